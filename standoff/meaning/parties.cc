#include "standoff/meaning/parties.h"

#include <algorithm>

namespace standoff {
namespace {

constexpr std::uint32_t kReach = 300;  // tokens back that "the decision" may refer to
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

// PLOVER's sectors of government, arms, law, party and relief.
bool is_public(std::string_view sector) {
  return one_of(sector, {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "OPP", "PTY", "REB", "UAF",
                         "PRM", "NGO", "REF"});
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
  if (t.tag() == "PRP") return !one_of(lower_ascii(t.text()), {"it", "itself"});
  if (t.pos() == "ADJ") return !actors_.country_of(token, kMaxDepth).empty();
  if (!one_of(t.pos(), {"NOUN", "PROPN"})) return false;
  const NounClass noun_class = world_.noun_class(t);
  return noun_class != NounClass::kDocument && noun_class != NounClass::kOther;
}

bool Parties::is(std::uint32_t token, std::string_view actor_class) const {
  const ActorId id = actors_.at(token);
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

std::vector<ActorId> Parties::of(const std::vector<std::uint32_t>& tokens) {
  std::vector<ActorId> found;
  for (std::uint32_t token : tokens) add(token, 0, found);
  return found;
}

void Parties::add(std::uint32_t token, int depth, std::vector<ActorId>& found) {
  const std::size_t before = found.size();
  if (add_of_speech(token, found)) return;
  const Token t = syntax_.token(token);
  const bool pronoun = t.tag() == "PRP" || t.tag() == "PRP$";
  if (pronoun || acts(token)) {
    add_named(token, found);
    if (found.size() > before) return;
  }
  if (!pronoun && depth < kMaxDepth) add_owners(token, depth, found);
}

// "we", "you" and "our schools" stand for who speaks and who is spoken to. Whether it is one of
// these.
bool Parties::add_of_speech(std::uint32_t token, std::vector<ActorId>& found) const {
  const Token t = syntax_.token(token);
  const std::uint32_t owner = syntax_.child(token, {"poss"});
  if (is_speaker(t)) {
    join(found, voices_.speakers(token));
  } else if (is_listener(t)) {
    const StatementId said = voices_.at(token);
    const ActorId to = said == kNoRecord ? kNoRecord : voices_.statements()[said].addressee;
    if (to != kNoRecord) join(found, {to});
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
  for (std::uint32_t c : syntax_.document().children(token)) {
    const Token child = syntax_.token(c);
    if (child.dep() == "poss") add(c, depth + 1, found);
    // "a statement issued by Israel"
    if (child.dep() == "acl" && child.tag() == "VBN") add_joined(c, "by", depth, found);
    if (found.size() > before) return;
  }
  for (const char* preposition : {"by", "of", "from"}) {
    add_joined(token, preposition, depth, found);
    if (found.size() > before) return;
  }
  if (const std::uint32_t earlier = resumed(token); earlier != kNoToken) {
    add(earlier, depth + 1, found);
  }
}

// All that stand under the preposition: "by Norway and Kenya".
void Parties::add_joined(std::uint32_t token, std::string_view preposition, int depth,
                         std::vector<ActorId>& found) {
  const std::uint32_t first = syntax_.object_of(token, preposition);
  if (first == kNoToken) return;
  for (std::uint32_t joined : syntax_.conjuncts(first)) add(joined, depth + 1, found);
}

// The noun that "the decision" takes up: the last of the same word, told apart by more than "the".
std::uint32_t Parties::resumed(std::uint32_t token) const {
  const TokenRange phrase = syntax_.noun_phrase(token);
  const bool definite =
      one_of(lower_ascii(syntax_.token(phrase.begin).text()), {"the", "this", "that", "these"});
  if (!definite || phrase.size() != 2) return kNoToken;
  const std::string lemma = lower_ascii(syntax_.token(token).lemma());
  for (std::uint32_t back = 1; back <= kReach && back <= token; ++back) {
    const Token earlier = syntax_.token(token - back);
    if (earlier.pos() == "NOUN" && lower_ascii(earlier.lemma()) == lemma) return token - back;
  }
  return kNoToken;
}

// "the governor of the province"
bool Parties::holds_office(const Actor& actor) const {
  return !actor.mentions.empty() &&
         is_public(world_.sector(syntax_.document(), actor.mentions.front().head));
}

bool Parties::is_political(ActorId id) const {
  const Actor& actor = actors_.actor(id);
  switch (actor.kind) {
    case ActorKind::kMedia:
      return false;
    case ActorKind::kPerson:
    case ActorKind::kUnnamed:
      return !actor.country.empty() || !actor.role.empty() || holds_office(actor);
    default:
      return true;
  }
}

bool Parties::same_side(ActorId a, ActorId b) const {
  if (a == b) return true;
  const Actor& first = actors_.actor(a);
  const Actor& second = actors_.actor(b);
  return !first.country.empty() && first.country == second.country && is_state(first.kind) &&
         is_state(second.kind);
}

}  // namespace standoff
