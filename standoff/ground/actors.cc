// The part of Actors that groups the names of a document into actors.
#include "standoff/ground/actors.h"

#include <algorithm>
#include <utility>

#include "standoff/ground/internal/name_keys.h"

namespace standoff {
namespace {

constexpr std::size_t kMostNamesakes = 16;
constexpr std::size_t kMostForms = 16;

// Nouns by which a name tells what kind of actor it is: not "Report" or "Minister".
bool tells_kind(NounClass noun) {
  return noun != NounClass::kOther && noun != NounClass::kOfficial && noun != NounClass::kPerson &&
         noun != NounClass::kDocument && noun != NounClass::kPopulation;
}

// Whether the pipeline takes the word for part of a name of an actor or for part of a longer name;
// a surname alone that it takes for a hill or a ship is still a surname.
bool in_other_name(const Document& document, std::uint32_t token) {
  const std::uint32_t index = document.entity_of(token);
  if (index == Document::kNone) return false;
  const Entity& entity = document.entities()[index];
  return entity.tokens.size() > 1 ||
         one_of(document.label(entity.label), {"PERSON", "ORG", "GPE", "NORP"});
}

}  // namespace

Actors::Actors(const ActorInput& input)
    : syntax_(input.syntax),
      document_(input.syntax.document()),
      quotations_(input.quotations),
      world_(input.world),
      published_(input.published),
      countries_(find_countries(input.syntax, input.world)),
      actor_at_(document_.token_count(), kNoRecord),
      salience_(document_.token_count(), 0) {
  group_names(find_names(syntax_, world_, input.places, published_));
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
    if (ids[i] == kNoRecord) ids[i] = group(names[i]);
    learn_acronym(ids[i], names[i].tokens);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (ids[i] == kNoRecord) continue;
    mention(ids[i], names[i].tokens, names[i].head, MentionForm::kName);
  }
  find_lost_names();
  describe_persons(names, ids);
  for (ActorId id = 0; id < actors_.size(); ++id) {
    Actor& actor = actors_[id];
    if (actor.kind != ActorKind::kGovernment || !actor.country.empty()) continue;
    if (!actor.rule.empty() || actor.mentions.empty()) continue;
    if (is_home(actor.mentions.front().head)) actor.country = home_;
  }
}

ActorId Actors::group(const NameMention& mention) {
  if (mention.known != nullptr) return group_known(mention);
  if (mention.type == NameType::kPerson) return group_person(mention);
  // A surname taken for an organization or place.
  if (mention.text.find(' ') == std::string::npos) {
    if (const ActorId person = find_person(mention.text); person != kNoRecord) return person;
    if (world_.leaders().find_surname(mention.text, published_)) return group_person(mention);
  } else if (world_.leaders().find(mention.text, published_)) {
    return group_person(mention);
  }
  if (mention.type != NameType::kPlace) return group_organization(mention);
  for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
    place_at_.emplace(i, static_cast<std::uint32_t>(places_.size()));
  }
  places_.push_back(mention);
  return kNoRecord;
}

// Whether a direction stands for a country whose name begins so: "the South" alone.
bool Actors::is_alone(std::uint32_t token) const {
  const Token t = document_.token(token);
  return token > 0 && lower_ascii(document_.token(token - 1).text()) == "the" &&
         !one_of(t.dep(), {"compound", "nmod", "amod"}) && t.children().size() <= 1;
}

// Names that the pipeline did not take for names: "Trump" as a noun, the short form of a body that
// the article has introduced.
void Actors::find_lost_names() {
  std::unordered_map<std::string_view, ActorId> lost;
  std::unordered_map<std::string_view, ActorId> directions;
  for (ActorId id = 0; id < actors_.size(); ++id) {
    const std::string_view name = actors_[id].name;
    const std::string_view first = name.substr(0, name.find(' '));
    if (actors_[id].kind == ActorKind::kCountry && world_.is(WordList::kDirections, first))
      directions.emplace(first, id);
    const bool person = actors_[id].kind == ActorKind::kPerson;
    for (const std::string& form : names_[id]) {
      const std::string_view surname = last_word(form);
      if (person && surname.size() > 2 && surname.size() < form.size()) lost[surname] = id;
      if (!person && is_acronym(form)) lost[form] = id;
    }
  }
  for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
    if (actor_at_[t] != kNoRecord) continue;
    const std::string_view word = document_.token(t).text();
    if (const auto country = directions.find(word); country != directions.end() && is_alone(t)) {
      mention(country->second, {t, t + 1}, t, MentionForm::kName);
      continue;
    }
    if (in_other_name(document_, t)) continue;
    const auto found = lost.find(word);
    if (found != lost.end()) mention(found->second, {t, t + 1}, t, MentionForm::kName);
  }
}

// "Northern River Front (NRF)": what stands in brackets behind a name is its acronym.
void Actors::learn_acronym(ActorId id, TokenRange name) {
  const std::uint32_t open = name.end;
  if (id == kNoRecord || actors_[id].kind == ActorKind::kPerson) return;
  if (open + 2 >= document_.token_count() || document_.token(open).text() != "(") return;
  const std::string_view acronym = document_.token(open + 1).text();
  if (!is_acronym(acronym) || document_.token(open + 2).text() != ")") return;
  names_[id].emplace_back(acronym);
  by_key_.insert_or_assign("name " + name_key(acronym), id);
}

