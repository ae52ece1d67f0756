// Which actors the words in a role stand for.
//
//   Parties parties(syntax, voices, world, actors);
//   std::vector<ActorId> who = parties.of(frame.agents);     // "we" inside a quotation: its
//   speaker
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "standoff/ground/actors.h"
#include "standoff/ground/places.h"
#include "standoff/ground/syntax.h"
#include "standoff/ground/world.h"
#include "standoff/meaning/attributions/voices.h"

namespace standoff {

class Parties {
 public:
  // All must outlive it. `places`, where given, know towns that the pipeline takes for persons.
  Parties(const Syntax& syntax, const Voices& voices, const World& world, Actors& actors,
          const Places* places = nullptr)
      : syntax_(syntax), voices_(voices), world_(world), actors_(actors), places_(places) {}

  // Whether `token` names what may act: a name, a people, an official, a body, a pronoun for one.
  [[nodiscard]] bool acts(std::uint32_t token) const;

  // Whether the actor that `token` names is of this class, told by its kind: "official",
  // "armed_group", "place".
  [[nodiscard]] bool is(std::uint32_t token, std::string_view actor_class) const;

  // Whether `token` is the name of a seat of power: "Washington".
  [[nodiscard]] bool is_seat(std::uint32_t token) const;

  // The actors that these words stand for or, where they name a thing, whose thing it is: "Israeli
  // positions". In order, each once.
  [[nodiscard]] std::vector<ActorId> of(const std::vector<std::uint32_t>& tokens);

  // The same for all nouns of `range`: whoever it names.
  [[nodiscard]] std::vector<ActorId> named_in(TokenRange range);

  // Whether the actor has a part in public affairs: a private person has none.
  [[nodiscard]] bool is_political(ActorId id) const;
  // Whether both are one actor, or a state and those who act for it.
  [[nodiscard]] bool same_side(ActorId a, ActorId b) const;
  // The same, but two persons speak for themselves each.
  [[nodiscard]] bool speak_as_one(ActorId a, ActorId b) const;
  // Whether it is a town or body whose side the text does not tell.
  [[nodiscard]] bool is_unplaced(ActorId id) const {
    return actors_.actor(id).kind == ActorKind::kGovernment && actors_.actor(id).country.empty();
  }
  // Whether it is on the side of any of them.
  [[nodiscard]] bool on_side(ActorId id, const std::vector<ActorId>& actors) const;

  // The state that the actor or the place of `token` belongs to, where the article names that state
  // or a people or thing of it; kNoRecord else.
  [[nodiscard]] ActorId state_of(ActorId id) { return state(actors_.actor(id).country); }
  [[nodiscard]] ActorId state_at(std::uint32_t token) { return state(country_at(token)); }

  // The actor that an earlier step has found at `token`, or kNoRecord.
  [[nodiscard]] ActorId at(std::uint32_t token) const { return actors_.at(token); }
  [[nodiscard]] const Actor& actor(ActorId id) const { return actors_.actor(id); }

 private:
  [[nodiscard]] ActorId state(const std::string& code);
  [[nodiscard]] std::string country_at(std::uint32_t token) const;
  void add(std::uint32_t token, int depth, std::vector<ActorId>& found);
  bool add_of_speech(std::uint32_t token, std::vector<ActorId>& found) const;
  void add_named(std::uint32_t token, std::vector<ActorId>& found);
  void add_owner(Token child, int depth, std::vector<ActorId>& found);
  void add_owners(std::uint32_t token, int depth, std::vector<ActorId>& found);
  void add_joined(std::uint32_t token, std::string_view preposition, int depth,
                  std::vector<ActorId>& found);
  [[nodiscard]] bool is_named_place(Token token) const;
  [[nodiscard]] bool is_armed(std::uint32_t noun) const;
  [[nodiscard]] bool holds_office(const Actor& actor) const;
  [[nodiscard]] std::uint32_t resumed(std::uint32_t token, std::uint32_t before) const;

  const Syntax& syntax_;
  const Voices& voices_;
  const World& world_;
  Actors& actors_;
  const Places* places_;
};

// Adds what `to` lacks.
void join(std::vector<ActorId>& to, const std::vector<ActorId>& more);
bool contains(const std::vector<ActorId>& actors, ActorId id);
// How many of `a` are in `b`.
std::size_t count_shared(const std::vector<ActorId>& a, const std::vector<ActorId>& b);

}  // namespace standoff
