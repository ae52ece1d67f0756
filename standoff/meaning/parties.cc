#include "standoff/meaning/parties.h"

#include <algorithm>

namespace standoff {
namespace {

constexpr std::uint32_t kReach = 300;  // tokens back that "the decision" may refer to
constexpr int kMostMentions = 4;       // of it that may say whose it is
constexpr std::size_t kMostWords = 4;  // of "the new border agreement"
constexpr int kMaxDepth = 3;           // "positions of fighters of the group"

bool is_speaker(Token token) {
  return one_of(lower_ascii(token.text()),
                {"i", "we", "me", "us", "my", "our", "ours", "mine", "myself", "ourselves"}) &&
         token.tag().starts_with("PRP");
}

bool is_listener(Token token) {
  return one_of(lower_ascii(token.text()), {"you", "your", "yours"});
}

bool is_state(ActorKind kind) {
  return kind == ActorKind::kCountry || kind == ActorKind::kGovernment ||
         kind == ActorKind::kPerson || kind == ActorKind::kUnnamed;
}

}  // namespace

void join(std::vector<ActorId>& to, const std::vector<ActorId>& more) {
  for (ActorId id : more) {
    if (!contains(to, id)) to.push_back(id);
  }
}

bool contains(const std::vector<ActorId>& actors, ActorId id) {
  return std::find(actors.begin(), actors.end(), id) != actors.end();
}

std::size_t count_shared(const std::vector<ActorId>& a, const std::vector<ActorId>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](ActorId id) { return contains(b, id); }));
}

bool Parties::acts(std::uint32_t token) const {
  const Token t = syntax_.token(token);
  if (actors_.at(token) != kNoRecord) return true;
  if (t.tag() == "PRP" || t.tag() == "PRP$") {
    return !one_of(lower_ascii(t.text()), {"it", "itself", "its"});
  }
  if (t.pos() == "ADJ") return !actors_.country_of(token, kMaxDepth).empty();
  if (t.pos() == "PRON") return actors_.stands_for_pair(token);
  if (!one_of(t.pos(), {"NOUN", "PROPN"})) return false;
  const NounClass noun_class = world_.noun_class(t);
  return noun_class != NounClass::kDocument && noun_class != NounClass::kOther;
}

bool Parties::is(std::uint32_t token, std::string_view actor_class) const {
  const Token t = syntax_.token(token);
  ActorId id = actors_.at(token);
  // "Norvian-backed", "Saudi-led"
  const bool qualifies = t.pos() == "ADJ" || (t.pos() == "PROPN" && t.dep() == "npadvmod");
  if (qualifies && (id == kNoRecord || t.pos() == "ADJ") &&
      !actors_.country_of(token, kMaxDepth).empty()) {
    return one_of(actor_class, {"organ", "place", "territory"});
  }
  if (one_of(actor_class, {"place", "territory"}) && is_named_place(t)) return true;
  if (is_speaker(t)) {
    const std::vector<ActorId> speakers = voices_.speakers(token);
    if (speakers.empty()) return false;
    id = speakers.front();
    // "we": those whom an official speaks for
    const bool many = lower_ascii(t.text()) == "we" || lower_ascii(t.text()) == "us";
    if (many && actor_class == "organ" && is_political(id)) return true;
  }
  const bool person = one_of(lower_ascii(t.text()), {"he", "she", "they", "him", "her", "them"});
  if (id == kNoRecord && person) id = actors_.standing_for(token);
  if (id == kNoRecord) return false;
  switch (actors_.actor(id).kind) {
    case ActorKind::kPerson:
      return one_of(actor_class, {"person", "official"});
    case ActorKind::kGovernment:
      return one_of(actor_class, {"organ", "official"});
    case ActorKind::kCountry:
      return one_of(actor_class, {"organ", "place", "territory"});
    case ActorKind::kIgo:
      return actor_class == "igo";
    case ActorKind::kOrganization:
      return actor_class == "organization";
    case ActorKind::kArmedGroup:
      return one_of(actor_class, {"armed_group", "troops"});
    case ActorKind::kMedia:
      return actor_class == "media";
    case ActorKind::kPopulation:
      return actor_class == "population";
    case ActorKind::kUnnamed:
      return false;
  }
  return false;
}

// "Bakhmut", "the West Bank"
bool Parties::is_named_place(Token token) const {
  if (places_ != nullptr && places_->at(token.index()) != kNoRecord) return true;
  const std::uint32_t entity = syntax_.document().entity_of(token.index());
  return entity != Document::kNone && one_of(token.pos(), {"PROPN", "ADV"}) &&
         one_of(syntax_.document().label(syntax_.document().entities()[entity].label),
                {"GPE", "LOC"});
}

