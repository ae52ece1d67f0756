#include "standoff/meaning/events/events.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "standoff/meaning/events/no_deed.h"
#include "standoff/meaning/events/other_side.h"
#include "standoff/meaning/events/sides.h"
#include "standoff/meaning/events/tellings.h"

namespace standoff {
namespace {

// Deeds that count though the text names nobody: "a car bomb exploded".
bool stands_alone(EventType type) {
  return type == EventType::kAssault || type == EventType::kProtest || type == EventType::kCoerce;
}

// "rockets slammed into the air base"
bool hits_something(const Syntax& syntax, const Event& event) {
  if (event.trigger.empty()) return false;
  const std::uint32_t verb = syntax.document().token_at(event.trigger.begin);
  if (!is_verb(syntax.token(verb))) return false;
  std::uint32_t hit = syntax.child(verb, {"dobj", "nsubjpass"});
  for (const char* preposition : {"into", "on", "at"}) {
    if (hit == kNoToken) hit = syntax.object_of(verb, preposition);
  }
  return hit != kNoToken && one_of(syntax.token(hit).pos(), {"NOUN", "PROPN"});
}

class EventFinder {
 public:
  EventFinder(const MeaningInput& input, Parties& parties)
      : in_(input),
        syntax_(input.syntax),
        document_(input.syntax.document()),
        frames_(input.deeds.frames()),
        parties_(parties),
        tellings_(input, parties),
        sides_(input, parties, tellings_) {}

  std::vector<Event> run() {
    for (std::uint32_t t = 0; t < document_.token_count(); ++t) {
      if (const Deed* deed = in_.deeds.at(t); deed != nullptr && deed->match.sense->event) {
        tell(*deed);
      } else if (deed != nullptr && deed->match.sense->by_speaker) {
        judge(*deed);
      } else if (deed != nullptr && deed->frame.kind == PredicateKind::kAdjective) {
        disapprove(*deed);
      } else if (document_.token(t).pos() == "VERB") {
        demand(t);
      }
    }
    std::vector<Event> events;
    for (Event& event : std::move(tellings_).take()) {
      std::optional<Event> other;
      if (is_mutual_charge(event)) other = turned(event);
      events.push_back(std::move(event));
      if (other) events.push_back(*std::move(other));
    }
    for (Event& event : events) finish(event);
    return events;
  }

 private:
  // "Norvia and Sudria accused each other": two charges.
  [[nodiscard]] bool is_mutual_charge(const Event& event) const {
    return event.type == EventType::kAccuse && event.actors.size() == 2 &&
           event.recipients.empty() &&
           in_.deeds.senses().classes().has("mutual", document_, event.evidence);
  }

  // Leaves `event` to the first of its two actors and gives that of the other.
  static Event turned(Event& event) {
    Event other = event;
    event.recipients = {event.actors[1]};
    event.actors.pop_back();
    other.recipients = {other.actors[0]};
    other.actors.erase(other.actors.begin());
    return other;
  }

  void tell(const Deed& deed) {
    std::optional<Event> event = event_of(deed);
    if (!event) return;
    const std::uint32_t predicate = deed.frame.predicate;
    voice(deed.frame, *event);
    if (deed.match.sense->holds == Holds::kClaimed) {
      own_up(std::move(*event), predicate);
    } else if (!counts(*event)) {
      return;
    } else if (is_bare(deed.frame, *event)) {
      tellings_.add_mention(std::move(*event), predicate);
    } else {
      tellings_.add(std::move(*event), predicate);
    }
  }

