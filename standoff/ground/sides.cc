// The part of Actors that finds out whose side an actor is on: from knowledge, from titles and
// appositions, and from the words that say to whom someone belongs.
#include <algorithm>
#include <string>
#include <utility>

#include "standoff/ground/actors.h"
#include "standoff/ground/internal/figure_phrases.h"
#include "standoff/ground/internal/name_keys.h"
#include "standoff/ground/internal/nouns.h"

namespace standoff {
namespace {

constexpr int kMaxDepth = 3;              // nested phrases that say whose an organ is
constexpr std::uint32_t kLongTitle = 10;  // tokens before a name
constexpr std::size_t kMostChildren = 64;
constexpr int kOften = 3;  // mentions of the country that a document is about

// Organizations for which a person or body can speak; a country gives its code only.
bool is_body(ActorKind kind) {
  return kind == ActorKind::kGovernment || kind == ActorKind::kIgo ||
         kind == ActorKind::kOrganization || kind == ActorKind::kArmedGroup ||
         kind == ActorKind::kMedia;
}

bool is_past(std::string_view role) {
  return role.starts_with("former ") || role.starts_with("ex-") || role.starts_with("then-") ||
         role.starts_with("late ") || role.find(" former ") != std::string_view::npos;
}

}  // namespace

void Actors::describe_persons(const std::vector<NameMention>& names,
                              const std::vector<ActorId>& ids) {
  find_given_names();
  for (ActorId id = 0; id < actors_.size(); ++id) {
    if (actors_[id].kind == ActorKind::kPerson) describe_by_knowledge(id);
  }
  settle_default_countries();
  find_home();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (ids[i] == kNoRecord || actors_[ids[i]].kind != ActorKind::kPerson) continue;
    describe_person(ids[i], names[i].head, names[i].tokens);
    learn_gender(ids[i], actors_[ids[i]].role);
  }
}

// ---------------------------------------------------------------------------------------------
// What knowledge says

// Whether the article knows a bearer of the surname by another given name: "Hany Roe", where Ana
// Roe leads a state.
bool Actors::is_namesake(std::string_view surname, std::string_view given) const {
  const auto found = given_before_.find(surname);
  return found != given_before_.end() && found->second != given;
}

// The first name right before each proper noun, where one stands there that is no title.
void Actors::find_given_names() {
  for (std::uint32_t t = 1; t < document_.token_count(); ++t) {
    const Token before = document_.token(t - 1);
    const Token name = document_.token(t);
    if (before.tag() != "NNP" || name.tag() != "NNP" || !countries_[t - 1].empty() ||
        document_.sentence_of(t - 1) != document_.sentence_of(t)) {
      continue;
    }
    const bool title = names_role(world_.noun_class(before)) ||
                       world_.is(WordList::kCourtesy, lower_ascii(before.text()));
    if (!title) given_before_.emplace(name.text(), before.text());
  }
}

void Actors::describe_by_knowledge(ActorId id) {
  Actor& person = actors_[id];
  std::optional<Standing> standing = world_.leaders().find(person.name, published_);
  const bool alone = person.name.find(' ') == std::string::npos;
  if (!standing && alone) {
    standing = world_.leaders().find_surname(person.name, published_);
    if (standing && is_namesake(person.name, first_word(standing->office->names.front()))) return;
  }
  if (!standing) return;
  const KnownActor& known = *standing->office;
  person.rule = known.rule;
  person.country = known.country;
  if (alone) person.name = known.names.front();
  learn_gender(id, first_word(known.names.front()));
  if (standing->tenure == Tenure::kCurrent) {
    person.role = known.office;
    traits_[id].sector = known.sector;
    traits_[id].body = known.body;
  } else if (standing->tenure == Tenure::kFormer && !known.office.empty()) {
    person.role = "former " + known.office;
    traits_[id].sector = "ELI";
  }
  if (traits_[id].body.empty()) return;
  if (const KnownName* body = world_.named(traits_[id].body); body != nullptr) {
    const auto found = by_key_.find("known " + body->name);
    if (found != by_key_.end()) person.affiliation = found->second;
  }
}

