#include "standoff/meaning/frames/senses.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

constexpr std::uint32_t kMostParts = 5;      // words and hyphens of "state-of-emergency"
constexpr std::uint32_t kParticleReach = 6;  // tokens between a verb and its particle

struct EventName {
  std::string_view name;
  EventType type;
};
constexpr EventName kEvents[] = {
    {"AGREE", EventType::kAgree},         {"CONSULT", EventType::kConsult},
    {"SUPPORT", EventType::kSupport},     {"CONCEDE", EventType::kConcede},
    {"COOPERATE", EventType::kCooperate}, {"AID", EventType::kAid},
    {"RETREAT", EventType::kRetreat},     {"REQUEST", EventType::kRequest},
    {"ACCUSE", EventType::kAccuse},       {"REJECT", EventType::kReject},
    {"THREATEN", EventType::kThreaten},   {"PROTEST", EventType::kProtest},
    {"SANCTION", EventType::kSanction},   {"MOBILIZE", EventType::kMobilize},
    {"COERCE", EventType::kCoerce},       {"ASSAULT", EventType::kAssault},
};

struct StanceName {
  std::string_view name;
  Stance stance;
};
constexpr StanceName kStances[] = {
    {"propose", Stance::kPropose},     {"endorse", Stance::kEndorse},
    {"accept", Stance::kAccept},       {"accept_conditionally", Stance::kAcceptConditionally},
    {"undecided", Stance::kUndecided}, {"no_response", Stance::kNoResponse},
    {"criticise", Stance::kCriticise}, {"oppose", Stance::kOppose},
    {"reject", Stance::kReject},
};

struct HoldsName {
  std::string_view name;
  Holds holds;
};
constexpr HoldsName kHolds[] = {
    {"", Holds::kAsItStands},       {"happened", Holds::kHappened},
    {"ongoing", Holds::kOngoing},   {"planned", Holds::kPlanned},
    {"possible", Holds::kPossible}, {"conditional", Holds::kConditional},
    {"negated", Holds::kNegated},   {"drop", Holds::kDrop},
};

constexpr std::pair<std::string_view, NounClass> kAgentClasses[] = {
    {"official", NounClass::kOfficial},         {"person", NounClass::kPerson},
    {"population", NounClass::kPopulation},     {"organ", NounClass::kOrgan},
    {"organization", NounClass::kOrganization}, {"igo", NounClass::kIgo},
    {"armed_group", NounClass::kArmedGroup},    {"media", NounClass::kMedia},
    {"document", NounClass::kDocument},
};

std::optional<RoleName> parse_role(std::string_view name) {
  if (name == "agent") return RoleName{Role::kAgent, {}};
  if (name == "subject") return RoleName{Role::kSubject, {}};
  if (name == "patient") return RoleName{Role::kPatient, {}};
  if (name == "recipient") return RoleName{Role::kRecipient, {}};
  if (name == "content") return RoleName{Role::kContent, {}};
  if (name.size() > 1 && name.front() == '+') {
    return RoleName{Role::kOblique, std::string(name.substr(1))};
  }
  return std::nullopt;
}

bool parse_conditions(std::string_view field, Sense& sense) {
  for (std::string_view item : split_list(field, ' ')) {
    const std::size_t colon = item.find(':');
    if (colon == std::string_view::npos) return false;
    const std::optional<RoleName> role = parse_role(item.substr(0, colon));
    if (!role) return false;
    RoleCondition condition{*role, false, {}};
    std::string_view classes = item.substr(colon + 1);
    if (classes.starts_with('!')) {
      condition.negated = true;
      classes.remove_prefix(1);
    }
    for (std::string_view one : split_list(classes)) condition.classes.emplace_back(one);
    if (condition.classes.empty()) return false;
    sense.conditions.push_back(std::move(condition));
  }
  return true;
}