  // What the deed's own words tell; none where they tell no deed of their own.
  std::optional<Event> event_of(const Deed& deed) {
    const Frame& frame = deed.frame;
    const Sense& sense = *deed.match.sense;
    const std::optional<Factuality> factuality = in_.deeds.factuality(frame);
    if (!factuality) return std::nullopt;
    if (tells_no_deed(in_, deed)) return std::nullopt;
    Event event;
    event.type = *sense.event;
    // Whoever calls a deed wrong does so now, whatever becomes of the deed.
    const bool judged = sense.by_speaker && *factuality == Factuality::kOngoing;
    event.factuality = judged ? Factuality::kHappened : *factuality;
    event.mode = sense.mode;
    if (sense.mode_by_content) {
      event.mode = mode_by(event.type, fillers(frame, deed.match, {Role::kContent, {}}));
    }
    event.rule = sense.rule;
    event.when = in_.circumstances.when(frame);
    event.trigger = document_.span_of(deed.match.words);
    find_parties(deed, event);
    if (sense.by_speaker && event.actors.empty()) return std::nullopt;
    if (sense.by_speaker && event.type == EventType::kThreaten) {
      if (came_about(*factuality)) return std::nullopt;  // "hell is breaking loose"
      event.factuality = Factuality::kHappened;
    }
    if (is_none_in_words(deed, event)) return std::nullopt;
    return event;
  }

  // Whether a deed in words is none after all.
  bool is_none_in_words(const Deed& deed, const Event& event) {
    switch (event.type) {
      case EventType::kAccuse:  // "had no objection"
        return event.factuality == Factuality::kNegated || accuses_nobody(deed, event);
      case EventType::kReject:
        return event.factuality == Factuality::kNegated;
      case EventType::kRequest:  // "It is vital that the truce holds": asked of nobody
        return event.factuality == Factuality::kNegated ||
               (deed.match.sense->by_speaker && event.recipients.empty()) ||
               is_aim_of_protest(deed.frame);
      case EventType::kThreaten:
        return warns_of_others(deed, event);
      default:
        return false;
    }
  }

  void find_parties(const Deed& deed, Event& event) {
    const Frame& frame = deed.frame;
    const bool by_speaker = deed.match.sense->by_speaker;
    event.actors = by_speaker ? sides_.judges(frame) : sides_.doers(frame, event.type);
    if (event.actors.empty() && frame.passive) {
      event.actors = sides_.doers_beside(frame, event.type);
    }
    if (frame.kind == PredicateKind::kNoun) find_doers_above(frame, event);
    // "said that Norvia had been consulted": by whoever says so
    if (event.actors.empty() && frame.passive && event.type == EventType::kConsult) {
      event.actors = in_.voices.speakers(frame.predicate);
    }
    if (deed.match.sense->mutual) {
      add_partners(deed, event);
    } else {
      event.recipients = sides_.done_to(deed, event);
    }
    // "the army was put on alert"
    if (event.type == EventType::kMobilize && event.actors.empty() && frame.passive) {
      event.actors = parties_.of(frame.patients);
      std::erase_if(event.recipients,
                    [&](ActorId id) { return parties_.on_side(id, event.actors); });
    }
  }

  // "terrorism", "tariffs on imports": a noun that nobody does tells no deed of its own.
  [[nodiscard]] static bool is_bare(const Frame& frame, const Event& event) {
    if (frame.kind != PredicateKind::kNoun || !event.actors.empty() || event.when != kNoRecord ||
        event.type == EventType::kProtest) {
      return false;
    }
    const bool suffered = event.type == EventType::kAssault || event.type == EventType::kAccuse;
    return !suffered || event.recipients.empty();
  }

  // "sanctions on Norvia over its raid"; "blamed Norvia for the raid", unless somebody else is
  // known to have done it.
  void find_doers_above(const Frame& frame, Event& event) {
    const bool its = !frame.agents.empty() && document_.token(frame.agents[0]).tag() == "PRP$";
    if (!its && (!event.actors.empty() || tellings_.knows(event, frame.predicate))) return;
    std::vector<ActorId> found = its ? sides_.blamed(frame) : sides_.doers_above(frame, event.type);
    if (found.empty() && !its) {
      found = sides_.claimants(frame);
      if (!found.empty()) event.claimed_by = found.front();
    }
    if (!found.empty()) event.actors = std::move(found);
  }

