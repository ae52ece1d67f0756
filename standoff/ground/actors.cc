#include "standoff/ground/actors.h"

#include <algorithm>
#include <utility>

namespace standoff {
namespace {

constexpr std::size_t kMostNamesakes = 16;

constexpr int kMaxDepth = 3;  // nested phrases that say whose an organ is

// Lower case, without full stops and article: "the U.S." and "US" are one name.
std::string name_key(std::string_view name) {
  std::string key = lower_ascii(name);
  key.erase(std::remove(key.begin(), key.end(), '.'), key.end());
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

std::string_view last_word(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}
std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }

// "Assad" for "al-Assad": the article of an Arabic surname comes and goes.
std::string surname_key(std::string_view name) {
  std::string key = name_key(last_word(name));
  if (key.starts_with("al-") || key.starts_with("el-")) key.erase(0, 3);
  return key;
}

// First letters of the capitalized words: "International Atomic Energy Agency" gives "IAEA".
std::string initials(std::string_view name) {
  std::string letters;
  bool at_start = true;
  for (char c : name) {
    if (at_start && c >= 'A' && c <= 'Z') letters += c;
    at_start = c == ' ' || c == '-';
  }
  return letters;
}

bool is_acronym(std::string_view name) {
  return name.size() >= 2 && name.size() <= 8 &&
         std::count_if(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) >=
             2 &&
         name.find(' ') == std::string_view::npos;
}

bool names_person(NounClass noun) {
  return noun == NounClass::kOfficial || noun == NounClass::kPerson;
}

}  // namespace

Actors::Actors(const Syntax& syntax, const Quotations& quotations, const World& world)
    : syntax_(syntax),
      document_(syntax.document()),
      quotations_(quotations),
      world_(world),
      countries_(find_countries(syntax, world)),
      actor_at_(document_.token_count(), kNoRecord),
      salience_(document_.token_count(), 0) {
  group_names(find_names(syntax, world));
}

ActorId Actors::make(Actor actor) {
  actors_.push_back(std::move(actor));
  names_.emplace_back();
  traits_.emplace_back();
  return static_cast<ActorId>(actors_.size() - 1);
}

void Actors::mention(ActorId id, TokenRange tokens, std::uint32_t head, MentionForm form) {
  actors_[id].mentions.push_back({document_.span_of(tokens), form, head});
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (form == MentionForm::kName || i == head) actor_at_[i] = id;
  }
  salience_[head] = static_cast<std::int8_t>(weight_of(head));
}

int Actors::weight_of(std::uint32_t token) const {
  const Token t = document_.token(token);
  int weight = 3;
  if (one_of(t.dep(), {"nsubj", "nsubjpass"})) {
    weight += 3;
    if (t.head().is_root()) ++weight;
  } else if (one_of(t.dep(), {"poss", "compound", "nmod"})) {
    weight -= 1;
  }
  if (quotations_.holds(token)) weight -= 2;
  return std::max(weight, 1);
}

void Actors::note_speaker(ActorId actor, std::uint32_t token) {
  if (token >= salience_.size() || actor_at_[token] != actor) return;
  salience_[token] = static_cast<std::int8_t>(std::min(salience_[token] + 2, 12));
}

// ---------------------------------------------------------------------------------------------
// Names

void Actors::group_names(const std::vector<NameMention>& names) {
  // Full names of people first: a surname before its full name ("Netanyahu" in a headline) and a
  // surname that the pipeline took for an organization then find them.
  std::vector<ActorId> ids(names.size(), kNoRecord);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].type == NameType::kPerson && names[i].known == nullptr &&
        names[i].text.find(' ') != std::string::npos) {
      ids[i] = group_person(names[i]);
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (ids[i] != kNoRecord) continue;
    if (names[i].known != nullptr) {
      ids[i] = group_known(names[i]);
    } else if (names[i].type == NameType::kPerson) {
      ids[i] = group_person(names[i]);
    } else {
      ids[i] = group_organization(names[i]);
    }
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (ids[i] == kNoRecord) continue;
    mention(ids[i], names[i].tokens, names[i].head, MentionForm::kName);
  }
  find_lost_surnames();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (ids[i] != kNoRecord && actors_[ids[i]].kind == ActorKind::kPerson) {
      describe_person(ids[i], names[i].head, names[i].tokens);
      learn_gender(ids[i], actors_[ids[i]].role);
    }
  }
}

// Surnames that the pipeline did not take for names: "Trump" as a noun.
void Actors::find_lost_surnames() {
  std::unordered_map<std::string_view, ActorId> surnames;
  for (ActorId id = 0; id < actors_.size(); ++id) {
    if (actors_[id].kind != ActorKind::kPerson) continue;
    for (const std::string& form : names_[id]) {
      const std::string_view surname = last_word(form);
      if (surname.size() > 2 && surname.size() < form.size()) surnames[surname] = id;
    }
  }
  for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
    if (actor_at_[t] != kNoRecord || document_.entity_of(t) != Document::kNone) continue;
    const auto found = surnames.find(document_.token(t).text());
    if (found != surnames.end()) mention(found->second, {t, t + 1}, t, MentionForm::kName);
  }
}