// A "Senate" is the one in Washington where the article has to do with the United States.
void Actors::settle_default_countries() {
  std::vector<std::string_view> seen;
  const auto note = [&seen](std::string_view code) {
    if (!code.empty() && std::find(seen.begin(), seen.end(), code) == seen.end()) {
      seen.push_back(code);  // at most as many as there are countries
    }
  };
  for (const std::string& code : countries_) note(code);
  for (ActorId id = 0; id < actors_.size(); ++id) {
    if (!traits_[id].default_country) note(actors_[id].country);
  }
  for (ActorId id = 0; id < actors_.size(); ++id) {
    Actor& actor = actors_[id];
    if (!traits_[id].default_country) continue;
    if (std::find(seen.begin(), seen.end(), actor.country) == seen.end()) {
      actor.country.clear();
      actor.rule.clear();
    }
  }
}

// The country that the document names most often, three times at least, and twice as often as any
// other or alone in its title; or the only one that it names: its "police" and its "parliament"
// need no adjective.
void Actors::find_home() {
  std::unordered_map<std::string_view, int> count;
  for (std::size_t t = 0; t < countries_.size(); ++t) {
    const bool continues = t > 0 && countries_[t - 1] == countries_[t];
    if (!countries_[t].empty() && !continues) ++count[countries_[t]];
  }
  int most = 0;
  int second = most_unknown_place();
  for (const auto& [code, times] : count) {
    if (times > most) {
      second = most;
      most = times;
      home_ = code;
    } else {
      second = std::max(second, times);
    }
  }
  if (count.size() == 1 && most >= second) return;
  const bool in_title = most > second && names_alone_in_title(home_);
  if (most < kOften || (most < 2 * second && !in_title)) home_.clear();
}

// How often the article names the place that it names most often, of those that no file knows: it
// may be about a state that we do not know.
int Actors::most_unknown_place() const {
  std::unordered_map<std::string_view, int> count;
  int most = 0;
  for (const Entity& entity : document_.entities()) {
    if (document_.label(entity.label) != "GPE" || !countries_[entity.tokens.begin].empty())
      continue;
    most = std::max(most, ++count[document_.text(document_.span_of(entity.tokens))]);
  }
  return most;
}

bool Actors::names_alone_in_title(std::string_view country) const {
  if (document_.paragraphs().empty()) return false;
  const TokenRange title = document_.paragraphs().front().tokens;
  bool named = false;
  for (std::uint32_t t = title.begin; t < title.end; ++t) {
    if (countries_[t].empty()) continue;
    if (countries_[t] != country) return false;
    named = true;
  }
  return named;
}

// Whether a noun that no other country qualifies names an organ, an official or people of the
// document's own country: "police", "the economy minister", "protesters", "the opposition".
bool Actors::is_home(std::uint32_t noun) const {
  const Token t = document_.token(noun);
  const NounClass noun_class = world_.noun_class(t);
  const std::string_view sector = world_.sector(document_, noun);
  const bool state = noun_class == NounClass::kOrgan ||
                     (noun_class == NounClass::kOfficial && sector == "GOV") ||
                     one_of(sector, {"COP", "LEG", "JUD", "OPP", "PTY", "REB", "LAB", "EDU"}) ||
                     world_.is(WordList::kResidents, lower_ascii(t.lemma()));
  if (home_.empty() || !state || world_.is(WordList::kCountry, t.lemma()) ||
      sector.starts_with("IGO")) {
    return false;
  }
  const TokenRange phrase = syntax_.noun_phrase(noun);
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    const Token modifier = document_.token(i);
    if (actor_at_[i] != kNoRecord && i != noun && !actors_[actor_at_[i]].country.empty()) {
      return false;
    }
    if (document_.entity_of(i) != Document::kNone && modifier.pos() == "ADJ") return false;
    if (world_.is(WordList::kElsewhere, lower_ascii(modifier.text()))) {
      return modifier.text() == "Foreign";  // "Foreign Minister"
    }
    const NounClass other = i == noun ? NounClass::kOther : world_.noun_class(modifier);
    if (other == NounClass::kOrganization || other == NounClass::kIgo) return false;
  }
  return !syntax_.has_child(noun, {"poss"});
}

