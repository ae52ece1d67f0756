// How far the words of a phrase or clause go, as records quote them.
#pragma once

#include <set>
#include <string>

#include "standoff/base/span.h"
#include "standoff/meaning/frames/frame.h"

namespace standoff {

// The verb, or noun without one, whose clause holds `token`; itself where it is one.
std::uint32_t clause_of(const Syntax& syntax, std::uint32_t token);

// From the first to the last word of the clause of `predicate`, without the clauses that hang on it
// by addition.
TokenRange clause_range(const Syntax& syntax, std::uint32_t predicate);

// The clause that tells a deed.
ByteSpan evidence_of(const Frames& frames, std::uint32_t predicate);

// A noun with what tells it from others: "the draft of a fishing pact", without relative clauses
// and appositions.
TokenRange noun_reach(const Syntax& syntax, std::uint32_t noun);

// What a predicate in the content of another says, without "to" and "that": "leave the region".
TokenRange clause_reach(const Syntax& syntax, std::uint32_t verb);

// The words of `predicate`, whichever it is.
ByteSpan reach_of(const Syntax& syntax, std::uint32_t predicate);

// The same without subject, auxiliaries and reasons: "leave" of "they must leave because of it".
ByteSpan deed_reach(const Syntax& syntax, std::uint32_t verb);

// The sentence that holds this byte, by its index.
std::uint32_t sentence_at(const Document& document, std::uint32_t byte);

// Whether the words in `span` have a subject: they are a clause.
bool has_subject(const Document& document, ByteSpan span);

// The lemmas of the nouns, names, verbs and adjectives in `span`, in lower case.
std::set<std::string> content_words(const Document& document, ByteSpan span);

// Whether they begin in one sentence or in neighbours.
bool are_near(const Document& document, ByteSpan a, ByteSpan b);

// Whether the word itself or its clause is negated: "no proof", "was not shown".
bool is_negated(const Syntax& syntax, std::uint32_t token);

}  // namespace standoff
