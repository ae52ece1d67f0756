// The same deed told several times: which telling is the record, and which are its mentions.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "standoff/meaning/input.h"
#include "standoff/meaning/parties.h"
#include "standoff/meaning/report.h"

namespace standoff {

// `found` without the actors of the event.
std::vector<ActorId> others(std::vector<ActorId> found, const Event& event);

// "the strike", "these talks"
bool is_definite(const Syntax& syntax, std::uint32_t noun);

// "a strike", "another strike", "three strikes"
bool is_new(const Syntax& syntax, std::uint32_t noun);

// Collects events in order of the text. Each is compared with a bounded number before it.
class Tellings {
 public:
  // Both must outlive it.
  Tellings(const MeaningInput& input, const Parties& parties);

  // The event that the word `predicate` tells; joins one that tells the same deed. Fills evidence.
  void add(Event event, std::uint32_t predicate);
  // One more mention of a deed told before; nothing where there is none.
  void add_mention(Event event, std::uint32_t predicate);
  // Somebody owns up to a deed told before: he is its doer.
  void add_claim(Event event, std::uint32_t predicate);

  // Whether a deed told before, with its doers, is the same.
  [[nodiscard]] bool knows(Event event, std::uint32_t predicate) const;
  // The event that `predicate` tells; null where it tells none.
  [[nodiscard]] const Event* told_by(std::uint32_t predicate) const;
  // Who did the deed of this type that "the attack" means to somebody of the side of `not_by`: the
  // one told most often, or else last, by others.
  [[nodiscard]] std::vector<ActorId> doers(EventType type,
                                           const std::vector<ActorId>& not_by) const;
  // Who did the last deed that others than `not_by` did: "condemned the decision".
  [[nodiscard]] std::vector<ActorId> last_doers(const std::vector<ActorId>& not_by) const;

  [[nodiscard]] std::vector<Event> take() && { return std::move(found_); }

 private:
  // What the engine needs of an event while it looks for others that tell the same.
  struct Telling {
    std::uint32_t predicate = 0;
    std::vector<std::uint32_t> predicates;  // of all its tellings
    std::string lemma;
    bool headline = false;
    bool definite = false;
    bool outcome = false;  // "was killed in the strike"
    bool toll = false;     // "35 people were wounded"
    bool claim = false;    // somebody owns up to it
    int clarity = 0;       // the clearest telling is the record
  };

  Telling telling_of(Event& event, std::uint32_t predicate) const;
  bool merged(Event& event, const Telling& telling);
  void merge(Event& kept, Telling& telling, Event again, const Telling& other) const;
  [[nodiscard]] static bool is_returned(const Event& a, const Event& b);
  [[nodiscard]] static bool is_other_meeting(const Event& a, const Event& b, const Telling& tb);
  [[nodiscard]] bool same_deed(const Event& a, const Telling& ta, const Event& b,
                               const Telling& tb) const;
  [[nodiscard]] bool retold(const Event& a, const Telling& ta, const Event& b,
                            const Telling& tb) const;
  [[nodiscard]] bool belongs(const Event& a, const Telling& ta, const Event& b,
                             const Telling& tb) const;
  [[nodiscard]] bool done_by_others(const Event& event, const std::vector<ActorId>& who) const;
  [[nodiscard]] bool is_unnamed(const std::vector<ActorId>& actors) const;
  [[nodiscard]] bool fit(const std::vector<ActorId>& a, const std::vector<ActorId>& b) const;
  [[nodiscard]] bool is_noun(const Telling& telling) const {
    return document_.token(telling.predicate).pos() == "NOUN";
  }
  [[nodiscard]] bool is_reference_time(std::uint32_t predicate, std::uint32_t other) const;
  [[nodiscard]] bool nested(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool is_outcome(const Event& event, std::uint32_t predicate) const;
  [[nodiscard]] bool has_clause_of_time(std::uint32_t predicate) const;
  [[nodiscard]] bool is_toll(const Event& event, std::uint32_t predicate) const;
  [[nodiscard]] bool is_heading(std::uint32_t predicate) const;
  [[nodiscard]] int clarity(const Event& event, std::uint32_t predicate) const;

  MeaningInput in_;
  const Syntax& syntax_;
  const Document& document_;
  const Frames& frames_;
  const Parties& parties_;
  std::vector<Event> found_;
  std::vector<Telling> tellings_;
};

}  // namespace standoff
