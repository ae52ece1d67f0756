#include "standoff/meaning/frames/senses.h"

#include <algorithm>
#include <utility>

#include "standoff/meaning/frames/predicate_words.h"

namespace standoff {
namespace {

constexpr std::uint32_t kParticleReach = 6;  // tokens between a verb and its particle

struct HoldsName {
  std::string_view name;
  Holds holds;
};
constexpr HoldsName kHolds[] = {
    {"", Holds::kAsItStands},       {"happened", Holds::kHappened},
    {"ongoing", Holds::kOngoing},   {"planned", Holds::kPlanned},
    {"possible", Holds::kPossible}, {"conditional", Holds::kConditional},
    {"negated", Holds::kNegated},   {"denied", Holds::kDenied},
    {"drop", Holds::kDrop},         {"claimed", Holds::kClaimed},
};

// What stands under this preposition.
std::vector<std::uint32_t> under(const std::vector<Oblique>& obliques,
                                 std::string_view preposition) {
  std::vector<std::uint32_t> found;
  for (const Oblique& oblique : obliques) {
    if (oblique.preposition == preposition) found.push_back(oblique.object);
  }
  return found;
}

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
  std::vector<std::string_view> words = split_list(field, ' ');
  sense.if_negated = words[0] == "not" && words.size() > 1;
  if (sense.if_negated) words.erase(words.begin());
  const std::vector<std::string_view> stances = split_list(words[0], '/');
  sense.stance = parse_stance(stances[0]);
  if (!sense.stance || stances.size() > 2) return false;
  if (stances.size() == 2) {
    sense.stance_if_negated = parse_stance(stances[1]);
    if (!sense.stance_if_negated || sense.if_negated) return false;
  }
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

// "that he resign", "that they be freed"
bool is_subjunctive(const Syntax& syntax, std::uint32_t token) {
  std::string_view first = syntax.token(token).tag();
  for (std::uint32_t c : syntax.document().children(token)) {
    if (!one_of(syntax.token(c).dep(), {"aux", "auxpass"})) continue;
    first = syntax.token(c).tag();
    break;
  }
  return first == "VB" && syntax.has_child(token, {"nsubj", "nsubjpass"});
}

bool is_known_class(const std::string& name, const NounClasses& classes) {
  return one_of(name, {"actor", "any", "none", "to", "ing", "that", "own", "bare"}) ||
         parse_event_type(name) || classes.knows(name);
}

}  // namespace

// What a line makes, its words apart; on failure the column and what was expected in it.
std::optional<std::pair<std::size_t, std::string>> Senses::parse(const KnowledgeRow& row,
                                                                 Sense& sense) const {
  const auto expected = [](std::size_t column, std::string what) {
    return std::optional(std::pair(column, std::move(what)));
  };
  if (!parse_conditions(row[2], sense)) return expected(2, "ROLE:CLASS items");
  for (const RoleCondition& condition : sense.conditions) {
    for (const std::string& name : condition.classes) {
      if (is_known_class(name, classes_)) continue;
      return expected(2, "a class of noun_classes.tsv instead of \"" + name + '"');
    }
  }
  if (!parse_event(row[3], sense)) return expected(3, "a PLOVER type or TYPE/mode");
  if (!parse_recipient(row[4], sense)) return expected(4, "roles, or =");
  if (!parse_stance_field(row[5], sense)) return expected(5, "a stance and its target");
  const auto* holds = std::find_if(std::begin(kHolds), std::end(kHolds),
                                   [&](const HoldsName& h) { return h.name == row[6]; });
  if (holds == std::end(kHolds)) return expected(6, "what becomes of the content");
  sense.holds = holds->holds;
  return std::nullopt;
}

// Files the words of a line under their first part; false where they are not written as words.
bool Senses::add_words(std::string_view words, std::uint32_t sense) {
  for (std::string_view item : split_list(words, ' ')) {
    std::optional<PredicateWord> word = parse_predicate_word(item);
    if (!word) return false;
    const Entry entry{std::move(word->parts), sense};
    entries_[word->key].push_back(entry);
    // "air-strike" may be written as one word.
    if (std::erase(word->key, '-') > 0) entries_[word->key].push_back(entry);
  }
  return true;
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
    if (const auto problem = senses.parse(row, sense)) {
      return table->error(row, problem->first, problem->second);
    }
    if (!senses.add_words(row[1], static_cast<std::uint32_t>(senses.senses_.size()))) {
      return table->error(row, 1, "words such as turn.down/v");
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
      if (frame.kind == PredicateKind::kVerb) return frame.agents;
      return frame.subjects;
    case Role::kContent:  // a deed may be told by a noun: "announced a withdrawal"
      return frame.content == kNoToken ? match.patients : std::vector<std::uint32_t>{frame.content};
    case Role::kOblique:
      break;
  }
  std::vector<std::uint32_t> found = under(frame.obliques, role.preposition);
  const std::vector<std::uint32_t> more = under(match.obliques, role.preposition);
  found.insert(found.end(), more.begin(), more.end());
  return found;
}

namespace {

// Finds the parts of a word such as "turn.down", "lay.siege.to" or "take.to.streets".
class PartFinder {
 public:
  PartFinder(const Syntax& syntax, const Frame& frame, SenseMatch& match, std::size_t parts)
      : syntax_(syntax),
        frame_(frame),
        match_(match),
        anchor_(frame.predicate),
        is_idiom_(parts > 1) {
    match_.patients = frame.patients;
  }