// ---------------------------------------------------------------------------------------------
// What the text says of a person

void Actors::describe_person(ActorId id, std::uint32_t head, TokenRange name) {
  const bool titled = describe_by_title(id, name);
  for (std::uint32_t c : document_.children(head)) {
    if (document_.token(c).dep() == "appos") describe_by_noun(id, c);
  }
  const Token h = document_.token(head);
  if (h.dep() == "appos") describe_by_noun(id, h.record().head);
  if (const std::uint32_t noun = noun_beside(head, name); noun != kNoToken) {
    describe_by_noun(id, noun);
  }
  describe_by_copula(id, head);
  const std::uint32_t owner = syntax_.child(head, {"poss"});
  const bool owned = owner != kNoToken && !countries_[owner].empty();  // "the Kremlin's Ann Roe"
  if (titled || owned || !actors_[id].role.empty()) belong(id, head);
  Actor& person = actors_[id];
  const bool alone = person.country.empty() && person.affiliation == kNoRecord;
  const bool state = one_of(traits_[id].sector, {"GOV", "COP", "LEG", "JUD", "MIL"});
  if (alone && traits_[id].official && state) person.country = home_;
}

// The words before a name that are its title: "U.S. Defense Secretary" Mark Esper.
Actors::Title Actors::title_before(TokenRange name) const {
  const std::uint32_t sentence = document_.sentence_of(name.begin);
  Title title{{name.begin, name.begin}, name.begin};
  bool in_role = true;
  std::uint32_t& begin = title.words.begin;
  while (begin > 0 && document_.sentence_of(begin - 1) == sentence &&
         name.begin - begin <= kLongTitle) {
    const Token t = document_.token(begin - 1);
    if (!one_of(t.pos(), {"NOUN", "PROPN", "ADJ"}) && !one_of(t.text(), {"of", "for", "-"})) break;
    --begin;
    if (title.noun == kNoToken && names_role(world_.noun_class(t))) title.noun = begin;
    in_role = in_role && countries_[begin].empty() && actor_at_[begin] == kNoRecord;
    if (in_role) title.role = begin;
  }
  return title;
}

bool Actors::describe_by_title(ActorId id, TokenRange name) {
  const Title title = title_before(name);
  if (title.noun == kNoToken) return false;
  set_role(id, {title.role, name.begin}, title.noun);
  for (std::uint32_t i = name.begin; i-- > title.words.begin;) {
    const ActorId owner = actor_at_[i];
    const bool body = owner != kNoRecord && owner != id && is_body(actors_[owner].kind);
    if (body && actors_[id].affiliation == kNoRecord) actors_[id].affiliation = owner;
    if (actors_[id].country.empty() && !is_topic(i, title.noun)) {
      actors_[id].country = country_at(i);
    }
  }
  // "Israel's Prime Minister Benjamin Netanyahu", "its President Ann Lee"
  const std::uint32_t begin = title.words.begin;
  if (begin == 0 || !actors_[id].country.empty()) return true;
  const Token before = document_.token(begin - 1);
  if (before.tag() == "POS" && begin > 1) actors_[id].country = country_at(begin - 2);
  if (before.tag() == "PRP$") actors_[id].country = country_at(begin - 1);
  return true;
}

