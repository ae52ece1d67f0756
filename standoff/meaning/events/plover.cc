#include "standoff/meaning/events/plover.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/frames/senses.h"

namespace standoff {

Result<Plover> Plover::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("plover.tsv", {.at_least = 4, .at_most = 6});
  if (!table) return table.error();
  Plover plover;
  for (const KnowledgeRow& row : table->rows()) {
    if (row[0] == "by") {
      const auto type = parse_event_type(row[1]);
      if (!type) return table->error(row, 1, "a PLOVER type");
      ContentMode by{*type, {}, std::string(row[3])};
      for (std::string_view name : split_list(row[2])) by.classes.emplace_back(name);
      plover.content_modes_.push_back(std::move(by));
      continue;
    }
    const auto type = parse_event_type(row[0]);
    if (!type) return table->error(row, 0, "a PLOVER type, or by");
    PloverCode code{std::string(row[2]), 0, std::string(row[4])};
    const std::string_view number = row[3];
    const char* const end = number.data() + number.size();
    const auto read = std::from_chars(number.data(), end, code.intensity);
    const bool in_range = code.intensity >= -10 && code.intensity <= 10;  // no NaN
    if (read.ec != std::errc() || read.ptr != end || !in_range) {
      return table->error(row, 3, "an intensity from -10 to 10");
    }
    plover.codes_[{*type, std::string(row[1])}] = std::move(code);
  }
  const auto contexts = knowledge.table("contexts.tsv", {.at_least = 2, .at_most = 2});
  if (!contexts) return contexts.error();
  for (const KnowledgeRow& row : contexts->rows()) {
    for (std::string_view word : split_list(row[1])) {
      plover.contexts_.emplace(lower_ascii(word), row[0]);
    }
  }
  return plover;
}

PloverCode Plover::code(EventType type, std::string_view mode) const {
  auto found = codes_.find({type, std::string(mode)});
  if (found == codes_.end()) found = codes_.find({type, {}});
  return found == codes_.end() ? PloverCode{} : found->second;
}

std::string Plover::mode_for(EventType type,
                             const std::function<bool(const std::string&)>& is) const {
  for (const ContentMode& by : content_modes_) {
    if (by.type != type) continue;
    if (by.classes.empty() || std::any_of(by.classes.begin(), by.classes.end(), is)) return by.mode;
  }
  return {};
}

std::string_view Plover::context(const std::string& lemma) const {
  const auto found = contexts_.find(lemma);
  return found == contexts_.end() ? std::string_view() : found->second;
}

}  // namespace standoff
