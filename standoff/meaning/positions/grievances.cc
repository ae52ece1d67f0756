#include "standoff/meaning/positions/grievances.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "standoff/meaning/record_names.h"

namespace standoff {
namespace {

// What stands under the deed's prepositions, and under those that the parser hangs on whom it is
// done to: "expelled the envoy over the remarks".
std::vector<Oblique> phrases_of(const Deed& deed, const Frames& frames) {
  std::vector<Oblique> found = deed.frame.obliques;
  for (std::uint32_t patient : deed.frame.patients) {
    for (std::uint32_t c : frames.syntax().document().children(patient)) {
      const Token t = frames.syntax().token(c);
      const std::uint32_t object = frames.syntax().child(c, {"pobj"});
      if (t.dep() != "prep" || object == kNoToken) continue;
      found.push_back({lower_ascii(t.text()), object});
    }
  }
  return found;
}

template <typename List, typename Item>
bool has(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// "threatened to leave if the deal goes ahead": the clauses that such a word opens.
std::vector<std::uint32_t> conditions_of(const Deed& deed, const Frames& frames,
                                         const std::vector<std::string>& words) {
  const Syntax& syntax = frames.syntax();
  std::vector<std::uint32_t> found;
  for (const std::uint32_t verb : {deed.frame.predicate, deed.frame.content}) {
    if (verb == kNoToken) continue;
    for (std::uint32_t c : syntax.document().children(verb)) {
      if (syntax.token(c).dep() != "advcl" || !is_verb(syntax.token(c))) continue;
      const std::uint32_t mark = syntax.child(c, {"mark"});
      if (mark != kNoToken && has(words, lower_ascii(syntax.token(mark).text())))
        found.push_back(c);
    }
  }
  return found;
}

}  // namespace

Result<Grievances> Grievances::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("grievances.tsv", {.at_least = 4, .at_most = 4});
  if (!table) return table.error();
  const auto classes = NounClasses::load(knowledge);
  if (!classes) return classes.error();
  Grievances grievances;
  for (const KnowledgeRow& row : table->rows()) {
    Line line;
    for (std::string_view name : split_list(row[0])) {
      const std::optional<EventType> type = parse_event_type(name);
      if (!type) return table->error(row, 0, "types of PLOVER");
      line.types.push_back(*type);
    }
    for (std::string_view lead : split_list(row[1])) line.leads.emplace_back(lead);
    for (std::string_view name : split_list(row[2])) {
      if (!classes->knows(name)) return table->error(row, 2, "classes of noun_classes.tsv");
      line.not_of.emplace_back(name);
    }
    const std::optional<Stance> stance = parse_stance(row[3]);
    if (!stance) return table->error(row, 3, "a stance");
    line.stance = *stance;
    line.rule = table->rule(row);
    grievances.lines_.push_back(std::move(line));
  }
  return grievances;
}

std::vector<Grievance> Grievances::of(const Deed& deed, const Deeds& deeds) const {
  std::vector<Grievance> found;
  if (!deed.match.sense->event) return found;
  for (const Line& line : lines_) {
    if (!has(line.types, *deed.match.sense->event)) continue;
    for (const Oblique& oblique : phrases_of(deed, deeds.frames())) {
      const std::uint32_t object = object_under(deeds.frames().syntax(), oblique, line);
      if (object == kNoToken || !may_be(deeds, object, line)) continue;
      found.push_back({object, line.stance, line.rule});
    }
    for (const std::uint32_t clause : conditions_of(deed, deeds.frames(), line.leads)) {
      found.push_back({clause, line.stance, line.rule});
    }
  }
  return found;
}

// What the words of the line lead to: "over the raid", "in response to the raid".
std::uint32_t Grievances::object_under(const Syntax& syntax, const Oblique& oblique,
                                       const Line& line) {
  if (has(line.leads, oblique.preposition)) return oblique.object;
  const std::string lemma = lower_ascii(syntax.token(oblique.object).lemma());
  if (!has(line.leads, oblique.preposition + "." + lemma)) return kNoToken;
  for (std::uint32_t c : syntax.document().children(oblique.object)) {
    if (c > oblique.object && syntax.token(c).dep() == "prep") return syntax.child(c, {"pobj"});
  }
  return kNoToken;
}

bool Grievances::may_be(const Deeds& deeds, std::uint32_t object, const Line& line) {
  const Document& document = deeds.frames().syntax().document();
  if (document.token(object).pos() != "NOUN" || deeds.acts(object)) return false;
  return std::none_of(line.not_of.begin(), line.not_of.end(), [&](const std::string& name) {
    return deeds.senses().classes().has(name, document, object);
  });
}

}  // namespace standoff