  // A particle, a preposition whose object becomes the patient, or a bare object.
  bool find(const std::string& part) {
    return hangs_on(frame_.predicate, part) || under_preposition(part) ||
           (anchor_ != frame_.predicate && hangs_on(anchor_, part)) ||
           (particle_ != kNoToken && hangs_on(particle_, part)) || far_preposition(part);
  }

 private:
  [[nodiscard]] bool is(std::uint32_t token, const std::string& part) const {
    const Token t = syntax_.token(token);
    return lower_ascii(t.text()) == part || lower_ascii(t.lemma()) == part;
  }

  void take(std::uint32_t token) {
    if (token > frame_.predicate && token < frame_.predicate + kParticleReach) {
      match_.words.end = std::max(match_.words.end, token + 1);
    }
  }

  bool hangs_on(std::uint32_t head, const std::string& part) {
    for (std::uint32_t c : syntax_.document().children(head)) {
      const Token t = syntax_.token(c);
      if (!is(c, part)) continue;
      if (one_of(t.dep(), {"prep", "agent", "dative"})) {
        if (syntax_.opens_time(c)) continue;  // "called on Monday for"
        const std::uint32_t object = syntax_.child(c, {"pobj", "pcomp"});
        // "drove the troops out of the town": a particle
        const bool particle = object == kNoToken && syntax_.has_child(c, {"prep"});
        // "put the army on alert", but "pushed migrants back at the border"
        const bool bare = !is_idiom_ || particle_ != kNoToken;
        if (head == frame_.predicate && bare && !particle && has_object_before(c)) return false;
        take(c);
        if (particle) {
          particle_ = c;
          return true;
        }
        if (object != kNoToken) {
          match_.patients = syntax_.conjuncts(object);
        } else if (std::vector<std::uint32_t> far = under(frame_.obliques, part); !far.empty()) {
          match_.patients = std::move(far);
        }
        preposition_ = true;
        return true;
      }
      if (one_of(t.dep(), {"prt", "advmod", "acomp", "oprd"})) {
        take(c);
        particle_ = c;
        return true;
      }
      if (one_of(t.dep(), {"dobj", "nsubjpass", "attr"})) {
        keep_other_objects(c);
        stand_on(c);
        return true;
      }
    }
    return false;
  }

  // "took guards hostage": the guards are done to.
  void keep_other_objects(std::uint32_t object) {
    std::erase_if(match_.patients, [&](std::uint32_t patient) {
      return patient == object || !one_of(syntax_.token(patient).dep(), {"dobj", "nsubjpass"});
    });
  }

  // "called a vote for May" calls for nothing, and "fired gas at them" does not fire at them.
  [[nodiscard]] bool has_object_before(std::uint32_t token) const {
    if (frame_.kind != PredicateKind::kVerb || anchor_ != frame_.predicate) return false;
    const std::uint32_t object = syntax_.child(frame_.predicate, {"dobj"});
    return object != kNoToken && object > frame_.predicate && object < token;
  }

  // "streets" in "took to the streets"; "war" in "the war that they waged".
  bool under_preposition(const std::string& part) {
    for (std::uint32_t token : match_.patients) {
      if (!is(token, part)) continue;
      match_.patients.clear();
      if (preposition_) match_.patients = frame_.patients;
      stand_on(token);
      return true;
    }
    return false;
  }

  // "of" in "pulled out of the accord".
  bool far_preposition(const std::string& part) {
    std::vector<std::uint32_t> far = under(frame_.obliques, part);
    std::erase_if(far, [&](std::uint32_t noun) { return syntax_.is_time(noun); });
    if (far.empty() || has_object_before(far.front())) return false;
    match_.patients = std::move(far);
    preposition_ = true;
    return true;
  }

  // What hangs on the word's object belongs to the whole.
  void stand_on(std::uint32_t noun) {
    take(noun);
    anchor_ = noun;
    for (std::uint32_t c : syntax_.document().children(noun)) {
      if (syntax_.token(c).dep() != "prep") continue;
      const std::uint32_t object = syntax_.child(c, {"pobj", "pcomp"});
      if (object == kNoToken) continue;
      match_.obliques.push_back({lower_ascii(syntax_.token(c).text()), object});
    }
  }

  const Syntax& syntax_;
  const Frame& frame_;
  SenseMatch& match_;
  std::uint32_t anchor_;               // the predicate, or its object once that is found
  std::uint32_t particle_ = kNoToken;  // "away" in "walked away from the talks"
  bool is_idiom_;                      // of more parts: "put the army on alert"
  bool preposition_ = false;           // the patients stand under one
};

// "$2 million": a number with the sign of a currency.
bool is_sum(const Syntax& syntax, std::uint32_t token) {
  if (syntax.token(token).tag() != "CD") return false;
  const auto& children = syntax.document().children(token);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t c) { return syntax.token(c).tag() == "$"; });
}

}  // namespace

