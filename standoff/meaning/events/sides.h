// Who does a deed and to whom it is done, where its words alone do not say it.
//
//   Sides sides(input, parties, tellings);
//   event.recipients = sides.done_to(deed, event);      // once its type, mode and actors are known
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "standoff/meaning/events/tellings.h"
#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

class Sides {
 public:
  // All must outlive it; `told` are the events before.
  Sides(const MeaningInput& input, Parties& parties, const Tellings& told)
      : in_(input),
        syntax_(input.syntax),
        document_(input.syntax.document()),
        frames_(input.deeds.frames()),
        parties_(parties),
        told_(told) {}

  // Whose judgement a word is: whoever calls something so, or else the speaker.
  [[nodiscard]] std::vector<ActorId> judges(const Frame& frame);

  // Who answers for what is judged.
  [[nodiscard]] std::vector<ActorId> judged(const Deed& deed, const Event& event);

  // Whom the deed's own words name as its doers.
  [[nodiscard]] std::vector<ActorId> doers(const Frame& frame, EventType type);

  // Whom the words of the deed name, or else the words about it.
  [[nodiscard]] std::vector<ActorId> done_to(const Deed& deed, const Event& event);

  // The doers of a passive that are named beside it: "is banned in Norvia", "was condemned in a
  // statement by Norvia".
  [[nodiscard]] std::vector<ActorId> doers_beside(const Frame& frame, EventType type);

  // Who is punished or blamed for the deed that a noun tells: "sanctions on Norvia over its raid".
  [[nodiscard]] std::vector<ActorId> blamed(const Frame& frame) const;
  // Who says that the deed is his: "claimed responsibility for the attack".
  [[nodiscard]] std::vector<ActorId> claimants(const Frame& frame);
  // Who is blamed, or else who plans or orders it.
  [[nodiscard]] std::vector<ActorId> doers_above(const Frame& frame, EventType type);

  // The protesters of the article, who take part in a protest that names nobody: those that it
  // calls so without more words, or else the first.
  [[nodiscard]] std::vector<ActorId> crowd();

  // The states whose people they are: those whom a protest is against that names nobody.
  [[nodiscard]] std::vector<ActorId> states_of(const std::vector<ActorId>& people);

 private:
  [[nodiscard]] std::uint32_t called_so(std::uint32_t word) const;
  [[nodiscard]] std::vector<ActorId> doers_of_named(const Frame& frame);
  [[nodiscard]] std::vector<ActorId> takers_part(const Frame& frame, EventType type);
  [[nodiscard]] bool has_negated(const std::vector<std::uint32_t>& agents) const;
  [[nodiscard]] std::vector<ActorId> helped(const Frame& frame);
  [[nodiscard]] std::vector<ActorId> responders(const Frame& frame, const Event& event);
  [[nodiscard]] std::vector<ActorId> in_roles(const Deed& deed, const Event& event,
                                              std::span<const RoleName> roles);
  [[nodiscard]] std::vector<ActorId> named_by(std::uint32_t filler, EventType type);
  [[nodiscard]] std::vector<ActorId> named_recipients(const Deed& deed, const Event& event);
  [[nodiscard]] std::vector<ActorId> recipients(const Deed& deed, const Event& event, int depth);
  [[nodiscard]] bool has_pronoun_owner(const std::vector<std::uint32_t>& things) const;
  [[nodiscard]] std::vector<ActorId> aimed_at(const std::vector<std::uint32_t>& things,
                                              const Event& event);
  [[nodiscard]] std::vector<ActorId> aim_of(std::uint32_t thing, const Event& event);
  [[nodiscard]] std::vector<ActorId> of_content(const Deed& deed, const Event& event, int depth);
  [[nodiscard]] std::vector<ActorId> concerned(const Frame& frame);
  [[nodiscard]] std::vector<ActorId> makers_of(std::uint32_t noun, std::optional<EventType> named,
                                               const Deed& deed, const Event& event) const;
  [[nodiscard]] std::vector<ActorId> last_speakers(std::uint32_t noun, const Event& event) const;
  [[nodiscard]] std::vector<ActorId> of_deed_named(const Deed& deed, const Event& event);
  [[nodiscard]] std::vector<std::uint32_t> died_in(const Frame& frame, EventType type) const;
  [[nodiscard]] std::vector<std::uint32_t> struck_by(const Frame& frame, EventType type) const;
  [[nodiscard]] bool is_scene(const Frame& frame, std::uint32_t agent) const;
  [[nodiscard]] std::vector<ActorId> state_around(const Deed& deed, const Event& event);
  [[nodiscard]] std::vector<ActorId> states_at(
      const Frame& frame, std::initializer_list<std::string_view> prepositions);

  MeaningInput in_;
  const Syntax& syntax_;
  const Document& document_;
  const Frames& frames_;
  Parties& parties_;
  const Tellings& told_;
  std::optional<std::vector<ActorId>> crowd_;
};

}  // namespace standoff