bool parse_event(std::string_view field, Sense& sense) {
  if (field.empty()) return true;
  const std::size_t slash = field.find('/');
  sense.event = parse_event_type(field.substr(0, slash));
  if (!sense.event) return false;
  if (slash == std::string_view::npos) return true;
  const std::string_view mode = field.substr(slash + 1);
  sense.mode_by_content = mode == "?";
  if (!sense.mode_by_content) sense.mode = mode;
  return !mode.empty();
}

bool parse_recipient(std::string_view field, Sense& sense) {
  sense.mutual = field == "=";
  if (sense.mutual) return true;
  for (std::string_view item : split_list(field)) {
    const std::optional<RoleName> role = parse_role(item);
    if (!role) return false;
    sense.recipient.push_back(*role);
  }
  return true;
}

bool parse_stance_field(std::string_view field, Sense& sense) {
  if (field.empty()) return true;
  const std::vector<std::string_view> words = split_list(field, ' ');
  sense.stance = parse_stance(words[0]);
  if (!sense.stance) return false;
  if (words.size() == 1) return true;
  sense.target = parse_role(words[1]);
  if (!sense.target) return false;
  if (words.size() == 2) return true;
  sense.by_speaker = words.size() == 4 && words[2] == "by" && words[3] == "speaker";
  return sense.by_speaker;
}

// How a clause in the content is put: "to go", "going", "that they went"; empty for a noun.
std::string_view form_of(const Syntax& syntax, std::uint32_t token) {
  const Token t = syntax.token(token);
  if (!one_of(t.pos(), {"VERB", "AUX"})) return {};
  for (std::uint32_t c : syntax.document().children(token)) {
    if (syntax.token(c).tag() == "TO" && syntax.token(c).dep() == "aux") return "to";
  }
  return t.tag() == "VBG" && !syntax.has_child(token, {"aux"}) ? "ing" : "that";
}

bool is_known_class(const std::string& name, const NounClasses& classes) {
  return one_of(name, {"actor", "any", "none", "to", "ing", "that"}) || parse_event_type(name) ||
         classes.knows(name);
}

std::string_view suffix_of(PredicateKind kind) {
  switch (kind) {
    case PredicateKind::kVerb:
      return "/v";
    case PredicateKind::kNoun:
      return "/n";
    case PredicateKind::kAdjective:
      return "/a";
  }
  return "/v";
}

}  // namespace

std::optional<EventType> parse_event_type(std::string_view name) {
  for (const EventName& event : kEvents) {
    if (event.name == name) return event.type;
  }
  return std::nullopt;
}

std::string_view plover_name(EventType type) {
  for (const EventName& event : kEvents) {
    if (event.type == type) return event.name;
  }
  return {};
}

std::optional<Stance> parse_stance(std::string_view name) {
  for (const StanceName& stance : kStances) {
    if (stance.name == name) return stance.stance;
  }
  return std::nullopt;
}

Result<NounClasses> NounClasses::load(const Knowledge& knowledge) {
  const auto table = knowledge.table("noun_classes.tsv", {.at_least = 2, .at_most = 2});
  if (!table) return table.error();
  NounClasses classes;
  for (const KnowledgeRow& row : table->rows()) {
    auto& nouns = classes.classes_[std::string(row[0])];
    for (std::string_view noun : split_list(row[1])) nouns.insert(lower_ascii(noun));
  }
  const auto agents = knowledge.table("agents.tsv", {.at_least = 2, .at_most = 4});
  if (!agents) return agents.error();
  for (const KnowledgeRow& row : agents->rows()) {
    classes.classes_[std::string(row[0])].insert(lower_ascii(row[1]));
  }
  return classes;
}

bool NounClasses::has(std::string_view noun_class, const Document& document,
                      std::uint32_t token) const {
  const auto found = classes_.find(std::string(noun_class));
  if (found == classes_.end()) return false;
  const Token t = document.token(token);
  const std::string lemma = lower_ascii(t.lemma());
  if (found->second.contains(lemma) || found->second.contains(lower_ascii(t.text()))) return true;
  std::string joined = lemma;
  for (std::uint32_t back = 1; back < kMostParts && back <= token; ++back) {
    const Token before = document.token(token - back);
    if (before.text() == "-") continue;
    joined = lower_ascii(before.text()) + "-" + joined;
    if (found->second.contains(joined)) return true;
  }
  return false;
}