// A noun that commas tie to the name where the parser did not: "the bloc's envoy to the talks,
// Ann Lee, said".
std::uint32_t Actors::noun_beside(std::uint32_t head, TokenRange name) const {
  constexpr std::uint32_t kFar = 16;
  if (name.begin < 2 || document_.token(name.begin - 1).text() != ",") return kNoToken;
  const std::uint32_t sentence = document_.sentence_of(name.begin);
  if (document_.token(head).dep() == "conj") return kNoToken;
  for (std::uint32_t i = name.begin - 1; i-- > 0 && i + kFar > name.begin;) {
    const Token t = document_.token(i);
    if (document_.sentence_of(i) != sentence || one_of(t.text(), {",", ";", ":"}) ||
        one_of(t.pos(), {"VERB", "AUX", "CCONJ"}) || actor_at_[i] == actor_at_[name.begin]) {
      return kNoToken;
    }
    const bool person = names_role(world_.noun_class(t)) && one_of(t.pos(), {"NOUN", "PROPN"});
    if (person && !one_of(t.dep(), {"compound", "nmod", "poss", "amod"})) return i;
  }
  return kNoToken;
}

// An apposition, or a noun that says what the person is.
void Actors::describe_by_noun(ActorId id, std::uint32_t noun) {
  const NounClass noun_class = world_.noun_class(document_.token(noun));
  if (!names_role(noun_class) && noun_class != NounClass::kPopulation) return;
  // A noun of a broken parse can have tens of thousands of names beside it, and each asks.
  if (document_.children(noun).size() > kMostChildren) return;
  belong(id, noun);
  TokenRange phrase = syntax_.noun_phrase(noun);
  for (std::uint32_t i = phrase.begin; i < noun; ++i) {
    const Token t = document_.token(i);
    if (one_of(t.pos(), {"DET", "PRON"}) || t.tag() == "POS" || !countries_[i].empty() ||
        actor_at_[i] != kNoRecord || t.dep() == "poss") {
      phrase.begin = i + 1;
    }
  }
  set_role(id, phrase, noun);
}

// "Ann Lee is the group's spokeswoman".
void Actors::describe_by_copula(ActorId id, std::uint32_t head) {
  const Token h = document_.token(head);
  if (h.dep() != "nsubj" || h.head().lemma() != "be") return;
  const std::uint32_t noun = near_child(document_, h.record().head, {"attr"});
  if (noun == kNoToken || !names_role(world_.noun_class(document_.token(noun)))) return;
  if (near_child(document_, h.record().head, {"neg"}) != kNoToken) return;
  describe_by_noun(id, noun);
}

// What knowledge calls the office stays, unless the text says that it is over.
void Actors::set_role(ActorId id, TokenRange words, std::uint32_t noun) {
  if (words.empty()) return;
  Actor& person = actors_[id];
  std::string role = lower_ascii(document_.text(document_.span_of(words)));
  if (world_.is(WordList::kCourtesy, role)) return;
  const std::string_view sector = world_.sector(document_, noun);
  if (person.role.empty() || (is_past(role) && !is_past(person.role))) {
    person.role = std::move(role);
    if (!sector.empty()) traits_[id].sector = sector;
    traits_[id].official = world_.noun_class(document_.token(noun)) == NounClass::kOfficial;
  }
  if (traits_[id].sector.empty()) traits_[id].sector = sector;
}

// "China scholar Ann Lee" is no Chinese: the country's name, not its adjective.
bool Actors::is_topic(std::uint32_t modifier, std::uint32_t noun) const {
  return document_.token(modifier).pos() == "PROPN" &&
         document_.token(modifier).dep() == "compound" &&
         world_.noun_class(document_.token(noun)) == NounClass::kPerson;
}

// Takes over the country and organization that the words around `noun` name.
void Actors::belong(ActorId id, std::uint32_t noun) {
  Actor& actor = actors_[id];
  if (actor.affiliation == kNoRecord) {
    const ActorId owner = owner_of(noun);
    if (owner != kNoRecord && owner != id && is_body(actors_[owner].kind)) {
      actors_[id].affiliation = owner;
    }
  }
  const TokenRange phrase = syntax_.noun_phrase(noun);
  for (std::uint32_t i = phrase.begin; i < noun; ++i) {
    if (!countries_[i].empty() && is_topic(i, noun)) return;
  }
  if (actors_[id].country.empty()) actors_[id].country = country_of(noun);
}

