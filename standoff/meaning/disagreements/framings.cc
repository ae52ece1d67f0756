#include "standoff/meaning/disagreements/framings.h"

#include <algorithm>
#include <cstddef>

#include "standoff/ground/syntax.h"
#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

constexpr std::size_t kMostFramings = 500;  // in one article
constexpr std::size_t kMostOfAKind = 4;     // statements that justify, and that condemn, in a group

bool is_forceful(EventType type) {
  return type == EventType::kAssault || type == EventType::kCoerce ||
         type == EventType::kSanction || type == EventType::kMobilize;
}

using Framed = std::vector<DisagreementSide>;

class FramingFinder {
 public:
  FramingFinder(const MeaningInput& input, const Report& report, Parties& parties)
      : in_(input), report_(report), parties_(parties), document_(input.syntax.document()) {
    for (const Event& event : report.events) {
      if (!is_forceful(event.type) || is_untrue(event.factuality)) continue;
      for (ActorId id : event.actors) {
        if (acts_for_itself(id)) join(doers_, {id});
      }
    }
  }

  std::vector<Framed> run() {
    read_statements();
    read_charges();
    if (framings_.size() > kMostFramings) framings_.resize(kMostFramings);
    std::vector<Framed> found;
    std::vector<bool> told(framings_.size(), false);
    for (std::size_t i = 0; i < framings_.size(); ++i) {
      if (told[i] || !framings_[i].justifies) continue;
      Framed group = around(framings_[i], told);
      if (!group.empty()) found.push_back(std::move(group));
    }
    return found;
  }

 private:
  struct Framing {
    DisagreementSide side;       // the speaker's
    std::vector<ActorId> doers;  // whose deeds it condemns; the speaker's own where it justifies
    bool justifies = true;
  };

  void read_statements() {
    for (StatementId s = 0; s < report_.statements.size(); ++s) {
      const Statement& statement = report_.statements[s];
      if (statement.speakers.empty() || !parties_.is_political(statement.speakers.front()))
        continue;
      read_words(s, statement.speakers.front(), statement.content);
    }
  }
  void read_words(StatementId said, ActorId speaker, const std::vector<ByteSpan>& content) {
    const DisagreementSide side = {speaker, {RecordKind::kStatement, said}, content.front()};
    Framing charge = {side, {}, false};
    bool defends = false;
    for (const ByteSpan words : content) {
      const TokenRange range = document_.tokens_in(words);
      for (std::uint32_t t = range.begin; t < range.end; ++t) {
        if (in_.voices.at(t) != said) continue;  // another's, whom the speaker cites
        defends = defends || (is_said("justifying", t) && is_own(t, speaker));
        if (is_said("condemning", t)) join(charge.doers, condemned(t, speaker));
      }
    }
    if (defends && parties_.on_side(speaker, doers_)) framings_.push_back({side, {speaker}, true});
    if (!charge.doers.empty()) framings_.push_back(std::move(charge));
  }
  // "condemned the strikes"
  void read_charges() {
    for (EventId e = 0; e < report_.events.size(); ++e) {
      const Event& event = report_.events[e];
      if (event.type != EventType::kAccuse || event.actors.empty()) continue;
      Framing charge = {{event.actors.front(), {RecordKind::kEvent, e}, event.evidence}, {}, false};
      for (ActorId id : event.recipients) {
        if (acts_for_itself(id) && parties_.on_side(id, doers_)) charge.doers.push_back(id);
      }
      if (!charge.doers.empty()) framings_.push_back(std::move(charge));
    }
  }

  // A state, a body or a group; a person acts for one of these, or does what is his own affair.
  [[nodiscard]] bool acts_for_itself(ActorId id) const {
    return parties_.actor(id).kind != ActorKind::kPerson;
  }
  // Whether the word is of this class and not negated.
  [[nodiscard]] bool is_said(std::string_view word_class, std::uint32_t token) const {
    return in_.deeds.senses().classes().has(word_class, document_, token) &&
           !is_negated(in_.syntax, token);
  }
  // Whether nobody of another side does what the clause of `token` tells.
  [[nodiscard]] bool is_own(std::uint32_t token, ActorId speaker) const {
    const Frame frame = in_.deeds.frames().of(clause_of(in_.syntax, token));
    return std::all_of(frame.agents.begin(), frame.agents.end(), [&](std::uint32_t agent) {
      const ActorId id = parties_.at(agent);
      return id == kNoRecord || parties_.same_side(id, speaker);
    });
  }
  // Whose deed the word condemns: that of whoever its clause has as subject or its phrase names;
  // where they name nobody, of whoever has done something to the speaker.
  [[nodiscard]] std::vector<ActorId> condemned(std::uint32_t token, ActorId speaker) const {
    const Syntax& syntax = in_.syntax;
    std::vector<ActorId> named;
    const std::uint32_t subject = syntax.child(clause_of(syntax, token), {"nsubj", "nsubjpass"});
    if (subject != kNoToken) join(named, parties_.named_in(syntax.subtree(subject)));
    const Token word = document_.token(token);
    const bool qualifies = word.dep() == "amod" && !word.is_root();
    join(named, parties_.named_in(syntax.noun_phrase(qualifies ? word.record().head : token)));
    std::vector<ActorId> found;
    for (ActorId id : named) {
      if (!parties_.same_side(id, speaker) && parties_.on_side(id, doers_)) join(found, {id});
    }
    return named.empty() ? doers_to(speaker) : found;
  }
  [[nodiscard]] std::vector<ActorId> doers_to(ActorId speaker) const {
    std::vector<ActorId> found;
    for (const Event& event : report_.events) {
      if (!is_forceful(event.type) || !parties_.on_side(speaker, event.recipients)) continue;
      for (ActorId id : event.actors) {
        if (!parties_.same_side(id, speaker)) join(found, {id});
      }
    }
    return found;
  }

  // All that is said of the deeds of the side that `defence` speaks for; empty where nobody
  // condemns them.
  Framed around(const Framing& defence, std::vector<bool>& told) const {
    Framed defences;
    Framed charges;
    for (std::size_t i = 0; i < framings_.size(); ++i) {
      const Framing& framing = framings_[i];
      if (!parties_.on_side(defence.side.who, framing.doers)) continue;
      if (framing.justifies) told[i] = true;
      Framed& list = framing.justifies ? defences : charges;
      if (list.size() < kMostOfAKind) list.push_back(framing.side);
    }
    if (charges.empty()) return {};
    defences.insert(defences.end(), charges.begin(), charges.end());
    return defences;
  }

  const MeaningInput& in_;
  const Report& report_;
  Parties& parties_;
  const Document& document_;
  std::vector<ActorId> doers_;  // of forceful deeds
  std::vector<Framing> framings_;
};

}  // namespace

std::vector<std::vector<DisagreementSide>> clashing_framings(const MeaningInput& input,
                                                             const Report& report,
                                                             Parties& parties) {
  return FramingFinder(input, report, parties).run();
}

}  // namespace standoff
