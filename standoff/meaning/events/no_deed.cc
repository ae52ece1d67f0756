#include "standoff/meaning/events/no_deed.h"

#include <algorithm>

#include "standoff/ground/syntax.h"

namespace standoff {
namespace {

class Telling {
 public:
  explicit Telling(const MeaningInput& input)
      : in_(input), syntax_(input.syntax), document_(input.syntax.document()) {}

  [[nodiscard]] bool is_none(const Deed& deed) const {
    return is_background(deed) || is_asked(deed.frame.predicate) || is_signed(deed) ||
           is_described(deed) || is_lifted(deed) || is_aim_of_same(deed);
  }

 private:
  // Whether the word only tells of what kind something is.
  [[nodiscard]] bool is_background(const Deed& deed) const {
    const Frame& frame = deed.frame;
    const Sense& sense = *deed.match.sense;
    const Token word = document_.token(frame.predicate);
    // "the captured fighters", "a Norvian-backed militia"
    const bool hyphen = frame.predicate > 0 && document_.token(frame.predicate - 1).text() == "-";
    const bool said = sense.by_speaker && word.head().dep() == "attr";  // "is a lawless nation"
    if (word.dep() == "amod" && !said && (frame.agents.empty() || hyphen)) return true;
    // "men suspected of planning raids"
    if (word.dep() == "acl" && *sense.event == EventType::kAccuse && frame.agents.empty())
      return true;
    // "within shelling range", "an attack helicopter"
    if (frame.kind == PredicateKind::kNoun && word.dep() == "compound") return true;
    return *sense.event == EventType::kProtest && is_manner(frame.predicate);
  }

  // "quit in protest"
  [[nodiscard]] bool is_manner(std::uint32_t noun) const {
    const Token n = document_.token(noun);
    return n.dep() == "pobj" && lower_ascii(n.head().text()) == "in" &&
           syntax_.noun_phrase(noun).size() == 1;
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

  // "condemned the raid as a crime": the condemning tells it.
  [[nodiscard]] bool is_described(const Deed& deed) const {
    const Token word = document_.token(deed.frame.predicate);
    if (!deed.match.sense->by_speaker || lower_ascii(word.head().text()) != "as") return false;
    return in_.deeds.deed(word.head().record().head).has_value();
  }

  // "will meet to discuss the plan": one talk
  [[nodiscard]] bool is_aim_of_same(const Deed& deed) const {
    const Token verb = document_.token(deed.frame.predicate);
    return deed.frame.kind == PredicateKind::kVerb && deed.frame.infinitive &&
           verb.dep() == "advcl" && !verb.is_root() &&
           deed.match.sense->event == EventType::kConsult &&
           in_.deeds.deed(verb.record().head) == EventType::kConsult;
  }

  // "lifted the sanctions": the lifting tells it, unless words say what they were before: "dropped
  // planned sanctions".
  [[nodiscard]] bool is_lifted(const Deed& deed) const {
    const Token noun = document_.token(deed.frame.predicate);
    if (deed.frame.kind != PredicateKind::kNoun || !one_of(noun.dep(), {"dobj", "nsubjpass"}) ||
        syntax_.has_child(noun.index(), {"amod"})) {
      return false;
    }
    const EventType type = *deed.match.sense->event;
    return (type == EventType::kSanction || type == EventType::kCoerce) &&
           in_.deeds.deed(noun.record().head) == EventType::kConcede;
  }

  // "signed a deal": the signing tells it.
  [[nodiscard]] bool is_signed(const Deed& deed) const {
    const Frame& frame = deed.frame;
    const std::uint32_t verb = frame.holder != kNoToken ? frame.holder : frame.carrier;
    if (frame.kind != PredicateKind::kNoun || verb == kNoToken ||
        deed.match.sense->event != EventType::kAgree) {
      return false;
    }
    const Deed* holder = in_.deeds.at(verb);
    return holder != nullptr && holder->match.sense->mutual;
  }

  const MeaningInput& in_;
  const Syntax& syntax_;
  const Document& document_;
};

}  // namespace

bool tells_no_deed(const MeaningInput& input, const Deed& deed) {
  return Telling(input).is_none(deed);
}

}  // namespace standoff
