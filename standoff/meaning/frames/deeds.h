// What the predicates of a document mean: each one's frame with the line of senses.tsv that fits.
//
//   Deeds deeds(frames, senses, parties);
//   if (const Deed* deed = deeds.at(token)) use(deed->match.sense->event, deeds.factuality(token));
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "standoff/meaning/frames/frame.h"
#include "standoff/meaning/frames/senses.h"
#include "standoff/meaning/parties.h"

namespace standoff {

// Happened, or going on.
bool came_about(Factuality factuality);

// Negated, or denied by whom it is said of.
bool is_untrue(Factuality factuality);

struct Deed {
  Frame frame;
  SenseMatch match;
};

class Deeds : public RoleContext {
 public:
  // All must outlive it.
  Deeds(const Frames& frames, const Senses& senses, const Parties& parties);

  // The deed that the word `predicate` tells, or null.
  [[nodiscard]] const Deed* at(std::uint32_t predicate) const;

  // The deed or thing named last that "it" stands for in words of judgement; other words
  // themselves.
  [[nodiscard]] std::uint32_t taken_up(std::uint32_t word) const;

  // Whether it came about, by its own mood and by the words that hold it: "refused to go" negates
  // "go". None where its holder says that it is no deed of its own.
  [[nodiscard]] std::optional<Factuality> factuality(const Frame& frame) const;

  [[nodiscard]] bool acts(std::uint32_t token) const override { return parties_.acts(token); }
  [[nodiscard]] bool is(std::uint32_t token, std::string_view actor_class) const override {
    return parties_.is(token, actor_class);
  }
  [[nodiscard]] std::optional<EventType> deed(std::uint32_t predicate) const override;

  [[nodiscard]] const Frames& frames() const { return frames_; }
  [[nodiscard]] const Senses& senses() const { return senses_; }

 private:
  [[nodiscard]] std::optional<Factuality> factuality(const Frame& frame, int steps) const;
  [[nodiscard]] bool is_called_for(const Frame& frame) const;
  [[nodiscard]] Holds held_by(const Frame& frame) const;
  void drop_place(Frame& frame) const;
  [[nodiscard]] bool is_part_of_name(std::uint32_t token) const;
  void read_once(std::uint32_t predicate) const {
    if (state_[predicate] == State::kUnread) read(predicate);
  }
  void read(std::uint32_t predicate) const;
  [[nodiscard]] bool can_tell(std::uint32_t predicate) const;
  [[nodiscard]] std::unique_ptr<Deed> understand(std::uint32_t predicate) const;
  [[nodiscard]] std::unique_ptr<Deed> understand_state(std::uint32_t predicate) const;
  [[nodiscard]] std::unique_ptr<Deed> understand_headline(const Frame& frame) const;

  enum class State : std::uint8_t { kUnread, kReading, kRead };
  const Frames& frames_;
  const Senses& senses_;
  const Parties& parties_;
  mutable std::vector<State> state_;                  // per token
  mutable std::vector<std::unique_ptr<Deed>> deeds_;  // per token
};

}  // namespace standoff
