#include "standoff/meaning/events/events.h"

#include <algorithm>
#include <array>
#include <utility>

#include "standoff/meaning/events/tellings.h"

namespace standoff {
namespace {

// Roles whose actor a deed is done to, where its line does not say.
const std::array<RoleName, 8> kUsualRecipients = {{{Role::kPatient, {}},
                                                   {Role::kRecipient, {}},
                                                   {Role::kOblique, "on"},
                                                   {Role::kOblique, "against"},
                                                   {Role::kOblique, "to"},
                                                   {Role::kOblique, "at"},
                                                   {Role::kOblique, "toward"},
                                                   {Role::kOblique, "for"}}};

// Where nobody is named to whom it is done: "drills around the island".
const std::array<RoleName, 4> kSurroundings = {{{Role::kOblique, "around"},
                                                {Role::kOblique, "into"},
                                                {Role::kOblique, "near"},
                                                {Role::kOblique, "towards"}}};

// Deeds that count though the text names nobody: "a car bomb exploded".
bool stands_alone(EventType type) {
  return type == EventType::kAssault || type == EventType::kProtest || type == EventType::kCoerce;
}

// "with" names a partner, not a tool.
bool is_cooperative(EventType type) { return type <= EventType::kRequest; }

class EventFinder {
 public:
  EventFinder(const MeaningInput& input, Parties& parties)
      : in_(input),
        syntax_(input.syntax),
        document_(input.syntax.document()),
        frames_(input.deeds.frames()),
        parties_(parties),
        tellings_(input, parties) {}

  std::vector<Event> run() {
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
      if (const Deed* deed = in_.deeds.at(t); deed != nullptr && deed->match.sense->event) {
        tell(*deed);
      } else if (deed != nullptr && deed->match.sense->by_speaker) {
        judge(*deed);
      } else if (document_.token(t).pos() == "VERB") {
        demand(t);
      }
    }
    std::vector<Event> events = std::move(tellings_).take();
    for (Event& event : events) finish(event);
    return events;
  }

 private:
  void tell(const Deed& deed) {
    const Frame& frame = deed.frame;
    const Sense& sense = *deed.match.sense;
    const std::optional<Factuality> factuality = in_.deeds.factuality(frame);
    if (!factuality) return;
    // "the captured fighters": background, unless it says who did it.
    if (document_.token(frame.predicate).dep() == "amod" && frame.agents.empty()) return;
    if (is_asked(frame.predicate)) return;
    Event event;
    event.type = *sense.event;
    event.factuality = *factuality;
    event.mode = sense.mode;
    if (sense.mode_by_content) {
      event.mode = mode_by(event.type, fillers(frame, deed.match, {Role::kContent, {}}));
    }
    event.actors =
        sense.by_speaker ? in_.voices.speakers(frame.predicate) : parties_.of(frame.agents);
    if (sense.by_speaker && event.actors.empty()) return;
    if (sense.mutual) {
      add_partners(deed, event);
    } else {
      event.recipients = recipients(deed, event);
    }
    event.rule = sense.rule;
    event.when = in_.circumstances.when(frame);
    event.trigger = document_.span_of(deed.match.words);
    voice(frame, event);
    if (sense.holds == Holds::kClaimed) {
      own_up(std::move(event), frame.predicate);
      return;
    }
    if (!counts(event)) return;
    // "terrorism", "tariffs on imports": a noun that nobody does tells no deed of its own.
    const bool bare = frame.kind == PredicateKind::kNoun && event.actors.empty() &&
                      event.type != EventType::kProtest && event.when == kNoRecord &&
                      (event.recipients.empty() || event.type != EventType::kAssault);
    if (bare) {
      tellings_.add_mention(std::move(event), frame.predicate);
      return;
    }
    tellings_.add(std::move(event), frame.predicate);
  }

  // "Will they attack?": what is only asked is not told.
  [[nodiscard]] bool is_asked(std::uint32_t predicate) const {
    const TokenRange sentence = document_.sentences()[document_.sentence_of(predicate)].tokens;
    for (std::uint32_t t = sentence.end; t-- > sentence.begin;) {
      const Token token = document_.token(t);
      if (token.pos() != "PUNCT" && !token.record().is_space) return false;
      if (token.text() == "?") return true;
    }
    return false;
  }

  // Who claims a deed that was told before is its doer, on his own word.
  void own_up(Event event, std::uint32_t predicate) {
    if (event.actors.empty()) return;
    event.claimed_by = event.actors.front();
    tellings_.add_claim(std::move(event), predicate);
  }

