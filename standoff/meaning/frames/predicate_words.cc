#include "standoff/meaning/frames/predicate_words.h"

#include "standoff/ground/knowledge.h"
#include "standoff/ground/syntax.h"

namespace standoff {

std::optional<PredicateWord> parse_predicate_word(std::string_view word) {
  const std::size_t slash = word.rfind('/');
  if (slash == 0 || slash == std::string_view::npos ||
      !one_of(word.substr(slash), {"/v", "/n", "/a"})) {
    return std::nullopt;
  }
  const std::vector<std::string_view> parts = split_list(word.substr(0, slash), '.');
  return PredicateWord{lower_ascii(parts[0]).append(word.substr(slash)),
                       {parts.begin() + 1, parts.end()}};
}

std::string predicate_key(std::string_view lemma, PredicateKind kind) {
  constexpr std::string_view kSuffixes[] = {"/v", "/n", "/a"};  // in PredicateKind's order
  return lower_ascii(lemma).append(kSuffixes[static_cast<std::size_t>(kind)]);
}

std::vector<Compound> compounds_at(const Document& document, std::uint32_t token,
                                   std::uint32_t reach) {
  Compound compound;
  compound.word = lower_ascii(document.token(token).lemma());
  compound.begin = token;
  std::vector<Compound> found = {compound};
  bool hyphen = false;
  for (std::uint32_t back = 1; back < reach && back <= token; ++back) {
    const Token before = document.token(token - back);
    if (before.record().is_space) break;
    if (before.text() == "-") {
      hyphen = true;
      continue;
    }
    compound.word.insert(0, lower_ascii(before.text()).append("-"));
    compound.begin = token - back;
    ++compound.joined;
    compound.hyphenated = compound.hyphenated && hyphen;
    hyphen = false;
    found.push_back(compound);
  }
  return found;
}

}  // namespace standoff