ActorId Actors::group_known(const NameMention& mention) {
  const KnownName& known = *mention.known;
  // A people is not its state: "Israelis" said, "Israel" said.
  const bool people = known.use == NameUse::kAdjective;
  std::string country = known.country;
  bool by_default = known.default_country;
  if (by_default) {
    if (std::string said = country_of(mention.head); !said.empty()) {
      country = std::move(said);
      by_default = false;
    }
  }
  std::string key = people ? "people of " + country : "known " + known.name;
  if (known.default_country && country != known.country) key += " of " + country;
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) {
    traits_[found->second].default_country &= by_default;
    return found->second;
  }
  Actor actor;
  actor.name = people ? mention.text : known.name;
  actor.kind = people ? ActorKind::kPopulation : known.kind;
  actor.country = std::move(country);
  actor.rule = known.rule;
  const ActorId id = make(std::move(actor));
  traits_[id].sector = known.sector;
  traits_[id].default_country = by_default;
  return by_key_[key] = id;
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
  if (forms.size() < kMostForms &&
      std::find(forms.begin(), forms.end(), mention.text) == forms.end()) {
    forms.push_back(mention.text);
    index_person(id, mention.text);
  }
  if (mention.text.find(' ') != std::string::npos) learn_gender(id, first_word(mention.text));
  return id;
}

ActorId Actors::find_organization(const std::string& key, std::string_view name) const {
  if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
  if (is_acronym(name)) {
    const auto found = by_key_.find("initials " + name_key(name));
    if (found != by_key_.end()) return found->second;
  }
  // "Foreign Ministry" after "Turkish Foreign Ministry", "the Church" after "Church of Norvia".
  for (const char* part : {"end ", "word "}) {
    const auto found = by_key_.find(part + name_key(name));
    if (found != by_key_.end()) return found->second;
  }
  return kNoRecord;
}

ActorKind Actors::kind_of(const NameMention& mention) const {
  if (mention.type == NameType::kPlace) return ActorKind::kGovernment;
  if (mention.type == NameType::kGroup) return ActorKind::kPopulation;
  NounClass best = world_.noun_class(document_.token(mention.tokens.end - 1));
  for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end && !tells_kind(best); ++i) {
    const NounClass noun = world_.noun_class(document_.token(i));
    if (noun != NounClass::kOther) best = noun;
  }
  return tells_kind(best) ? actor_kind(best) : ActorKind::kOrganization;
}

void Actors::index_organization(ActorId id, std::string_view name) {
  names_[id].emplace_back(name);
  for (std::size_t space = name.find(' '); space != std::string_view::npos;
       space = name.find(' ', space + 1)) {
    by_key_.emplace("end " + name_key(name.substr(space + 1)), id);
  }
  const std::string short_name = initials(name);
  if (short_name.size() >= 2) by_key_.emplace("initials " + name_key(short_name), id);
}

ActorId Actors::group_organization(const NameMention& mention) {
  const std::string key = "name " + name_key(mention.text);
  if (const ActorId found = find_organization(key, mention.text); found != kNoRecord) {
    return by_key_[key] = found;
  }
  Actor actor;
  actor.name = mention.text;
  actor.kind = kind_of(mention);
  for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end && actor.country.empty();
       ++i) {
    actor.country = countries_[i];
  }
  if (actor.country.empty() && mention.type == NameType::kOrganization) {
    actor.country = country_of(mention.head);
  }
  const ActorId id = make(std::move(actor));
  traits_[id].sector = world_.sector(document_, mention.tokens.end - 1);
  index_organization(id, mention.text);
  for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
    const Token t = document_.token(i);
    if (tells_kind(world_.noun_class(t))) by_key_.emplace("word " + name_key(t.text()), id);
  }
  return by_key_[key] = id;
}

ActorId Actors::country(std::string_view code) const {
  const KnownName* known = world_.country(code);
  if (known == nullptr) return kNoRecord;
  const auto found = by_key_.find("known " + known->name);
  return found == by_key_.end() ? kNoRecord : found->second;
}

// The country of this code, which the document names at `token` by an adjective.
ActorId Actors::country_named(std::string_view code, std::uint32_t token) {
  ActorId id = country(code);
  if (id == kNoRecord) {
    const KnownName* known = world_.country(code);
    if (known == nullptr) return kNoRecord;
    Actor actor;
    actor.name = known->name;
    actor.kind = ActorKind::kCountry;
    actor.country = known->country;
    actor.rule = known->rule;
    id = make(std::move(actor));
    by_key_["known " + known->name] = id;
  }
  if (actor_at_[token] == kNoRecord) mention(id, {token, token + 1}, token, MentionForm::kName);
  return id;
}

std::vector<Actor> Actors::take() && {
  resolve_rest();
  for (ActorId id = 0; id < actors_.size(); ++id) {
    settle_side(id);
    std::vector<Mention>& mentions = actors_[id].mentions;
    std::sort(mentions.begin(), mentions.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }
  return std::move(actors_);
}

}  // namespace standoff