bool NounClasses::knows(std::string_view noun_class) const {
  return classes_.contains(std::string(noun_class));
}

Result<Senses> Senses::load(const Knowledge& knowledge) {
  Result<NounClasses> classes = NounClasses::load(knowledge);
  if (!classes) return std::move(classes).error();
  const auto table = knowledge.table("senses.tsv", {.at_least = 4, .at_most = 7});
  if (!table) return table.error();
  Senses senses(std::move(*classes));
  for (const KnowledgeRow& row : table->rows()) {
    Sense sense;
    sense.name = row[0];
    sense.rule = table->rule(row);
    if (!parse_conditions(row[2], sense)) return table->error(row, 2, "ROLE:CLASS items");
    for (const RoleCondition& condition : sense.conditions) {
      for (const std::string& name : condition.classes) {
        if (!is_known_class(name, senses.classes_)) {
          return table->error(row, 2, "a class of noun_classes.tsv instead of \"" + name + '"');
        }
      }
    }
    if (!parse_event(row[3], sense)) return table->error(row, 3, "a PLOVER type or TYPE/mode");
    if (!parse_recipient(row[4], sense)) return table->error(row, 4, "roles, or =");
    if (!parse_stance_field(row[5], sense)) return table->error(row, 5, "a stance and its target");
    const auto* holds = std::find_if(std::begin(kHolds), std::end(kHolds),
                                     [&](const HoldsName& h) { return h.name == row[6]; });
    if (holds == std::end(kHolds)) return table->error(row, 6, "what becomes of the content");
    sense.holds = holds->holds;
    const auto index = static_cast<std::uint32_t>(senses.senses_.size());
    for (std::string_view word : split_list(row[1], ' ')) {
      const std::size_t slash = word.rfind('/');
      if (slash == std::string_view::npos || !one_of(word.substr(slash), {"/v", "/n", "/a"})) {
        return table->error(row, 1, "words such as turn.down/v");
      }
      std::vector<std::string_view> parts = split_list(word.substr(0, slash), '.');
      Entry entry{{}, index};
      for (std::size_t i = 1; i < parts.size(); ++i) entry.parts.emplace_back(parts[i]);
      senses.entries_[lower_ascii(parts[0]) + std::string(word.substr(slash))].push_back(
          std::move(entry));
    }
    senses.senses_.push_back(std::move(sense));
  }
  return senses;
}

std::vector<std::uint32_t> fillers(const Frame& frame, const SenseMatch& match,
                                   const RoleName& role) {
  switch (role.role) {
    case Role::kAgent:
      return frame.agents;
    case Role::kPatient:
      return match.patients;
    case Role::kRecipient:
      return frame.recipients;
    case Role::kSubject:
      return frame.subjects;
    case Role::kContent:  // a deed may be told by a noun: "announced a withdrawal"
      return frame.content == kNoToken ? match.patients : std::vector<std::uint32_t>{frame.content};
    case Role::kOblique:
      break;
  }
  std::vector<std::uint32_t> found;
  for (const Oblique& oblique : frame.obliques) {
    if (oblique.preposition == role.preposition) found.push_back(oblique.object);
  }
  return found;
}