// Whether what fills a role is of the class `name`.
bool Senses::is_of(const std::string& name, std::uint32_t token, const Syntax& syntax,
                   const RoleContext& context) const {
  if (name == "actor") return context.acts(token);
  if (one_of(name, {"to", "ing", "that"})) return form_of(syntax, token) == name;
  if (name == "bare") return is_subjunctive(syntax, token);
  if (name == "own") return syntax.has_child(token, {"nsubj", "nsubjpass"});
  if (const std::optional<EventType> type = parse_event_type(name)) {
    return context.deed(token) == type;
  }
  if (classes_.has(name, syntax.document(), token) || context.is(token, name)) return true;
  const bool sum = is_sum(syntax, token);
  if (sum && name == "money") return true;
  if (!sum && !classes_.has("quantity", syntax.document(), token)) return false;
  // "dozens of ships" are ships, "$2 million in aid" is aid.
  for (const char* joint : {"of", "in"}) {
    const std::uint32_t counted = syntax.object_of(token, joint);
    if (counted != kNoToken && classes_.has(name, syntax.document(), counted)) return true;
  }
  return false;
}

bool Senses::holds(const Syntax& syntax, const Frame& frame, const SenseMatch& match,
                   const RoleCondition& condition, const RoleContext& context) const {
  const std::vector<std::uint32_t> filled = fillers(frame, match, condition.role);
  const auto fits = [&](const std::string& name) {
    if (name == "none") return filled.empty();
    // Who did it is not said: anyone may have.
    if (name == "actor" && condition.role.role == Role::kAgent && filled.empty()) {
      return frame.passive;
    }
    return std::any_of(filled.begin(), filled.end(), [&](std::uint32_t token) {
      if (name == "any") return condition.role.role != Role::kContent || token == frame.content;
      return is_of(name, token, syntax, context);
    });
  };
  return std::any_of(condition.classes.begin(), condition.classes.end(), fits) != condition.negated;
}

std::string_view Senses::rule_of(std::string_view name) const {
  for (const Sense& sense : senses_) {
    if (sense.name == name) return sense.rule;
  }
  return {};
}

Holds Senses::modifier(Token modifier) const {
  for (const std::string& word : {lower_ascii(modifier.text()), lower_ascii(modifier.lemma())}) {
    const auto found = entries_.find(predicate_key(word, PredicateKind::kAdjective));
    if (found == entries_.end()) continue;
    for (const Entry& entry : found->second) {
      const Sense& sense = senses_[entry.sense];
      if (entry.parts.empty() && sense.conditions.empty()) return sense.holds;
    }
  }
  return Holds::kAsItStands;
}

// By lemma, by form where that is no inflection ("opposed to"), and joined to the words before it
// ("air strike", "cease-fire"). A verb joins only what a hyphen joins.
std::vector<Senses::Reading> Senses::readings(const Document& document, std::uint32_t predicate,
                                              PredicateKind kind) const {
  std::vector<Reading> found;
  const auto add = [&](std::string_view word, std::uint32_t begin, std::uint32_t joined) {
    const auto entries = entries_.find(predicate_key(word, kind));
    if (entries != entries_.end()) found.push_back({&entries->second, begin, joined});
  };
  for (const Compound& compound : compounds_at(document, predicate, kMostParts)) {
    if (kind != PredicateKind::kNoun && !compound.hyphenated) break;
    add(compound.word, compound.begin, compound.joined);
    if (compound.joined > 0 || kind == PredicateKind::kVerb) continue;
    const std::string text = lower_ascii(document.token(predicate).text());
    if (text != compound.word) add(text, compound.begin, 0);
  }
  return found;
}

std::optional<SenseMatch> Senses::match(const Syntax& syntax, const Frame& frame,
                                        const RoleContext& context) const {
  std::optional<SenseMatch> best;
  std::size_t best_weight = 0;
  for (const Reading& reading : readings(syntax.document(), frame.predicate, frame.kind)) {
    for (const Entry& entry : *reading.entries) {
      SenseMatch match;
      const Sense& sense = senses_[entry.sense];
      match.sense = &sense;
      match.words = {reading.begin, frame.predicate + 1};
      PartFinder parts(syntax, frame, match, entry.parts.size());
      if (!std::all_of(entry.parts.begin(), entry.parts.end(),
                       [&](const std::string& part) { return parts.find(part); })) {
        continue;
      }
      const bool fits = std::all_of(
          sense.conditions.begin(), sense.conditions.end(),
          [&](const RoleCondition& c) { return holds(syntax, frame, match, c, context); });
      const std::size_t weight =
          1 + sense.conditions.size() + 2 * (entry.parts.size() + reading.joined);
      const bool longer = best && weight == best_weight && reading.begin < best->words.begin;
      if (fits && (weight > best_weight || longer)) {
        best = std::move(match);
        best_weight = weight;
      }
    }
  }
  return best;
}

}  // namespace standoff
