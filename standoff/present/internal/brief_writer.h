// What the sections of a brief share, and the sections. Each prints nothing where it has nothing
// to say, and marks what it leaves out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/present/internal/page.h"
#include "standoff/present/internal/wording.h"

namespace standoff {

struct BriefWriter {
  const Report& report;
  const Wording& wording;
  Page page;
  bool full;  // everything, and no quotation cut

  // How many of `count` to show where there is room for `room`: one more is shown, not counted.
  [[nodiscard]] std::size_t shown(std::size_t count, std::size_t room) const {
    return full || count <= room + 1 ? count : room;
  }

  // "… and 7 more"
  void more(std::size_t indent, std::size_t left_out);

  // A sentence with the words that support it: “turned down the plan” [k1, line 3]. The words are
  // cut to a line, around `focus`.
  void claim(std::size_t indent, std::string_view sentence, std::string_view id, ByteSpan evidence,
             ByteSpan focus);
  void claim(std::size_t indent, std::string_view sentence, std::string_view id,
             ByteSpan evidence) {
    claim(indent, sentence, id, evidence, {evidence.begin, evidence.begin});
  }
};

void print_standoffs(BriefWriter& brief);      // who is for and against what
void print_proposals(BriefWriter& brief);      // with each party's position
void print_positions(BriefWriter& brief);      // on what is no proposal
void print_events(BriefWriter& brief);         // what was done
void print_statements(BriefWriter& brief);     // what was said
void print_figures(BriefWriter& brief);        // how many
void print_disagreements(BriefWriter& brief);  // which accounts do not fit
void print_next(BriefWriter& brief);           // planned events that have a date
void print_actors(BriefWriter& brief);         // who
void print_places(BriefWriter& brief);         // where
void print_timeline(BriefWriter& brief);       // everything dated, in order; only in full

// The order of `weights`, heaviest first; equals stay as they are.
std::vector<std::uint32_t> by_weight(const std::vector<double>& weights);

// What the headline and the lead tell counts for more.
double prominence(const Wording& wording, ByteSpan span);

}  // namespace standoff