// The country that the words around give, else the one that the place lies in, unless the article
// is about another: a name may stand for several places.
std::string Parties::country_at(std::uint32_t token) const {
  std::string country = actors_.country_of(token);
  if (!country.empty() || places_ == nullptr) return country;
  PlaceId place = places_->at(token);
  for (const char* preposition : {"in", "near", "at"}) {  // "hit a school in Kelsund"
    const std::uint32_t inside =
        place == kNoRecord ? syntax_.object_of(token, preposition) : kNoToken;
    if (inside != kNoToken) place = places_->at(inside);
  }
  if (place == kNoRecord) return country;
  const std::string& lies_in = places_->all()[place].country;
  return actors_.home().empty() || lies_in == actors_.home() ? lies_in : country;
}

bool Parties::is_seat(std::uint32_t token) const {
  const auto known = world_.match(syntax_.document(), token);
  return known && known->name->use == NameUse::kSeat;
}

std::vector<ActorId> Parties::of(const std::vector<std::uint32_t>& tokens) {
  std::vector<ActorId> found;
  for (std::uint32_t token : tokens) add(token, 0, found);
  return found;
}

std::vector<ActorId> Parties::named_in(TokenRange range) {
  std::vector<ActorId> found;
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    if (is_noun(syntax_.token(t))) join(found, of({t}));
  }
  return found;
}

void Parties::add(std::uint32_t token, int depth, std::vector<ActorId>& found) {
  const std::size_t before = found.size();
  if (add_of_speech(token, found)) return;
  const Token t = syntax_.token(token);
  const bool pronoun = t.tag() == "PRP" || t.tag() == "PRP$";
  if (!pronoun && depth < kMaxDepth && is_armed(token)) {
    // "its soldiers" act for whoever they are of.
    const std::uint32_t owner = syntax_.child(token, {"poss"});
    if (owner != kNoToken && syntax_.token(owner).tag() == "PRP$") add(owner, depth + 1, found);
    if (found.size() > before) return;
  }
  if (pronoun || acts(token)) {
    add_named(token, found);
    if (found.size() > before) return;
  }
  if (!pronoun && depth < kMaxDepth) add_owners(token, depth, found);
}

// "soldiers", "fighters"
bool Parties::is_armed(std::uint32_t noun) const {
  const std::string_view sector = world_.sector(syntax_.document(), noun);
  return sector == "MIL" || sector == "REB";
}

// "we", "you" and "our schools" stand for who speaks and who is spoken to. Whether it is one of
// these.
bool Parties::add_of_speech(std::uint32_t token, std::vector<ActorId>& found) const {
  const Token t = syntax_.token(token);
  const std::uint32_t owner = syntax_.child(token, {"poss"});
  if (is_speaker(t)) {
    join(found, voices_.speakers(token));
  } else if (is_listener(t)) {
    join(found, voices_.addressees(token));
  } else if (owner != kNoToken && is_speaker(syntax_.token(owner))) {
    join(found, voices_.speakers(owner));
  } else {
    return false;
  }
  return true;
}

void Parties::add_named(std::uint32_t token, std::vector<ActorId>& found) {
  const bool adjective = syntax_.token(token).pos() == "ADJ";
  const std::vector<ActorId> ids =
      adjective ? std::vector<ActorId>{actors_.qualifier(token)} : actors_.refer_all(token);
  for (ActorId id : ids) {
    if (id != kNoRecord) join(found, {id});
  }
}

// A thing stands for whoever it belongs to.
void Parties::add_owners(std::uint32_t token, int depth, std::vector<ActorId>& found) {
  const std::size_t before = found.size();
  if (const ActorId owner = actors_.qualifier(token); owner != kNoRecord) {
    return join(found, {owner});
  }
  add_joined(token, "between", depth, found);  // before whoever brokered it
  if (found.size() > before) return;
  for (std::uint32_t c : syntax_.document().children(token)) {
    add_owner(syntax_.token(c), depth, found);
    if (found.size() > before) return;
  }
  for (const char* preposition : {"by", "of", "from"}) {
    add_joined(token, preposition, depth, found);
    if (found.size() > before) return;
  }
  std::uint32_t earlier = resumed(token, token);
  for (int tries = 0; tries < kMostMentions && earlier != kNoToken; ++tries) {
    add(earlier, kMaxDepth - 1, found);
    if (found.size() > before) return;
    earlier = resumed(token, earlier);
  }
}

