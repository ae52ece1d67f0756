// Statements in the words of other statements: who said that who said.
//
//   if (is_nested(statements, statement, false)) skip(statement);
#pragma once

#include <vector>

#include "standoff/meaning/report.h"

namespace standoff {

// Whether the cue of `s`, an element of `all`, stands in the words of another statement near it:
// one by the same speakers, where `own`.
bool is_nested(const std::vector<Statement>& all, const Statement& s, bool own);

// "He added that he believed" is one statement, and so is "said in a statement posted online": all
// but the second.
std::vector<Statement> told_once(const std::vector<Statement>& all);

}  // namespace standoff
