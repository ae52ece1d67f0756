#include "standoff/meaning/frames/mood.h"

#include <algorithm>
#include <optional>
#include <string>

namespace standoff {
namespace {

bool is_condition(std::string_view word) { return one_of(word, {"if", "unless"}); }

std::optional<Mood> mood_of_auxiliary(std::string_view word) {
  if (one_of(word, {"will", "'ll", "’ll", "shall", "would", "'d", "’d"})) return Mood::kPlanned;
  if (one_of(word, {"may", "might", "could", "can"})) return Mood::kPossible;
  if (one_of(word, {"must", "should", "ought"})) return Mood::kObliged;
  return std::nullopt;
}

std::optional<Mood> mood_of_conjunction(Token mark) {
  const std::string word = lower_ascii(mark.text());
  if (mark.dep() != "mark") return std::nullopt;
  if (is_condition(word)) return Mood::kConditional;
  return word == "whether" ? std::optional(Mood::kPossible) : std::nullopt;
}

class Clause {
 public:
  Clause(const Syntax& syntax, std::uint32_t verb)
      : syntax_(syntax), children_(syntax.document().children(verb)), verb_(syntax.token(verb)) {}

  [[nodiscard]] MoodOfClause read() const {
    MoodOfClause found;
    found.negated = is_negated();
    found.infinitive = is_infinitive();
    if (const std::optional<Mood> mood = by_conjunction()) {
      found.mood = *mood;
    } else if (const std::optional<Mood> modal = by_auxiliary()) {
      const bool open = *modal == Mood::kPlanned || *modal == Mood::kPossible;
      found.mood = open && has_condition() ? Mood::kConditional : *modal;
    } else if (found.infinitive) {
      found.mood = of_infinitive();
    } else if (is_progressive()) {
      found.mood = Mood::kOngoing;
    }
    return found;
  }

 private:
  // "did not strike", "no one was hurt", "took no step"
  [[nodiscard]] bool is_negated() const {
    const auto negated_noun = [&](std::uint32_t child) {
      if (!one_of(syntax_.token(child).dep(), {"nsubj", "nsubjpass", "dobj"})) return false;
      const auto modifiers = syntax_.document().children(child);
      return std::any_of(modifiers.begin(), modifiers.end(),
                         [&](std::uint32_t m) { return negates(syntax_.token(m)); });
    };
    if (follows_nor(syntax_, verb_.index())) return true;
    return std::any_of(children_.begin(), children_.end(), [&](std::uint32_t child) {
      return negates(syntax_.token(child)) || negated_noun(child);
    });
  }

  [[nodiscard]] bool is_infinitive() const {
    return std::any_of(children_.begin(), children_.end(), [&](std::uint32_t child) {
      const Token t = syntax_.token(child);
      return t.dep() == "aux" && child < verb_.index() && lower_ascii(t.text()) == "to";
    });
  }

  // "to have struck", "the first to leave": it is done.
  [[nodiscard]] bool is_done() const {
    if (is_perfect(syntax_, verb_.index())) return true;
    if (!one_of(verb_.dep(), {"acl", "relcl"})) return false;
    const Token noun = verb_.head();
    if (one_of(lower_ascii(noun.text()), {"first", "last", "latest"})) return true;
    const auto modifiers = noun.children();
    return std::any_of(modifiers.begin(), modifiers.end(), [&](std::uint32_t m) {
      return one_of(lower_ascii(syntax_.token(m).text()), {"first", "latest", "only"});
    });
  }

  [[nodiscard]] Mood of_infinitive() const {
    if (is_done()) return Mood::kAsserted;
    if (verb_.dep() == "xcomp" && obliges(verb_.head())) return Mood::kObliged;
    return verb_.dep() == "advcl" ? Mood::kPossible : Mood::kPlanned;
  }

  [[nodiscard]] bool is_progressive() const {
    return verb_.tag() == "VBG" &&
           std::any_of(children_.begin(), children_.end(), [&](std::uint32_t child) {
             const Token t = syntax_.token(child);
             return one_of(t.dep(), {"aux", "auxpass"}) && t.lemma() == "be";
           });
  }

  [[nodiscard]] std::optional<Mood> by_conjunction() const {
    for (std::uint32_t child : children_) {
      // "until they leave"
      const bool to_come = one_of(verb_.tag(), {"VBZ", "VBP"}) &&
                           one_of(lower_ascii(syntax_.token(child).text()), {"until", "once"});
      if (to_come && syntax_.token(child).dep() == "mark") return Mood::kConditional;
      if (const auto mood = mood_of_conjunction(syntax_.token(child))) return mood;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Mood> by_auxiliary() const {
    for (std::uint32_t child : children_) {
      const Token t = syntax_.token(child);
      if (!one_of(t.dep(), {"aux", "auxpass"})) continue;
      const auto mood = mood_of_auxiliary(lower_ascii(t.text()));
      if (mood == Mood::kObliged && is_inverted(child)) return Mood::kConditional;
      // "would like": a wish that is there now
      const bool polite = mood == Mood::kPlanned && t.lemma() != "will" && !has_condition() &&
                          one_of(verb_.lemma(), {"like", "love", "prefer", "welcome"});
      if (polite) return Mood::kAsserted;
      if (mood) return mood;
    }
    return std::nullopt;
  }

  // "should the shelling go on, we leave"
  [[nodiscard]] bool is_inverted(std::uint32_t auxiliary) const {
    const std::uint32_t subject = syntax_.child(verb_.index(), {"nsubj", "nsubjpass"});
    return one_of(verb_.dep(), {"advcl", "ccomp"}) && subject != kNoToken && auxiliary < subject &&
           lower_ascii(syntax_.token(auxiliary).text()) == "should";
  }

  // "would stop if they left"
  [[nodiscard]] bool has_condition() const {
    return std::any_of(children_.begin(), children_.end(), [&](std::uint32_t child) {
      if (syntax_.token(child).dep() != "advcl") return false;
      const std::uint32_t mark = syntax_.child(child, {"mark"});
      return mark != kNoToken && is_condition(lower_ascii(syntax_.token(mark).text()));
    });
  }

  const Syntax& syntax_;
  std::span<const std::uint32_t> children_;
  Token verb_;
};

}  // namespace

bool obliges(Token verb) { return one_of(verb.lemma(), {"have", "need"}); }

bool negates(Token token) {
  const std::string word = lower_ascii(token.text());
  if (word == "longer" && token.dep() == "advmod") {  // "no longer supports it"
    const Document& document = token.document();
    const auto words = token.children();
    return std::any_of(words.begin(), words.end(), [&](std::uint32_t child) {
      return lower_ascii(document.token(child).text()) == "no";
    });
  }
  return token.dep() == "neg" || (token.dep() == "det" && word == "no") ||
         (token.dep() == "preconj" && word == "neither");
}

bool is_perfect(const Syntax& syntax, std::uint32_t verb) {
  const auto children = syntax.document().children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const Token t = syntax.token(child);
    return t.dep() == "aux" && t.lemma() == "have";
  });
}

MoodOfClause mood_of(const Syntax& syntax, std::uint32_t verb) {
  return Clause(syntax, verb).read();
}

}  // namespace standoff
