#include "standoff/meaning/attributions/content_ends.h"

namespace standoff {

bool is_deed_of_speaker(const Syntax& syntax, const Cues& cues, std::uint32_t token,
                        std::uint32_t cue) {
  const Token t = syntax.token(token);
  const std::string_view tense = syntax.token(cue).tag();
  if (t.dep() != "conj" || !one_of(tense, {"VBD", "VBZ", "VBG"})) return false;
  // After a comma, a participle may be a past tense that the tagger missed.
  const bool comma = token > 1 && syntax.token(token - 2).text() == ",";
  if (t.tag() != tense && !(tense == "VBD" && t.tag() == "VBN" && comma)) return false;
  if (syntax.has_child(token, {"nsubj", "nsubjpass", "aux", "auxpass"})) return false;
  if (!cues.verb(syntax, token)) return false;
  return t.record().head != cue && t.head().tag() != tense;
}

bool is_other_voice(const Syntax& syntax, const Cues& cues, std::uint32_t mark, std::uint32_t cue) {
  if (!one_of(syntax.token(mark).text(), {"while", "whereas"})) return false;
  const std::uint32_t verb = syntax.token(mark).record().head;
  return verb > mark && syntax.has_child(verb, {"nsubj"}) && cues.verb(syntax, verb) &&
         syntax.token(verb).tag() == syntax.token(cue).tag();
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