  // "claimed that it had struck the base", "claimed that a jet was downed": whoever tells of his
  // own deed or of nobody's accuses nobody.
  bool accuses_nobody(const Deed& deed, const Event& event) {
    if (deed.frame.content == kNoToken || !deed.match.patients.empty()) return false;
    const Frame told = frames_.of(deed.frame.content);
    const std::vector<ActorId> doers =
        parties_.of(told.passive ? told.agents : frames_.subjects(deed.frame.content));
    return doers.empty() || std::any_of(doers.begin(), doers.end(), [&](ActorId id) {
             return parties_.on_side(id, event.actors);
           });
  }

  // "warned the council that the war is spreading": no threat of one's own.
  bool warns_of_others(const Deed& deed, const Event& event) {
    if (deed.frame.content == kNoToken) return false;
    const std::vector<std::uint32_t> doers = frames_.subjects(deed.frame.content);
    if (!syntax_.has_child(deed.frame.content, {"nsubj", "nsubjpass"})) return false;
    const std::vector<ActorId> found = parties_.of(doers);
    return std::none_of(found.begin(), found.end(),
                        [&](ActorId id) { return parties_.on_side(id, event.actors); });
  }

  // "rallied to demand his resignation": the protest tells it.
  [[nodiscard]] bool is_aim_of_protest(const Frame& frame) const {
    const Token verb = document_.token(frame.predicate);
    if (verb.is_root() || !one_of(verb.tag(), {"VB", "VBG"})) return false;
    const std::uint32_t above = verb.record().head;
    if (!one_of(verb.dep(), {"advcl", "xcomp", "acl"})) return false;
    if (in_.deeds.senses().classes().has("demonstrator", document_, above)) return true;
    if (in_.deeds.deed(above) == EventType::kProtest) return true;
    const auto told = document_.children(above);
    return std::any_of(told.begin(), told.end(), [&](std::uint32_t c) {
      return document_.token(c).dep() == "dobj" && in_.deeds.deed(c) == EventType::kProtest;
    });
  }

  // Who claims a deed that was told before is its doer, on his own word.
  void own_up(Event event, std::uint32_t predicate) {
    if (event.actors.empty()) return;
    event.claimed_by = event.actors.front();
    tellings_.add_claim(std::move(event), predicate);
  }

  // A speaker who calls somebody's deed a crime accuses him.
  void judge(const Deed& deed) {
    const Sense& sense = *deed.match.sense;
    const bool praises = sense.stance == Stance::kEndorse;
    if ((sense.stance != Stance::kCriticise && !praises) || deed.frame.negated) return;
    // "to lie under oath": only what is said to be so.
    const std::optional<Factuality> said = in_.deeds.factuality(deed.frame);
    if (deed.frame.kind == PredicateKind::kVerb && (!said || !came_about(*said))) return;
    Event event;
    event.type = praises ? EventType::kSupport : EventType::kAccuse;
    if (!praises) event.mode = "disapprove";
    event.actors = sides_.judges(deed.frame);
    if (event.actors.empty()) return;
    event.recipients = sides_.judged(deed, event);
    if (event.recipients.empty() || parties_.same_side(event.actors[0], event.recipients[0])) {
      return;
    }
    event.rule = sense.rule;
    event.trigger = document_.span_of(deed.match.words);
    if (counts(event)) tellings_.add(std::move(event), deed.frame.predicate);
  }

  // "is not happy with their policy": who does not approve finds fault.
  void disapprove(const Deed& deed) {
    const Sense& sense = *deed.match.sense;
    if (sense.stance != Stance::kEndorse || !deed.frame.negated) return;
    Event event;
    event.type = EventType::kAccuse;
    event.mode = "disapprove";
    event.actors = sides_.doers(deed.frame, event.type);
    if (event.actors.empty()) return;
    event.recipients = sides_.done_to(deed, event);
    event.rule = sense.rule;
    event.trigger = document_.span_of(deed.match.words);
    if (counts(event)) tellings_.add(std::move(event), deed.frame.predicate);
  }

