#include "standoff/meaning/events/events.h"

#include <algorithm>
#include <array>
#include <utility>

#include "standoff/meaning/frames/reach.h"

namespace standoff {
namespace {

constexpr std::size_t kNear = 60;  // events back in which a deed may have been told before

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

bool came_about(Factuality factuality) {
  return factuality == Factuality::kHappened || factuality == Factuality::kOngoing;
}

std::size_t shared(const std::vector<ActorId>& a, const std::vector<ActorId>& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](ActorId id) {
    return std::find(b.begin(), b.end(), id) != b.end();
  }));
}

bool intersect(const std::vector<ActorId>& a, const std::vector<ActorId>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](ActorId id) { return std::find(b.begin(), b.end(), id) != b.end(); });
}

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
        parties_(parties) {}

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
    for (Event& event : found_) finish(event);
    return std::move(found_);
  }

 private:
  // What the engine needs of an event while it looks for others that tell the same.
  struct Telling {
    std::uint32_t predicate = 0;
    std::vector<std::uint32_t> predicates;  // of all its tellings
    std::string lemma;
    bool headline = false;
    bool definite = false;
    bool outcome = false;  // "was killed in the strike"
    int clarity = 0;       // the clearest telling is the record
  };

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
    if (sense.holds == Holds::kClaimed && !event.actors.empty()) {
      event.claimed_by = event.actors.front();
    }
    if (!counts(event)) return;
    // "terrorism", "tariffs on imports": a noun that nobody does tells no deed of its own.
    const bool bare = frame.kind == PredicateKind::kNoun && event.actors.empty() &&
                      event.type != EventType::kProtest && event.when == kNoRecord &&
                      (event.recipients.empty() || event.type != EventType::kAssault);
    if (bare) {
      add_to_known(std::move(event), frame.predicate);
      return;
    }
    add(std::move(event), frame.predicate);
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
    if (counts(event)) add(std::move(event), deed.frame.predicate);
  }

  // What must or should be done, said by somebody, is that speaker's request.
  void demand(std::uint32_t verb) {
    const StatementId said = in_.voices.at(verb);
    if (said == kNoRecord || in_.voices.statements()[said].speakers.empty()) return;
    const Frame frame = frames_.of(verb);
    if (frame.mood != Mood::kObliged) return;
    Event event;
    event.type = EventType::kRequest;
    event.mode = mode_by(event.type, {verb});
    event.actors = in_.voices.speakers(verb);
    event.recipients = parties_.of(frame.passive ? frame.patients : frame.agents);
    if (event.recipients.empty() || intersect(event.actors, event.recipients)) return;
    event.trigger = document_.span_of({verb, verb + 1});
    event.rule = "obligation";
    if (counts(event)) add(std::move(event), verb);
  }

  // Whether one of these words tells such a deed or is such a thing.
  [[nodiscard]] bool is_any(const std::vector<std::uint32_t>& tokens,
                            const std::string& name) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](std::uint32_t token) {
      if (in_.deeds.senses().classes().has(name, document_, token)) return true;
      const Deed* deed = in_.deeds.at(token);
      if (deed == nullptr || !deed->match.sense->event) return false;
      const std::string type(plover_name(*deed->match.sense->event));
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
        const std::vector<ActorId> found =
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

  [[nodiscard]] static std::vector<ActorId> others(std::vector<ActorId> found, const Event& event) {
    std::erase_if(found, [&](ActorId id) {
      return std::find(event.actors.begin(), event.actors.end(), id) != event.actors.end();
    });
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
    if (event.actors.empty() && event.recipients.empty()) return stands_alone(event.type);
    const auto political = [&](ActorId id) { return parties_.is_political(id); };
    return std::any_of(event.actors.begin(), event.actors.end(), political) ||
           std::any_of(event.recipients.begin(), event.recipients.end(), political);
  }

  // ------------------------------------------------------------------------------------ once each

  void add(Event event, std::uint32_t predicate) {
    Telling telling = telling_of(event, predicate);
    if (merged(event, telling)) return;
    found_.push_back(std::move(event));
    tellings_.push_back(std::move(telling));
  }

  // One more mention of a deed told before; nothing where there is none.
  void add_to_known(Event event, std::uint32_t predicate) {
    const Telling telling = telling_of(event, predicate);
    merged(event, telling);
  }

  Telling telling_of(Event& event, std::uint32_t predicate) const {
    event.evidence = evidence_of(frames_, predicate);
    Telling telling;
    telling.predicate = predicate;
    telling.predicates = {predicate};
    telling.lemma = lower_ascii(document_.token(predicate).lemma());
    telling.headline = is_heading(predicate);
    telling.definite = is_definite(predicate);
    telling.outcome = is_outcome(event, predicate);
    telling.clarity = clarity(event, predicate);
    return telling;
  }

  // Whether an event that was found before tells the same; it then keeps the clearer words.
  bool merged(Event& event, const Telling& telling) {
    for (std::size_t back = 1; back <= kNear && back <= found_.size(); ++back) {
      const std::size_t at = found_.size() - back;
      if (!same_deed(found_[at], tellings_[at], event, telling)) continue;
      merge(found_[at], tellings_[at], std::move(event), telling);
      return true;
    }
    return false;
  }

  // Whether it stands in the title or in a heading: a paragraph that no full stop ends.
  [[nodiscard]] bool is_heading(std::uint32_t predicate) const {
    const std::uint32_t at = document_.paragraph_of(predicate);
    if (at == 0) return true;
    const TokenRange paragraph = document_.paragraphs()[at].tokens;
    for (std::uint32_t t = paragraph.end; t-- > paragraph.begin;) {
      const Token token = document_.token(t);
      if (token.record().is_space) continue;
      return token.pos() != "PUNCT";
    }
    return false;
  }

  [[nodiscard]] int clarity(const Event& event, std::uint32_t predicate) const {
    const Token t = document_.token(predicate);
    int clarity = t.pos() == "VERB" ? 2 : 0;
    if (one_of(t.tag(), {"VBG", "VB"}) && !syntax_.has_child(predicate, {"aux"})) clarity -= 2;
    if (!event.actors.empty()) clarity += 3;
    if (!event.recipients.empty()) clarity += 2;
    if (event.when != kNoRecord) ++clarity;
    if (is_heading(predicate)) clarity -= 8;
    return clarity;
  }

  [[nodiscard]] bool is_definite(std::uint32_t predicate) const {
    if (document_.token(predicate).pos() != "NOUN") return false;
    const TokenRange phrase = syntax_.noun_phrase(predicate);
    return one_of(lower_ascii(document_.token(phrase.begin).text()),
                  {"the", "this", "these", "that", "those"});
  }

  // Whether the verb only tells what came of a deed that a noun beside it names.
  [[nodiscard]] bool is_outcome(const Event& event, std::uint32_t predicate) const {
    if (document_.token(predicate).pos() != "VERB") return false;
    const Frame frame = frames_.of(predicate);
    const auto names_it = [&](std::uint32_t token) {
      return is_definite(token) && in_.deeds.deed(token) == event.type;
    };
    return std::any_of(frame.agents.begin(), frame.agents.end(), names_it) ||
           std::any_of(frame.obliques.begin(), frame.obliques.end(),
                       [&](const Oblique& oblique) { return names_it(oblique.object); });
  }

  // Whether one is the noun that the other verb has as its object: "imposed sanctions".
  [[nodiscard]] bool nested(std::uint32_t a, std::uint32_t b) const {
    for (const auto& [noun, verb] : {std::pair(a, b), std::pair(b, a)}) {
      const Token n = document_.token(noun);
      if (n.pos() != "NOUN" || n.is_root()) continue;
      // "the assault has killed hundreds"
      if (n.dep() == "nsubj" && n.record().head == verb) return true;
      Token above = n.head();
      if (above.dep() == "prep" || n.dep() == "pobj") above = above.head();
      if (above.index() == verb) return true;
    }
    return false;
  }

  [[nodiscard]] bool fit(const std::vector<ActorId>& a, const std::vector<ActorId>& b) const {
    if (a.empty() || b.empty()) return true;
    return std::any_of(a.begin(), a.end(), [&](ActorId x) {
      return std::any_of(b.begin(), b.end(), [&](ActorId y) { return parties_.same_side(x, y); });
    });
  }

  [[nodiscard]] bool same_sentence(const Telling& a, const Telling& b) const {
    return document_.sentence_of(a.predicate) == document_.sentence_of(b.predicate);
  }

  [[nodiscard]] bool same_deed(const Event& a, const Telling& ta, const Event& b,
                               const Telling& tb) const {
    if (a.type != b.type) return false;
    // "the strike hit a market and killed nine": one deed and its outcome.
    if (same_sentence(ta, tb) && (a.actors.empty() || b.actors.empty()) &&
        came_about(a.factuality) == came_about(b.factuality) && !(ta.lemma == tb.lemma)) {
      return true;
    }
    if (std::any_of(ta.predicates.begin(), ta.predicates.end(),
                    [&](std::uint32_t p) { return nested(p, tb.predicate); })) {
      return true;
    }
    if (!fit(a.actors, b.actors) || !fit(a.recipients, b.recipients)) return false;
    if (a.when != kNoRecord && b.when != kNoRecord && a.when != b.when && !ta.headline)
      return false;
    if (came_about(a.factuality) != came_about(b.factuality)) return false;
    if (tb.definite || tb.outcome || ta.headline) return true;
    if (a.type == EventType::kConsult && shared(a.actors, b.actors) >= 2) return true;
    const bool same_recipients =
        intersect(a.recipients, b.recipients) || (a.recipients.empty() && b.recipients.empty());
    return ta.lemma == tb.lemma && intersect(a.actors, b.actors) && same_recipients;
  }

  static void merge(Event& kept, Telling& telling, Event again, const Telling& other) {
    std::vector<std::uint32_t> predicates = telling.predicates;
    predicates.push_back(other.predicate);
    if (other.clarity > telling.clarity) {
      std::swap(kept, again);
      telling = other;
    }
    telling.predicates = std::move(predicates);
    // Whoever names the doer vouches for it; the author's own word needs no claimant.
    if (kept.actors.empty()) {
      kept.actors = again.actors;
      if (kept.claimed_by == kNoRecord) kept.claimed_by = again.claimed_by;
    } else if (again.claimed_by == kNoRecord && !again.actors.empty()) {
      kept.claimed_by = kNoRecord;
    }
    join(kept.recipients, others(again.recipients, kept));
    if (kept.when == kNoRecord) kept.when = again.when;
    if (kept.mode.empty()) kept.mode = again.mode;
    kept.mentions.push_back(again.trigger);
    kept.mentions.insert(kept.mentions.end(), again.mentions.begin(), again.mentions.end());
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
  std::vector<Event> found_;
  std::vector<Telling> tellings_;
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
