#include "standoff/meaning/attributions/content_ends.h"

namespace standoff {

bool is_other_voice(const Syntax& syntax, const Cues& cues, std::uint32_t mark, std::uint32_t cue) {
  const std::string word = lower_ascii(syntax.token(mark).text());
  std::uint32_t verb = kNoToken;
  if (one_of(word, {"while", "whereas"})) {
    verb = syntax.token(mark).record().head;
  } else if (one_of(word, {"and", "but"})) {  // "said it was A, and others warned of B"
    const std::uint32_t joined = syntax.child(syntax.token(mark).record().head, {"conj"});
    const std::uint32_t subject = joined == kNoToken ? kNoToken : syntax.child(joined, {"nsubj"});
    if (subject == kNoToken || syntax.token(subject).pos() == "PRON") return false;
    if (syntax.subtree(subject).begin == mark + 1) verb = joined;
  }
  if (verb == kNoToken || verb <= mark) return false;
  const auto tense = [&](std::uint32_t token) {
    const std::string_view tag = syntax.token(token).tag();
    return tag == "VBP" ? std::string_view("VBZ") : tag;
  };
  return syntax.has_child(verb, {"nsubj"}) && cues.verb(syntax, verb) && tense(verb) == tense(cue);
}

bool is_said_by_others(const Syntax& syntax, const Cues& cues, TokenRange rest) {
  const Token opening = syntax.token(rest.begin);
  std::uint32_t verb = kNoToken;
  if (one_of(opening.tag(), {"WDT", "WP"})) {
    verb = opening.record().head;
    if (syntax.token(verb).dep() == "ccomp") verb = syntax.token(verb).record().head;
  } else if (opening.tag() == "DT" && opening.head().dep() == "appos") {
    verb = syntax.child(opening.record().head, {"relcl"});
  }
  if (verb == kNoToken || syntax.token(verb).dep() != "relcl") return false;
  if (syntax.subtree(verb).end < rest.end) return false;
  const std::uint32_t subject = syntax.child(verb, {"nsubj"});
  return subject != kNoToken && syntax.token(subject).pos() != "PRON" && cues.verb(syntax, verb);
}

}  // namespace standoff