ActorId Actors::group_known(const NameMention& mention) {
  const KnownName& known = *mention.known;
  // A people is not its state: "Israelis" said, "Israel" said.
  const bool people = known.use == NameUse::kAdjective;
  const std::string key = people ? "people of " + known.country : "known " + known.name;
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) return found->second;
  Actor actor;
  actor.name = people ? mention.text : known.name;
  actor.kind = people ? ActorKind::kPopulation : known.kind;
  if (known.country.size() == 3) actor.country = known.country;
  return by_key_[key] = make(std::move(actor));
}

ActorId Actors::find_person(std::string_view name) const {
  const bool full = name.find(' ') != std::string_view::npos;
  if (const auto same = people_.find("name " + name_key(name)); same != people_.end()) {
    return same->second.back();
  }
  // The latest bearer of the surname whose given name does not speak against it.
  if (const auto family = people_.find("surname " + surname_key(name)); family != people_.end()) {
    for (auto id = family->second.rbegin(); id != family->second.rend(); ++id) {
      const std::string_view known = names_[*id].front();
      const bool both = full && known.find(' ') != std::string_view::npos;
      if (!both || known.front() == name.front()) return *id;
    }
  }
  if (full) return kNoRecord;
  const auto given = people_.find("given " + name_key(name));
  return given == people_.end() ? kNoRecord : given->second.front();
}

void Actors::index_person(ActorId id, std::string_view name) {
  const auto add = [&](const std::string& key) {
    std::vector<ActorId>& ids = people_[key];
    if (ids.size() < kMostNamesakes) ids.push_back(id);
  };
  add("name " + name_key(name));
  add("surname " + surname_key(name));
  if (name.find(' ') != std::string_view::npos) add("given " + name_key(first_word(name)));
}

ActorId Actors::group_person(const NameMention& mention) {
  ActorId id = find_person(mention.text);
  if (id == kNoRecord) {
    Actor actor;
    actor.name = mention.text;
    actor.kind = ActorKind::kPerson;
    id = make(std::move(actor));
  }
  if (mention.text.size() > actors_[id].name.size() &&
      mention.text.find(' ') != std::string::npos) {
    actors_[id].name = mention.text;
  }
  auto& forms = names_[id];
  if (std::find(forms.begin(), forms.end(), mention.text) == forms.end()) {
    forms.push_back(mention.text);
    index_person(id, mention.text);
  }
  if (mention.text.find(' ') != std::string::npos) learn_gender(id, first_word(mention.text));
  return id;
}

ActorId Actors::group_organization(const NameMention& mention) {
  // A surname taken for an organization or place.
  if (mention.text.find(' ') == std::string::npos) {
    if (const ActorId person = find_person(mention.text); person != kNoRecord) return person;
  }
  const std::string key = "name " + name_key(mention.text);
  if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
  if (is_acronym(mention.text)) {
    const std::string short_key = "initials " + name_key(mention.text);
    if (const auto found = by_key_.find(short_key); found != by_key_.end()) {
      return by_key_[key] = found->second;
    }
  }
  // "Foreign Ministry" after "Turkish Foreign Ministry".
  if (const auto found = by_key_.find("end " + name_key(mention.text)); found != by_key_.end()) {
    return by_key_[key] = found->second;
  }
  Actor actor;
  actor.name = mention.text;
  const NounClass noun = world_.noun_class(document_.token(mention.tokens.end - 1));
  NounClass best = noun;
  for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
    const NounClass at = world_.noun_class(document_.token(i));
    if (best == NounClass::kOther || names_person(best)) best = at == NounClass::kOther ? best : at;
  }
  if (mention.type == NameType::kPlace) {
    actor.kind = ActorKind::kGovernment;
  } else if (mention.type == NameType::kGroup) {
    actor.kind = ActorKind::kPopulation;
  } else {
    actor.kind = best == NounClass::kOther || names_person(best) || best == NounClass::kDocument ||
                         best == NounClass::kPopulation
                     ? ActorKind::kOrganization
                     : actor_kind(best);
  }
  for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end && actor.country.empty();
       ++i) {
    actor.country = countries_[i];
  }
  if (actor.country.empty() && mention.type == NameType::kOrganization) {
    actor.country = country_of(mention.head);
  }
  const ActorId id = make(std::move(actor));
  names_[id].push_back(mention.text);
  for (std::size_t space = mention.text.find(' '); space != std::string::npos;
       space = mention.text.find(' ', space + 1)) {
    by_key_.emplace("end " + name_key(std::string_view(mention.text).substr(space + 1)), id);
  }
  const std::string short_name = initials(mention.text);
  if (short_name.size() >= 2) by_key_.emplace("initials " + name_key(short_name), id);
  return by_key_[key] = id;
}