  // What must or should be done, said by somebody, is that speaker's request.
  void demand(std::uint32_t verb) {
    const std::vector<ActorId> speakers = in_.voices.speakers(verb);
    if (speakers.empty() || !parties_.is_political(speakers.front())) return;
    const Frame frame = frames_.of(verb);
    // "They should have gone" asks nobody any more.
    const bool over = is_perfect(syntax_, verb);
    if (frame.mood != Mood::kObliged || over || says_obligation(syntax_, frame)) return;
    Event event;
    event.type = EventType::kRequest;
    event.mode = mode_by(event.type, {verb});
    event.actors = speakers;
    const std::vector<std::uint32_t>& asked = frame.passive ? frame.patients : frame.agents;
    if (!asked.empty() && is_anyone(asked.front())) return;
    event.recipients = parties_.of(asked);
    if (event.recipients.empty() || count_shared(event.actors, event.recipients) > 0) return;
    event.trigger = document_.span_of({verb, verb + 1});
    event.rule = "obligation";
    if (counts(event)) tellings_.add(std::move(event), verb);
  }

  // "a president should not have to choose": nobody in particular.
  [[nodiscard]] bool is_anyone(std::uint32_t noun) const {
    const TokenRange phrase = syntax_.noun_phrase(noun);
    return one_of(lower_ascii(document_.token(phrase.begin).text()), {"a", "an", "any", "no"});
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
    for (const char* preposition : {"between", "and", "among"}) {
      join(event.actors,
           parties_.of(fillers(deed.frame, deed.match, {Role::kOblique, preposition})));
    }
    std::vector<ActorId> met = parties_.of(deed.match.patients);
    join(met, parties_.of(fillers(deed.frame, deed.match, {Role::kOblique, "with"})));
    event.partners = others(std::move(met), event);
    join(event.actors, event.partners);
  }

  // "accused them of shelling the town"
  std::vector<ActorId> accusers(const Frame& frame) {
    const Deed* holder = frame.holder == kNoToken ? nullptr : in_.deeds.at(frame.holder);
    if (holder == nullptr || holder->match.sense->event != EventType::kAccuse) return {};
    return parties_.of(holder->frame.agents);
  }

  // "We will not meet them", "There will be no talks with them": refused now.
  bool refuses(const Frame& frame, const std::vector<ActorId>& speakers, bool own, Event& event) {
    const bool to_come = frame.negated && frame.mood == Mood::kPlanned;
    if (!to_come || event.type >= EventType::kRequest) return false;
    const bool nobody = frame.kind == PredicateKind::kNoun && frame.agents.empty() &&
                        parties_.is_political(speakers.front());
    if (!own && !nobody) return false;
    if (nobody) {
      std::vector<ActorId> partners = std::exchange(event.actors, speakers);
      join(event.recipients, others(std::move(partners), event));
    }
    event.mode = mode_by(EventType::kReject, {frame.predicate});
    event.type = EventType::kReject;
    event.factuality = Factuality::kHappened;
    return true;
  }

  // "said he had ordered them to strike": no threat
  [[nodiscard]] bool is_ordered(const Frame& frame) const {
    return frame.kind == PredicateKind::kVerb && frame.holder != kNoToken &&
           !frames_.of(frame.holder).patients.empty();
  }

