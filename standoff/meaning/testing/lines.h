// Records as lines that people can write and compare: what an article's report says, one record a
// line, and the tests that check it.
//
//   compare("standoff/meaning/events/events_test.conllu", "event", event_lines);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/ground/knowledge.h"
#include "standoff/meaning/report.h"

namespace standoff {

using Lines = std::vector<std::string>;
using Describe = Lines (*)(const Document& document, const Report& report);

// "ASSAULT/drone ; Russia > Ukraine ; happened ; attack / strikes", then what is set of "claimed by
// Hamas" and "on 2024-09-23". The mentions follow the trigger.
Lines event_lines(const Document& document, const Report& report);

// "Israel ; reject ; the plan ; the proposal", then what is set of "via Joe Doe", "reason because
// ...", "condition if ..." and "on 2024-09-23". The fourth is the proposal it is on, "-" for none.
Lines position_lines(const Document& document, const Report& report);

// "ceasefire ; a 21-day truce / the truce ; by France ; backed by Egypt ; rejected": kind,
// mentions, proposers, endorsers and status; then what is set of "for P21D".
Lines proposal_lines(const Document& document, const Report& report);

// "a 21-day truce ; proposed by France on 2024-09-23 / rejected by Israel"
Lines history_lines(const Document& document, const Report& report);

// "figures ; Norvia: nine people were killed / Tamaria: 12 people were killed"
Lines disagreement_lines(const Document& document, const Report& report);

// "the truce ; for France ; against Israel ; neutral -"
Lines standoff_lines(const Document& document, const Report& report);

// "2024-09-23 event proposed"
Lines timeline_lines(const Document& document, const Report& report);

// One case of a file: the lines that its comments expect under `key`, and those of the report.
struct Compared {
  std::string why;
  std::string text;
  std::string expected;
  std::string found;
};

// Analyses every case of the file with `knowledge`; cases without a line "# KEY = ..." are left
// out, and "# KEY = none" expects nothing. "# published" gives the article's date. Errors: those of
// the knowledge and of the cases.
Result<std::vector<Compared>> compare(const std::string& path, std::string_view key,
                                      Describe describe, const Knowledge& knowledge = {});

}  // namespace standoff
