#include "standoff/language/internal/headlines.h"

#include <algorithm>
#include <array>
#include <optional>

#include "standoff/base/ascii.h"

namespace standoff {
namespace {

constexpr std::array<std::string_view, 2> kPluralsWithoutS = {"police", "people"};
constexpr std::array<std::string_view, 10> kAuxiliaries = {"is",   "are", "am", "has", "have",
                                                           "does", "do",  "'s", "'re", "'ve"};

bool is_any(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return is_any(word, std::span(words.begin(), words.size()));
}

bool is_name(const HeadlineToken& token) { return is_any(token.tag, {"NNP", "NNPS"}); }

bool is_finite(const HeadlineToken& token) { return is_any(token.tag, {"VBZ", "VBP"}); }

bool is_plural(const HeadlineToken& token) {
  return is_any(token.tag, {"NNS", "NNPS"}) || is_any(lower_ascii(token.form), kPluralsWithoutS);
}

bool is_subject(const HeadlineToken& token) { return token.dep.starts_with("nsubj"); }

// The base form of a third person: "rejects", "vetoes", "denies".
std::optional<std::string> base_of(std::string_view form, const IsVerb& is_verb) {
  if (!form.ends_with('s') || form.ends_with("ss")) return std::nullopt;
  const std::string_view stem = form.substr(0, form.size() - 1);
  if (is_verb(stem)) return std::string(stem);
  if (!stem.ends_with('e')) return std::nullopt;
  const std::string_view shorter = stem.substr(0, stem.size() - 1);
  if (is_verb(shorter)) return std::string(shorter);
  if (!shorter.ends_with('i')) return std::nullopt;
  std::string base = std::string(shorter.substr(0, shorter.size() - 1)) + 'y';
  return is_verb(base) ? std::optional(std::move(base)) : std::nullopt;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// "fired", "denied", "banned", "expelled", "stormed"
std::string past_of(const std::string& base) {
  const std::size_t n = base.size();
  if (base.ends_with('e')) return base + 'd';
  if (n < 3 || is_vowel(base[n - 1])) return base + "ed";
  if (base.back() == 'y' && !is_vowel(base[n - 2])) return base.substr(0, n - 1) + "ied";
  const bool short_end = is_vowel(base[n - 2]) && !is_vowel(base[n - 3]);
  const bool one_syllable = std::none_of(base.begin(), base.end() - 2, is_vowel);
  const bool doubles = short_end &&
                       std::string_view("wxy").find(base.back()) == std::string_view::npos &&
                       (one_syllable || base.back() == 'l');
  return base + (doubles ? std::string(1, base.back()) : std::string()) + "ed";
}

bool has_subject(std::span<const HeadlineToken> headline, std::uint32_t at) {
  return std::ranges::any_of(
      headline, [&](const HeadlineToken& other) { return other.head == at && is_subject(other); });
}

// A verb in the present that is none or has no subject, or one of another number: "calls" after
// "rejects".
bool is_misread(std::span<const HeadlineToken> headline, std::uint32_t at, const IsVerb& is_verb) {
  const HeadlineToken& token = headline[at];
  const bool is_bare =
      token.tag == "VB" && (at == 0 || !is_any(headline[at - 1].tag, {"TO", "MD"}));
  if ((!is_finite(token) && !is_bare) || is_any(token.form, kAuxiliaries)) return false;
  if (token.tag == "VBP" && !is_verb(lower_ascii(token.form))) return true;
  if (token.dep == "ROOT" && !has_subject(headline, at)) return true;
  return token.tag == "VBZ" && at > 0 && headline[at - 1].tag == "NNS" &&
         headline[at - 1].head == at && is_subject(headline[at - 1]) &&
         base_of(headline[at - 1].form, is_verb).has_value();
}

// Whether the headline has a verb that goes with a subject, or stands where a headline leaves out
// the rest: "Five killed in raid", "President to visit border".
bool has_verb(std::span<const HeadlineToken> headline, const IsVerb& is_verb) {
  for (std::uint32_t at = 0; at < headline.size(); ++at) {
    const HeadlineToken& token = headline[at];
    if (is_any(token.tag, {"MD", "VBD", "VBN", "VBG"})) return true;
    if (token.tag == "VB" && at > 0 && headline[at - 1].tag == "TO") return true;
    if (is_any(token.form, kAuxiliaries)) return true;
    if (is_finite(token) && has_subject(headline, at) && !is_misread(headline, at, is_verb)) {
      return true;
    }
  }
  return false;
}

// Whether an object can begin with the token: "Russian", "the", "12", "calls" that was misread.
bool begins_object(std::span<const HeadlineToken> headline, std::uint32_t at,
                   const IsVerb& is_verb) {
  if (at >= headline.size()) return false;
  return is_any(headline[at].tag, {"DT", "PRP", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP",
                                   "NNPS", "CD", "VBN", "$"}) ||
         is_misread(headline, at, is_verb);
}

bool is_nominal(const HeadlineToken& token) {
  return is_any(token.tag, {"NN", "NNS", "NNP", "NNPS", "JJ", "POS", "HYPH", "CD"});
}

// The first of the nominal words that end before the token.
std::uint32_t nominal_before(std::span<const HeadlineToken> headline, std::uint32_t at) {
  while (at > 0 && is_nominal(headline[at - 1])) --at;
  return at;
}

// Whether what stands before the token is of several: "Serbia, Kosovo", "France and Spain".
bool follows_joined_names(std::span<const HeadlineToken> headline, std::uint32_t at) {
  const std::uint32_t begin = nominal_before(headline, at);
  return begin > 1 && begin < at && is_any(headline[begin - 1].form, {",", "and", "&"}) &&
         is_nominal(headline[begin - 2]) && nominal_before(headline, begin - 1) == 0;
}

// The past tense that is read for a word that can be a verb in the present.
std::optional<ReadAs> past_of(std::span<const HeadlineToken> headline, std::uint32_t at,
                              const IsVerb& is_verb) {
  const std::string_view form = headline[at].form;
  if (!std::ranges::all_of(form, is_ascii_lower)) return std::nullopt;
  if (const auto base = base_of(form, is_verb)) return ReadAs{at, past_of(*base), "VBZ"};
  if (is_verb(form)) return ReadAs{at, past_of(std::string(form)), "VBP"};
  return std::nullopt;
}

// "storm" as the verb, where it agrees with the noun before it.
std::optional<HeadlineReading> as_verb(std::span<const HeadlineToken> headline, std::uint32_t at,
                                       const IsVerb& is_verb) {
  const auto past = past_of(headline, at, is_verb);
  if (!past || is_any(headline[at].tag, {"IN", "RB", "RP", "VBN", "VBG", "VBD"}) ||
      (is_finite(headline[at]) && has_subject(headline, at))) {
    return std::nullopt;
  }
  const HeadlineToken& before = headline[at - 1];
  const bool is_singular = is_name(before) || before.tag == "NN";
  const bool agrees = past->tag == "VBZ" ? is_singular && !is_plural(before) : is_plural(before);
  if (!agrees || follows_joined_names(headline, at)) return std::nullopt;
  const std::uint32_t subject = nominal_before(headline, at);
  if (subject > 0 && headline[subject - 1].form == "as") {
    return HeadlineReading{HeadlineReading::Clause::kWithoutObject, at, {*past}};
  }
  if (!begins_object(headline, at + 1, is_verb)) return std::nullopt;
  return HeadlineReading{HeadlineReading::Clause::kWithObject, at, {*past}};
}

// "and" for the comma between the subjects of `at`.
std::optional<HeadlineReading> as_joined_subject(std::span<const HeadlineToken> headline,
                                                 std::uint32_t at, const IsVerb& is_verb) {
  const bool is_last = at + 1 == headline.size();  // "rebels say", of what stands before the comma
  if (is_last || !follows_joined_names(headline, at)) return std::nullopt;
  const std::uint32_t joint = nominal_before(headline, at) - 1;
  if (headline[joint].form != ",") return std::nullopt;
  const auto past = past_of(headline, at, is_verb);
  if (!past || past->tag == "VBZ") return std::nullopt;
  return HeadlineReading{HeadlineReading::Clause::kJoinedSubject, at, {{joint, "and", ""}, *past}};
}

// "and" for the comma before a further predicate.
std::optional<HeadlineReading> as_joined_predicate(std::span<const HeadlineToken> headline,
                                                   std::uint32_t at, const IsVerb& is_verb) {
  if (headline[at - 1].form != "," || is_finite(headline[at])) return std::nullopt;
  const auto past = past_of(headline, at, is_verb);
  if (!past || !begins_object(headline, at + 1, is_verb)) return std::nullopt;
  const bool agrees = std::ranges::any_of(headline.first(at), [&](const HeadlineToken& other) {
    return other.tag == past->tag && other.dep == "ROOT";
  });
  if (!agrees) return std::nullopt;
  return HeadlineReading{
      HeadlineReading::Clause::kJoinedPredicate, at, {{at - 1, "and", ""}, *past}};
}

}  // namespace

std::vector<HeadlineReading> find_readings(std::span<const HeadlineToken> headline,
                                           const IsVerb& is_verb) {
  std::vector<HeadlineReading> readings;
  const auto add = [&](std::optional<HeadlineReading> reading) {
    if (reading) readings.push_back(*std::move(reading));
  };
  bool doubtful = !has_verb(headline, is_verb);
  for (std::uint32_t at = 0; at < headline.size(); ++at) {
    doubtful = doubtful || is_misread(headline, at, is_verb);
  }
  for (std::uint32_t at = 1; at < headline.size(); ++at) {
    add(as_joined_subject(headline, at, is_verb));
    add(as_joined_predicate(headline, at, is_verb));
    const bool has_mark = is_any(headline[at].dep, {"advcl", "pobj"}) && !is_finite(headline[at]);
    if (doubtful || has_mark) add(as_verb(headline, at, is_verb));
  }
  return readings;
}

bool is_confirmed(const HeadlineReading& reading, std::span<const HeadlineToken> headline) {
  const std::uint32_t verb = reading.verb;
  if (headline[verb].tag != "VBD") return false;
  const auto has = [&](std::span<const HeadlineToken> side, std::string_view dep) {
    return std::ranges::any_of(
        side, [&](const HeadlineToken& other) { return other.head == verb && other.dep == dep; });
  };
  const bool has_subject = has(headline.first(verb), "nsubj");
  const bool has_object = has(headline.subspan(verb + 1), "dobj");
  switch (reading.clause) {
    case HeadlineReading::Clause::kWithObject:
      return has_subject && has_object;
    case HeadlineReading::Clause::kWithoutObject:
      return has_subject;
    case HeadlineReading::Clause::kJoinedSubject: {
      const std::uint32_t joint = reading.words.front().token;
      const auto second = headline.subspan(joint + 1, verb - joint - 1);
      return has(headline.first(joint), "nsubj") &&
             std::ranges::any_of(second, [&](const HeadlineToken& other) {
               return other.dep == "conj" && other.head < joint;
             });
    }
    case HeadlineReading::Clause::kJoinedPredicate:
      return headline[verb].dep == "conj" && has_object;
  }
  return false;
}

}  // namespace standoff