  // Whose word the event rests on, and what words alone make of it.
  void voice(const Frame& frame, Event& event) {
    std::vector<ActorId> speakers = in_.voices.speakers(frame.predicate);
    if (speakers.empty()) speakers = accusers(frame);
    if (speakers.empty()) return;
    const bool own = std::any_of(event.actors.begin(), event.actors.end(),
                                 [&](ActorId id) { return parties_.on_side(id, speakers); });
    const bool hostile =
        event.type == EventType::kAssault || event.type == EventType::kThreaten ||
        event.type == EventType::kCoerce || event.type == EventType::kProtest ||
        // What one will impose is decided on: "will tax their steel".
        (event.type == EventType::kSanction && event.factuality == Factuality::kConditional);
    if (refuses(frame, speakers, own, event)) return;
    const bool to_come =
        event.factuality == Factuality::kPlanned || event.factuality == Factuality::kConditional;
    if (own && hostile && to_come && !is_ordered(frame)) {
      // A threat is uttered now; the blow has not fallen.
      event.mode = mode_by(EventType::kThreaten, {frame.predicate});
      event.type = EventType::kThreaten;
      event.factuality = Factuality::kHappened;
      if (event.recipients.empty())
        event.recipients = others(in_.voices.addressees(frame.predicate), event);
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

  // "ten men were arrested"
  [[nodiscard]] bool is_arrest(const Event& event) const {
    return event.mode == "arrest" &&
           std::any_of(event.recipients.begin(), event.recipients.end(), [&](ActorId id) {
             const ActorKind kind = parties_.actor(id).kind;
             return kind == ActorKind::kUnnamed || kind == ActorKind::kPopulation;
           });
  }

  [[nodiscard]] bool counts(const Event& event) const {
    if (event.type == EventType::kProtest) return true;  // whoever takes part
    if (event.actors.empty() && event.recipients.empty()) return stands_alone(event.type);
    // Support, aid and the like that nobody gives are none.
    const bool given = event.type == EventType::kAgree || event.type == EventType::kSupport ||
                       event.type == EventType::kAid || event.type == EventType::kCooperate ||
                       event.type == EventType::kConcede;
    if (given && event.actors.empty()) return false;
    if (event.actors.empty() && event.mode == "release") return true;  // "the captives were freed"
    // "a village chief was shot dead"
    if (event.actors.empty() && (event.type == EventType::kAssault || is_arrest(event)))
      return true;
    const auto political = [&](ActorId id) { return parties_.is_political(id); };
    return std::any_of(event.actors.begin(), event.actors.end(), political) ||
           std::any_of(event.recipients.begin(), event.recipients.end(), political);
  }

  // "met the envoys": they are whom it is done to, unless they are told to have met him, too.
  static void part(Event& event) {
    const std::vector<ActorId> partners = std::exchange(event.partners, {});
    if (partners.empty() || count_shared(event.actors, partners) == event.actors.size()) return;
    std::erase_if(event.actors, [&](ActorId id) { return contains(partners, id); });
    join(event.recipients, partners);
    std::erase_if(event.recipients, [&](ActorId id) { return contains(event.actors, id); });
  }

  void finish(Event& event) {
    part(event);
    if (event.type == EventType::kProtest) {
      if (event.actors.empty()) event.actors = sides_.crowd();
      const bool of_workers = event.mode == "strike";
      if (event.recipients.empty() && !of_workers)
        event.recipients = sides_.states_of(event.actors);
    }
    PloverCode code = in_.plover.code(event.type, event.mode);
    event.quad = std::move(code.quad);
    event.intensity = code.intensity;
    event.cameo = std::move(code.cameo);
    std::sort(event.mentions.begin(), event.mentions.end());
    const TokenRange evidence = document_.tokens_in(event.evidence);
    for (std::uint32_t t = evidence.begin; t < evidence.end; ++t) {
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
  Sides sides_;
};

}  // namespace

std::vector<Event> find_events(const MeaningInput& input, Parties& parties) {
  std::vector<Event> events = EventFinder(input, parties).run();
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return a.trigger.begin < b.trigger.begin;
  });
  find_doers(events);
  // "the attack was a retaliation": done by nobody to nobody at no time, as far as anyone says.
  std::erase_if(events, [&](const Event& event) {
    return event.type != EventType::kProtest && event.actors.empty() && event.recipients.empty() &&
           event.when == kNoRecord && !hits_something(input.syntax, event);
  });
  return events;
}

}  // namespace standoff