// ---------------------------------------------------------------------------------------------
// To whom a noun belongs

// The actor that the word stands for, as far as it is known without making one.
ActorId Actors::standing_for(std::uint32_t token) const {
  if (actor_at_[token] != kNoRecord) return actor_at_[token];
  const Token t = document_.token(token);
  if (one_of(t.tag(), {"PRP", "PRP$"})) {
    const std::uint32_t antecedent = pronoun_antecedent(token);
    return antecedent == kNoToken ? kNoRecord : actor_at_[antecedent];
  }
  if (one_of(t.pos(), {"NOUN", "PROPN"})) return antecedent_of(token);
  return kNoRecord;
}

// The country that one word gives: "Israeli", "Hamas", "its", "the country".
std::string Actors::country_at(std::uint32_t token) const {
  if (!countries_[token].empty()) return countries_[token];
  const Token t = document_.token(token);
  const bool stands =
      actor_at_[token] != kNoRecord || t.tag() == "PRP$" ||
      (t.pos() == "NOUN" && world_.is(WordList::kCountry, t.lemma()) && t.dep() != "compound");
  if (!stands) return {};
  const ActorId actor = standing_for(token);
  return actor == kNoRecord ? std::string() : actors_[actor].country;
}

std::string Actors::country_of(std::uint32_t noun, int depth) const {
  if (depth > kMaxDepth) return {};
  if (!countries_[noun].empty()) return countries_[noun];
  if (std::string country = country_of_modifiers(noun); !country.empty()) return country;
  if (const std::uint32_t owner = syntax_.child(noun, {"poss"}); owner != kNoToken) {
    if (std::string country = country_of(owner, depth + 1); !country.empty()) return country;
  }
  for (const std::uint32_t object : objects_of(noun)) {
    if (std::string country = country_at(object); !country.empty()) return country;
    if (std::string country = country_of(object, depth + 1); !country.empty()) return country;
  }
  return {};
}

// "Netanyahu's office", "Israeli officials", "the Taliban spokesman", "the country's ministry"
std::string Actors::country_of_modifiers(std::uint32_t noun) const {
  if (const std::uint32_t owner = syntax_.child(noun, {"poss"}); owner != kNoToken) {
    if (std::string country = country_at(owner); !country.empty()) return country;
  }
  const TokenRange phrase = syntax_.noun_phrase(noun);
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (!countries_[i].empty() && !is_backer(i)) return countries_[i];
  }
  for (std::uint32_t i = phrase.begin; i < noun; ++i) {
    if (is_backer(i)) continue;
    if (std::string country = country_at(i); !country.empty()) return country;
  }
  return {};
}

// "Norvia" in "the Norvia-backed group", which is not Norvia's for that.
bool Actors::is_backer(std::uint32_t token) const {
  if (token + 2 >= document_.token_count() || document_.token(token + 1).text() != "-")
    return false;
  const Token t = document_.token(token + 2);
  return t.tag() == "VBN" && world_.is(WordList::kBacking, t.lemma());
}

// The nouns behind it that say whose it is: "officials from Israel", "head of the agency".
std::vector<std::uint32_t> Actors::objects_of(std::uint32_t noun) const {
  std::vector<std::uint32_t> objects;
  for (std::uint32_t c : document_.children(noun)) {
    const Token t = document_.token(c);
    const bool of = t.dep() == "prep" && one_of(lower_ascii(t.text()), {"of", "for", "from", "at",
                                                                        "in", "within", "with"});
    if (!of) continue;
    const std::uint32_t object = syntax_.child(c, {"pobj"});
    if (object != kNoToken) objects.push_back(object);
  }
  return objects;
}