  // The protesters of the article: those who take part in a protest that names nobody.
  std::vector<ActorId> crowd() {
    if (crowd_) return *crowd_;
    crowd_.emplace();
    for (std::uint32_t t = 0; t < document_.token_count() && crowd_->empty(); ++t) {
      if (document_.token(t).pos() != "NOUN") continue;
      if (!in_.deeds.senses().classes().has("demonstrator", document_, t)) continue;
      *crowd_ = parties_.of({t});
    }
    return *crowd_;
  }

  // A speaker who calls somebody's deed a crime accuses him.
  void judge(const Deed& deed) {
    const Sense& sense = *deed.match.sense;
    if (sense.stance != Stance::kCriticise || deed.frame.negated) return;
    Event event;
    event.type = EventType::kAccuse;
    event.mode = "disapprove";
    event.actors = in_.voices.speakers(deed.frame.predicate);
    if (event.actors.empty()) return;
    event.recipients = others(parties_.of(deed.frame.subjects), event);
    if (event.recipients.empty() || parties_.same_side(event.actors[0], event.recipients[0])) {
      return;
    }
    event.rule = sense.rule;
    event.trigger = document_.span_of(deed.match.words);
    if (counts(event)) tellings_.add(std::move(event), deed.frame.predicate);
  }

  // What must or should be done, said by somebody, is that speaker's request.
  void demand(std::uint32_t verb) {
    const std::vector<ActorId> speakers = in_.voices.speakers(verb);
    if (speakers.empty()) return;
    const Frame frame = frames_.of(verb);
    if (frame.mood != Mood::kObliged || says_obligation(syntax_, frame)) return;
    Event event;
    event.type = EventType::kRequest;
    event.mode = mode_by(event.type, {verb});
    event.actors = speakers;
    event.recipients = parties_.of(frame.passive ? frame.patients : frame.agents);
    if (event.recipients.empty() || count_shared(event.actors, event.recipients) > 0) return;
    event.trigger = document_.span_of({verb, verb + 1});
    event.rule = "obligation";
    if (counts(event)) tellings_.add(std::move(event), verb);
  }