// The owner of the noun that `child` depends on, if it names one.
void Parties::add_owner(Token child, int depth, std::vector<ActorId>& found) {
  const std::size_t before = found.size();
  const std::string_view dep = child.dep();
  if (dep == "acl") {
    // "a statement issued by Israel", "the plant belonging to Norvia", "cars made in Norvia"
    const bool belongs = lower_ascii(child.lemma()) == "belong";
    const bool brokered = world_.is(WordList::kBrokering, child.lemma());
    if (child.tag() == "VBN" && !brokered) add_joined(child.index(), "by", depth, found);
    if (child.tag() == "VBN" && found.size() == before) {
      add_joined(child.index(), "between", depth, found);
    }
    if (belongs) add_joined(child.index(), "to", depth, found);
    const bool made = world_.is(WordList::kMaking, child.lemma());
    if (made && found.size() == before) add_joined(child.index(), "in", depth, found);
  } else if (dep == "relcl") {
    // "the plan that Norvia proposed"
    const std::uint32_t subject = syntax_.child(child.index(), {"nsubj"});
    const bool own = subject != kNoToken && subject > child.record().head + 1;
    if (own) add(subject, depth + 1, found);
  } else if (dep == "poss" ||
             (dep == "compound" && world_.noun_class(child) == NounClass::kArmedGroup)) {
    add(child.index(), depth + 1, found);  // "the rebel base"
  }
}

// All that stand under the preposition: "by Norway and Kenya".
void Parties::add_joined(std::uint32_t token, std::string_view preposition, int depth,
                         std::vector<ActorId>& found) {
  const std::uint32_t first = syntax_.object_of(token, preposition);
  if (first == kNoToken) return;
  for (std::uint32_t joined : syntax_.conjuncts(first)) add(joined, depth + 1, found);
}

// The noun that "the decision" or "the border agreement" takes up: the last before `before` of
// the same word that has all that stands before it.
std::uint32_t Parties::resumed(std::uint32_t token, std::uint32_t before) const {
  const TokenRange phrase = syntax_.noun_phrase(token);
  const bool definite =
      one_of(lower_ascii(syntax_.token(phrase.begin).text()), {"the", "this", "that", "these"});
  if (!definite || phrase.size() < 2 || phrase.size() > kMostWords) return kNoToken;
  const std::string lemma = lower_ascii(syntax_.token(token).lemma());
  const auto has = [&](TokenRange words, std::string_view wanted) {
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      if (lower_ascii(syntax_.token(i).lemma()) == wanted) return true;
    }
    return false;
  };
  const auto has_all = [&](TokenRange earlier) {
    for (std::uint32_t i = phrase.begin + 1; i < phrase.end; ++i) {
      if (!has(earlier, lower_ascii(syntax_.token(i).lemma()))) return false;
    }
    return true;
  };
  for (std::uint32_t at = before; at-- > 0 && token - at <= kReach;) {
    const Token earlier = syntax_.token(at);
    if (earlier.pos() != "NOUN" || lower_ascii(earlier.lemma()) != lemma) continue;
    if (has_all(syntax_.noun_phrase(at))) return at;
  }
  return kNoToken;
}

// "the governor of the province"
bool Parties::holds_office(const Actor& actor) const {
  return !actor.mentions.empty() &&
         world_.is(WordList::kPublicSectors,
                   world_.sector(syntax_.document(), actor.mentions.front().head));
}

ActorId Parties::state(const std::string& code) {
  if (code.empty()) return kNoRecord;
  if (const ActorId named = actors_.country(code); named != kNoRecord) return named;
  const std::vector<std::string>& countries = actors_.countries();
  const auto at = std::find(countries.begin(), countries.end(), code);
  if (at == countries.end()) return kNoRecord;
  return actors_.qualifier(static_cast<std::uint32_t>(at - countries.begin()));
}

bool Parties::is_political(ActorId id) const {
  const Actor& actor = actors_.actor(id);
  switch (actor.kind) {
    case ActorKind::kMedia:
      return false;
    case ActorKind::kPerson:
    case ActorKind::kUnnamed:
      return !actor.country.empty() || !actor.role.empty() || holds_office(actor) ||
             (actor.affiliation != kNoRecord &&
              actors_.actor(actor.affiliation).kind == ActorKind::kIgo);
    default:
      return true;
  }
}

bool Parties::on_side(ActorId id, const std::vector<ActorId>& actors) const {
  return std::any_of(actors.begin(), actors.end(),
                     [&](ActorId actor) { return same_side(id, actor); });
}

bool Parties::same_side(ActorId a, ActorId b) const {
  if (a == b) return true;
  const Actor& first = actors_.actor(a);
  const Actor& second = actors_.actor(b);
  return !first.country.empty() && first.country == second.country && is_state(first.kind) &&
         is_state(second.kind);
}

bool Parties::speak_as_one(ActorId a, ActorId b) const {
  const auto is_person = [&](ActorId id) { return actors_.actor(id).kind == ActorKind::kPerson; };
  return a == b || (same_side(a, b) && !(is_person(a) && is_person(b)));
}

}  // namespace standoff
