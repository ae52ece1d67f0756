#include "standoff/meaning/attributions/assertion.h"

#include <string>

namespace standoff {
namespace {

constexpr int kMaxAssertingClauses = 8;  // verbs that share one subject

class Assertion {
 public:
  Assertion(const Syntax& syntax, const Cues& cues)
      : syntax_(syntax), document_(syntax.document()), cues_(cues) {}

  // Whether the article says that it was said: not denied, not only possible.
  [[nodiscard]] bool asserts(std::uint32_t verb, int steps = 0) const {
    if (steps > kMaxAssertingClauses) return false;
    for (std::uint32_t c : document_.children(verb)) {
      const Token t = document_.token(c);
      if (t.dep() == "neg") return false;
      const std::string word = lower_ascii(t.text());
      if (t.dep() == "mark" && one_of(word, {"if", "unless", "whether"})) return false;
      if (t.dep() == "aux" &&
          one_of(word, {"would", "could", "may", "might", "should", "must", "can", "will"}))
        return false;
      if (t.dep() == "aux" && t.tag() == "TO") return carried(verb, steps);
    }
    const Token v = document_.token(verb);
    if (v.dep() == "pcomp" && is_avoided(v.head())) return false;
    if (v.dep() != "conj") return true;
    if (follows_nor(syntax_, verb)) return false;
    return v.tag() != "VB" || asserts_conjunct(verb, steps);
  }
  // "without naming them", "stopped short of calling it a coup"
  [[nodiscard]] bool is_avoided(Token preposition) const {
    const std::string word = lower_ascii(preposition.text());
    if (word != "of" || preposition.index() == 0) return word == "without";
    return lower_ascii(document_.token(preposition.index() - 1).text()) == "short";
  }
  [[nodiscard]] bool asserts_conjunct(std::uint32_t verb, int steps) const {
    const std::uint32_t head = document_.records()[verb].head;
    return head < verb && document_.token(head).tag().starts_with("VB") && asserts(head, steps + 1);
  }
  [[nodiscard]] bool carried(std::uint32_t verb, int steps) const {
    const Token v = document_.token(verb);
    return v.dep() == "xcomp" && cues_.carries(v.head()) && asserts(v.record().head, steps + 1);
  }

 private:
  const Syntax& syntax_;
  const Document& document_;
  const Cues& cues_;
};

}  // namespace

bool asserts(const Syntax& syntax, const Cues& cues, std::uint32_t cue) {
  return Assertion(syntax, cues).asserts(cue);
}

}  // namespace standoff