// Every part is a particle, a preposition whose object becomes the patient, or the bare object.
bool Senses::find_parts(const Syntax& syntax, const Frame& frame, const Entry& entry,
                        SenseMatch& match) const {
  match.patients = frame.patients;
  match.words = {frame.predicate, frame.predicate + 1};
  const auto take = [&](std::uint32_t token) {
    if (token > frame.predicate && token < frame.predicate + kParticleReach) {
      match.words.end = std::max(match.words.end, token + 1);
    }
  };
  for (const std::string& part : entry.parts) {
    bool found = false;
    for (std::uint32_t c : syntax.document().children(frame.predicate)) {
      const Token t = syntax.token(c);
      const bool word = lower_ascii(t.text()) == part;
      if (word && one_of(t.dep(), {"prt", "advmod", "acomp", "oprd", "prep", "agent", "dative"})) {
        found = true;
        take(c);
        if (one_of(t.dep(), {"prep", "agent", "dative"})) {
          const std::vector<std::uint32_t> under = fillers(frame, match, {Role::kOblique, part});
          if (!under.empty()) match.patients = under;
        }
      } else if (one_of(t.dep(), {"dobj", "nsubjpass", "attr"}) &&
                 (lower_ascii(t.lemma()) == part || word)) {
        found = true;
        take(c);
        match.patients.clear();
      }
      if (found) break;
    }
    if (!found && std::any_of(frame.obliques.begin(), frame.obliques.end(),
                              [&](const Oblique& o) { return o.preposition == part; })) {
      found = true;
      match.patients = fillers(frame, match, {Role::kOblique, part});
    }
    if (!found) return false;
  }
  return true;
}

bool Senses::holds(const Syntax& syntax, const Frame& frame, const SenseMatch& match,
                   const RoleCondition& condition, const RoleContext& context) const {
  const std::vector<std::uint32_t> filled = fillers(frame, match, condition.role);
  for (const std::string& name : condition.classes) {
    if (name == "none") {
      if (filled.empty() != condition.negated) return true;
      continue;
    }
    // Who did it is not said: anyone may have.
    if (name == "actor" && condition.role.role == Role::kAgent && filled.empty() && frame.passive) {
      return !condition.negated;
    }
    const bool fits = std::any_of(filled.begin(), filled.end(), [&](std::uint32_t token) {
      if (name == "any") return condition.role.role != Role::kContent || token == frame.content;
      if (name == "actor") return context.acts(token);
      if (one_of(name, {"to", "ing", "that"})) return form_of(syntax, token) == name;
      if (const std::optional<EventType> type = parse_event_type(name)) {
        return context.deed(token) == type;
      }
      return classes_.has(name, syntax.document(), token) || context.is(token, name);
    });
    if (fits) return !condition.negated;
  }
  return condition.negated && std::find(condition.classes.begin(), condition.classes.end(),
                                        "none") == condition.classes.end();
}

Holds Senses::modifier(Token modifier) const {
  for (const std::string& word : {lower_ascii(modifier.text()), lower_ascii(modifier.lemma())}) {
    const auto found = entries_.find(word + "/a");
    if (found == entries_.end()) continue;
    for (const Entry& entry : found->second) {
      const Sense& sense = senses_[entry.sense];
      if (entry.parts.empty() && sense.conditions.empty()) return sense.holds;
    }
  }
  return Holds::kAsItStands;
}

std::optional<SenseMatch> Senses::match(const Syntax& syntax, const Frame& frame,
                                        const RoleContext& context) const {
  const Token predicate = syntax.token(frame.predicate);
  auto found = entries_.find(lower_ascii(predicate.lemma()) + std::string(suffix_of(frame.kind)));
  if (found == entries_.end() && frame.kind == PredicateKind::kNoun) {
    found = entries_.find(lower_ascii(predicate.text()) + "/n");
  }
  if (found == entries_.end()) return std::nullopt;
  std::optional<SenseMatch> best;
  std::size_t best_weight = 0;
  for (const Entry& entry : found->second) {
    SenseMatch match;
    const Sense& sense = senses_[entry.sense];
    match.sense = &sense;
    if (!find_parts(syntax, frame, entry, match)) continue;
    const bool fits = std::all_of(
        sense.conditions.begin(), sense.conditions.end(),
        [&](const RoleCondition& c) { return holds(syntax, frame, match, c, context); });
    const std::size_t weight = 1 + sense.conditions.size() + 2 * entry.parts.size();
    if (fits && weight > best_weight) {
      best = std::move(match);
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace standoff