// The body that a noun belongs to: "the Front's spokesman", "Hamas officials", "head of the
// agency".
ActorId Actors::owner_of(std::uint32_t noun) const {
  const auto body_at = [this](std::uint32_t token) {
    const ActorId id = standing_for(token);
    return id != kNoRecord && is_body(actors_[id].kind) ? id : kNoRecord;
  };
  const std::uint32_t owner = syntax_.child(noun, {"poss"});
  if (owner != kNoToken) {
    if (const ActorId id = body_at(owner); id != kNoRecord) return id;
  }
  const TokenRange phrase = syntax_.noun_phrase(noun);
  for (std::uint32_t i = phrase.begin; i < noun; ++i) {
    const bool body = actor_at_[i] != kNoRecord && is_body(actors_[actor_at_[i]].kind);
    if (body && !is_backer(i)) return actor_at_[i];
  }
  for (const std::uint32_t object : objects_of(noun)) {
    if (const ActorId id = body_at(object); id != kNoRecord) return id;
    if (const ActorId id = owner_of_object(object); id != kNoRecord) return id;
  }
  return kNoRecord;
}

// "head of the ministry's press office", "member of Hamas' politburo": one step further in.
ActorId Actors::owner_of_object(std::uint32_t object) const {
  const TokenRange phrase = syntax_.noun_phrase(object);
  for (std::uint32_t i = phrase.begin; i < object; ++i) {
    if (actor_at_[i] != kNoRecord && is_body(actors_[actor_at_[i]].kind)) return actor_at_[i];
  }
  return kNoRecord;
}

ActorId Actors::side_of(ActorId actor) const {
  const Actor& record = actors_[actor];
  if (record.kind != ActorKind::kPerson && record.kind != ActorKind::kUnnamed) return actor;
  if (record.affiliation != kNoRecord) return record.affiliation;
  const std::string& sector = traits_[actor].sector;
  const bool official = one_of(sector, {"GOV", "MIL", "COP", "SPY", "LEG", "JUD"}) ||
                        (sector.empty() && traits_[actor].official);
  if (!official || record.country.empty()) return actor;
  const ActorId state = country(record.country);
  return state == kNoRecord ? actor : state;
}

// ---------------------------------------------------------------------------------------------
// Codes

std::string_view Actors::sector_of_kind(ActorKind kind) const {
  switch (kind) {
    case ActorKind::kGovernment:
      return "GOV";
    case ActorKind::kIgo:
      return "IGO";
    case ActorKind::kArmedGroup:
      return "REB";
    case ActorKind::kMedia:
      return "JRN";
    case ActorKind::kPopulation:
      return "CVL";
    default:
      return {};
  }
}

// Completes country and sector from the affiliation, and composes the code.
void Actors::settle_side(ActorId id) {
  Actor& actor = actors_[id];
  std::string sector = traits_[id].sector;
  if (is_past(actor.role)) sector = "ELI";
  if (actor.affiliation != kNoRecord) {
    const Actor& body = actors_[actor.affiliation];
    if (actor.country.empty() && body.kind != ActorKind::kIgo) actor.country = body.country;
    // "Hamas officials" are no government's.
    const bool official = sector == "GOV" && body.kind != ActorKind::kGovernment;
    if (sector.empty() || official || body.kind == ActorKind::kIgo) {
      sector = traits_[actor.affiliation].sector;
      if (sector.empty()) sector = sector_of_kind(body.kind);
    }
  }
  if (sector.empty()) sector = sector_of_kind(actor.kind);
  if (sector.empty() && traits_[id].official && !actor.country.empty()) sector = "GOV";
  if (actor.kind == ActorKind::kCountry) sector.clear();
  const bool international = sector.starts_with("IGO");
  actor.code = actor_code(international ? std::string_view() : actor.country, sector);
  traits_[id].sector = std::move(sector);
}

}  // namespace standoff