  // Whether one of these words tells such a deed or is such a thing.
  [[nodiscard]] bool is_any(const std::vector<std::uint32_t>& tokens,
                            const std::string& name) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](std::uint32_t token) {
      if (in_.deeds.senses().classes().has(name, document_, token)) return true;
      const Deed* deed = in_.deeds.at(token);
      if (deed == nullptr || !deed->match.sense->event) return false;
      const std::string type(name_of(*deed->match.sense->event));
      return name == type || name == type + "/" + deed->match.sense->mode;
    });
  }
  [[nodiscard]] std::string mode_by(EventType type,
                                    const std::vector<std::uint32_t>& content) const {
    return in_.plover.mode_for(type,
                               [&](const std::string& name) { return is_any(content, name); });
  }

  void add_partners(const Deed& deed, Event& event) {
    join(event.actors, parties_.of(deed.match.patients));
    for (const char* preposition : {"with", "between", "and", "among"}) {
      join(event.actors,
           parties_.of(fillers(deed.frame, deed.match, {Role::kOblique, preposition})));
    }
  }

  std::vector<ActorId> recipients(const Deed& deed, const Event& event, int depth = 0) {
    const auto try_roles = [&](const auto& roles) {
      for (const RoleName& role : roles) {
        std::vector<ActorId> found =
            others(parties_.of(fillers(deed.frame, deed.match, role)), event);
        if (!found.empty()) return found;
      }
      return std::vector<ActorId>{};
    };
    std::vector<ActorId> found = deed.match.sense->recipient.empty()
                                     ? try_roles(kUsualRecipients)
                                     : try_roles(deed.match.sense->recipient);
    if (found.empty() && is_cooperative(event.type)) {
      found = others(parties_.of(fillers(deed.frame, deed.match, {Role::kOblique, "with"})), event);
    }
    // "said that Israel must stop", "accused them of hiding": whoever does what is in the content.
    if (found.empty() && deed.frame.content != kNoToken) {
      found = others(parties_.of(frames_.subjects(deed.frame.content)), event);
    }
    if (found.empty() && depth == 0) found = of_content(deed, event);
    // Whose thing it is: "agreed to Beijing's demands".
    if (found.empty() && is_cooperative(event.type)) {
      found = others(parties_.of(deed.match.patients), event);
    }
    if (found.empty() && !is_cooperative(event.type)) found = try_roles(kSurroundings);
    return found;
  }

  // "agreed to lift tariffs on Mexico", "condemned strikes on Syria": words about a deed concern
  // whoever does it or, where nobody else does, whoever suffers it.
  std::vector<ActorId> of_content(const Deed& deed, const Event& event) {
    for (std::uint32_t token : fillers(deed.frame, deed.match, {Role::kContent, {}})) {
      const Frame frame = frames_.of(token);
      std::vector<ActorId> found = others(parties_.of(frame.agents), event);
      if (found.empty()) {
        const Deed* content = in_.deeds.at(token);
        found = content != nullptr && content->match.sense->event ? recipients(*content, event, 1)
                                                                  : others(concerned(frame), event);
      }
      if (!found.empty()) return found;
    }
    return {};
  }

  // Those whom a deed that no line knows is done to, or done with.
  std::vector<ActorId> concerned(const Frame& frame) {
    std::vector<ActorId> found = parties_.of(frame.patients);
    for (const Oblique& oblique : frame.obliques) {
      if (found.empty() && one_of(oblique.preposition, {"on", "against", "to", "with"})) {
        found = parties_.of({oblique.object});
      }
    }
    return found;
  }

  // Whose word the event rests on, and what words alone make of it.
  void voice(const Frame& frame, Event& event) {
    const std::vector<ActorId> speakers = in_.voices.speakers(frame.predicate);
    if (speakers.empty()) return;
    const bool own = std::any_of(event.actors.begin(), event.actors.end(), [&](ActorId id) {
      return std::any_of(speakers.begin(), speakers.end(),
                         [&](ActorId speaker) { return parties_.same_side(id, speaker); });
    });
    const bool hostile = event.type == EventType::kAssault || event.type == EventType::kCoerce ||
                         event.type == EventType::kSanction || event.type == EventType::kProtest;
    if (own && frame.negated && frame.mood == Mood::kPlanned && event.type < EventType::kRequest) {
      // "We will not meet them": refused now.
      event.mode = mode_by(EventType::kReject, {frame.predicate});
      event.type = EventType::kReject;
      event.factuality = Factuality::kHappened;
      return;
    }
    if (own && hostile && event.factuality == Factuality::kPlanned) {
      // A threat is uttered now; the blow has not fallen.
      event.mode = mode_by(EventType::kThreaten, {frame.predicate});
      event.type = EventType::kThreaten;
      event.factuality = Factuality::kHappened;
      return;
    }
    if (frame.mood == Mood::kObliged && !own) {
      event.recipients = event.actors;
      event.mode = mode_by(EventType::kRequest, {frame.predicate});
      event.type = EventType::kRequest;
      event.actors = speakers;
      event.factuality = Factuality::kHappened;
      return;
    }
    if (!own) event.claimed_by = speakers.front();
  }

  [[nodiscard]] bool counts(const Event& event) const {
    if (event.type == EventType::kProtest) return true;  // whoever takes part
    if (event.actors.empty() && event.recipients.empty()) return stands_alone(event.type);
    const auto political = [&](ActorId id) { return parties_.is_political(id); };
    return std::any_of(event.actors.begin(), event.actors.end(), political) ||
           std::any_of(event.recipients.begin(), event.recipients.end(), political);
  }

  void finish(Event& event) {
    if (event.type == EventType::kProtest && event.actors.empty()) event.actors = crowd();
    PloverCode code = in_.plover.code(event.type, event.mode);
    event.quad = std::move(code.quad);
    event.intensity = code.intensity;
    event.cameo = std::move(code.cameo);
    std::sort(event.mentions.begin(), event.mentions.end());
    for (std::uint32_t t = document_.token_at(event.evidence.begin);
         t < document_.token_count() && document_.token(t).span().begin < event.evidence.end; ++t) {
      const std::string context(in_.plover.context(lower_ascii(document_.token(t).lemma())));
      if (context.empty()) continue;
      if (std::find(event.contexts.begin(), event.contexts.end(), context) ==
          event.contexts.end()) {
        event.contexts.push_back(context);
      }
    }
  }

  MeaningInput in_;
  const Syntax& syntax_;
  const Document& document_;
  const Frames& frames_;
  Parties& parties_;
  Tellings tellings_;
  std::optional<std::vector<ActorId>> crowd_;
};

}  // namespace

std::vector<Event> find_events(const MeaningInput& input, Parties& parties) {
  std::vector<Event> events = EventFinder(input, parties).run();
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return a.trigger.begin < b.trigger.begin;
  });
  return events;
}

}  // namespace standoff
