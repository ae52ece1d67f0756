#include "standoff/ground/internal/time_direction.h"

#include <algorithm>
#include <optional>
#include <span>

#include "standoff/ground/syntax.h"

namespace standoff {
namespace {

constexpr int kMaxHeads = 24;
constexpr std::size_t kMaxChildren = 16;

bool is_one_of(const DirectionCues::Words& words, const Token& token) {
  return words.contains(token.lemma()) || words.contains(token.text());
}

// Climbs from the expression to the verb that places it in time.
class Climb {
 public:
  Climb(const Document& document, TokenRange words, const DirectionCues& cues)
      : document_(document), words_(words), cues_(cues) {}

  Direction run() {
    const Token token = head_of_words();
    const std::uint32_t next = words_.end;
    const bool possessive = next + 1 < document_.token_count() &&
                            document_.token(next).tag() == "POS" &&
                            document_.sentence_of(next + 1) == document_.sentence_of(words_.begin);
    if (possessive) return of_noun(document_.token(next + 1));
    if (is_attributive(token)) return of_noun(token.head());
    if (token.is_root() || !is_one_of(cues_.deadlines, token.head())) return of(token);
    // "Served until May" is over; "asked for answers by May" need not be.
    const Token above = token.head().head();
    if (is_verb(above)) return of(above);
    return of(token) == Direction::kFuture ? Direction::kFuture : Direction::kUnknown;
  }

 private:
  // The token of the expression whose head lies outside.
  [[nodiscard]] Token head_of_words() const {
    for (std::uint32_t i = words_.end; i-- > words_.begin;) {
      const Token token = document_.token(i);
      if (token.is_root() || !words_.contains(token.head().index())) return token;
    }
    return document_.token(words_.begin);
  }

  // "Friday's vote", "the Dec. 15 deadline".
  static bool is_attributive(const Token& token) {
    const std::string_view dep = token.dep();
    return !token.is_root() && !is_verb(token.head()) && token.head().pos() != "ADP" &&
           (dep == "poss" || dep == "compound" || dep == "nmod" || dep == "nummod" ||
            dep == "amod" || dep == "npadvmod");
  }

  // What modifies a noun is placed by the verb that the noun depends on, and no further: "calling
  // Monday's drills a warning" does not say when the drills are.
  Direction of_noun(Token token) {
    if (is_one_of(cues_.happenings, token)) return Direction::kPast;
    bool near = true;
    for (int i = 0; i < kMaxHeads; ++i) {
      if (points_ahead(token)) return Direction::kFuture;
      if (is_verb(token))
        return near ? of_verb(token).value_or(Direction::kUnknown) : Direction::kUnknown;
      if (token.is_root()) break;
      near = near && is_verb(token.head());
      token = token.head();
    }
    return Direction::kUnknown;
  }

  Direction of(Token token) {
    for (int i = 0; i < kMaxHeads; ++i) {
      if (points_ahead(token)) return Direction::kFuture;
      if (is_verb(token)) {
        if (const auto direction = of_verb(token)) return *direction;
      }
      if (token.is_root()) break;
      token = token.head();
    }
    return Direction::kUnknown;
  }

  // "scheduled talks", "due", "ahead of".
  [[nodiscard]] bool points_ahead(const Token& token) const {
    if (words_.contains(token.index())) return false;
    if (is_one_of(cues_.prospects, token)) return true;
    const auto children = some_children(token);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      const Token below = document_.token(child);
      return (below.dep() == "amod" || below.dep() == "advmod") &&
             is_one_of(cues_.prospects, below);
    });
  }

  [[nodiscard]] static std::span<const std::uint32_t> some_children(const Token& token) {
    const auto children = token.children();
    return children.first(std::min(children.size(), kMaxChildren));
  }

  // What a verb's auxiliaries say together.
  struct Auxiliaries {
    bool any = false;
    bool future = false;
    bool past = false;  // "was", "had", and "has" of the perfect
    bool to = false;
  };

  [[nodiscard]] Auxiliaries auxiliaries_of(const Token& verb) const {
    Auxiliaries found;
    for (const std::uint32_t child : some_children(verb)) {
      const Token token = document_.token(child);
      if (token.dep() != "aux" && token.dep() != "auxpass") continue;
      found.any = true;
      found.future = found.future || is_one_of(cues_.auxiliaries, token);
      found.past = found.past || token.tag() == "VBD" || token.lemma() == "have";
      found.to = found.to || token.tag() == "TO";
    }
    return found;
  }

  // None where the verb is no finite one, and one above it has to tell.
  [[nodiscard]] std::optional<Direction> of_verb(const Token& verb) const {
    const Auxiliaries auxiliaries = auxiliaries_of(verb);
    if (auxiliaries.future) return Direction::kFuture;
    if (auxiliaries.to) return of_infinitive(verb);
    if (auxiliaries.past || verb.tag() == "VBD") return Direction::kPast;
    // A participle alone tells of something done: "the attack reported Monday".
    if (verb.tag() == "VBN" && !auxiliaries.any) return Direction::kPast;
    if (verb.tag() == "VBZ" || verb.tag() == "VBP") return Direction::kUnknown;
    return std::nullopt;
  }

  // "talks to be held Friday", "is to meet Friday", "vowed to leave by Friday", and headlines:
  // "Markets to remain closed until Friday".
  [[nodiscard]] std::optional<Direction> of_infinitive(const Token& verb) const {
    if (verb.is_root() || verb.dep() == "relcl" || verb.dep() == "acl") return Direction::kFuture;
    const Token head = verb.head();
    const bool ahead = head.lemma() == "be" || is_one_of(cues_.intentions, head);
    return ahead ? std::optional(Direction::kFuture) : std::nullopt;
  }

  const Document& document_;
  TokenRange words_;
  const DirectionCues& cues_;
};

}  // namespace

Direction direction_of(const Document& document, TokenRange words, const DirectionCues& cues) {
  return Climb(document, words, cues).run();
}

}  // namespace standoff