// ---------------------------------------------------------------------------------------------
// Descriptions of named people

void Actors::describe_person(ActorId id, std::uint32_t head, TokenRange name) {
  Actor& person = actors_[id];
  // Before the name: "U.S. Defense Secretary Mark Esper".
  std::uint32_t begin = name.begin;
  const std::uint32_t sentence = document_.sentence_of(name.begin);
  std::uint32_t role_begin = kNoToken;
  bool has_role = false;
  while (begin > 0 && document_.sentence_of(begin - 1) == sentence) {
    const Token t = document_.token(begin - 1);
    const bool joins =
        one_of(t.pos(), {"NOUN", "PROPN", "ADJ"}) || one_of(t.text(), {"of", "for", "-"});
    if (!joins || name.begin - begin > 10) break;
    --begin;
    if (world_.noun_class(t) == NounClass::kOfficial ||
        world_.noun_class(t) == NounClass::kPerson) {
      has_role = true;
    }
    if (countries_[begin].empty()) role_begin = begin;
  }
  if (has_role && begin < name.begin) {
    for (std::uint32_t i = begin; i < name.begin && person.country.empty(); ++i) {
      person.country = countries_[i];
    }
    if (person.country.empty() && begin > 0) {
      // "Israel's Prime Minister Benjamin Netanyahu"
      const Token before = document_.token(begin - 1);
      if (before.tag() == "POS" && begin > 1) person.country = countries_[begin - 2];
    }
    if (person.role.empty() && role_begin != kNoToken) {
      person.role = lower_ascii(document_.text(document_.span_of({role_begin, name.begin})));
    }
  }
  // After the name, or around it: appositions and "of Iran".
  for (std::uint32_t c : document_.children(head)) {
    if (document_.token(c).dep() == "appos") describe_apposition(id, c);
  }
  const Token h = document_.token(head);
  if (h.dep() == "appos") describe_apposition(id, h.record().head);
  if (person.country.empty() && (has_role || !person.role.empty()))
    person.country = country_of(head);
}

void Actors::describe_apposition(ActorId id, std::uint32_t noun) {
  const NounClass noun_class = world_.noun_class(document_.token(noun));
  if (!names_person(noun_class) && noun_class != NounClass::kPopulation) return;
  Actor& person = actors_[id];
  if (person.country.empty()) person.country = country_of(noun);
  if (!person.role.empty()) return;
  TokenRange phrase = syntax_.noun_phrase(noun);
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    const Token t = document_.token(i);
    if (one_of(t.pos(), {"DET", "PRON"}) || t.tag() == "POS" || !countries_[i].empty()) {
      phrase.begin = i + 1;
    }
  }
  if (!phrase.empty()) person.role = lower_ascii(document_.text(document_.span_of(phrase)));
}

// The first word that says whether to call the actor he or she.
void Actors::learn_gender(ActorId id, std::string_view words) {
  while (!words.empty() && traits_[id].gender == Gender::kUnknown) {
    const std::string_view word = first_word(words);
    traits_[id].gender = world_.gender(word);
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
}

std::string Actors::country_of(std::uint32_t noun, int depth) const {
  if (depth > kMaxDepth) return {};
  if (!countries_[noun].empty()) return countries_[noun];
  const TokenRange phrase = syntax_.noun_phrase(noun);
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (!countries_[i].empty()) return countries_[i];
  }
  // "Netanyahu's office", "the Taliban spokesman"
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    const ActorId owner = actor_at_[i];
    if (owner != kNoRecord && i != noun && !actors_[owner].country.empty()) {
      return actors_[owner].country;
    }
  }
  for (std::uint32_t c : document_.children(noun)) {
    const Token t = document_.token(c);
    const bool of = t.dep() == "prep" && one_of(lower_ascii(t.text()), {"of", "for", "from", "at",
                                                                        "in", "within", "with"});
    if (!of) continue;
    const std::uint32_t object = syntax_.child(c, {"pobj"});
    if (object == kNoToken) continue;
    if (actor_at_[object] != kNoRecord && !actors_[actor_at_[object]].country.empty()) {
      return actors_[actor_at_[object]].country;
    }
    if (std::string country = country_of(object, depth + 1); !country.empty()) return country;
  }
  return {};
}

std::vector<Actor> Actors::take() && {
  for (Actor& actor : actors_) {
    std::sort(actor.mentions.begin(), actor.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }
  return std::move(actors_);
}

}  // namespace standoff
