#include "standoff/language/internal/suffix_search.h"

#include <algorithm>
#include <string>

#include "standoff/base/utf8.h"
#include "standoff/language/internal/characters.h"
#include "standoff/language/internal/pattern_shape.h"

namespace standoff {
namespace {

// Bytes up to which one search is cheaper than two.
constexpr std::size_t kShort = 64;

bool ends_at_the_end(std::string_view alternative) {
  if (!alternative.ends_with('$')) return false;
  alternative.remove_suffix(1);
  const std::size_t last = alternative.find_last_not_of('\\');
  const std::size_t escapes = alternative.size() - (last == alternative.npos ? 0 : last + 1);
  return escapes % 2 == 0;
}

void add_alternative(std::string_view alternative, std::string& pattern) {
  if (!pattern.empty()) pattern += '|';
  pattern += alternative;
}

Result<void> compile_into(std::optional<Regex>& regex, const std::string& pattern) {
  if (pattern.empty()) return {};
  Result<Regex> compiled = Regex::compile(pattern);
  if (!compiled) return std::move(compiled).error();
  regex.emplace(std::move(*compiled));
  return {};
}

}  // namespace

Result<SuffixSearch> SuffixSearch::compile(std::string_view pattern) {
  Result<Regex> whole = Regex::compile(pattern);
  if (!whole) return std::move(whole).error();
  SuffixSearch search(std::move(*whole));
  const std::vector<std::string_view> alternatives = alternatives_of(pattern);
  if (!std::ranges::all_of(alternatives, ends_at_the_end)) return search;
  std::string near;
  std::string far;
  for (const std::string_view alternative : alternatives) {
    if (const auto characters = longest_match(alternative)) {
      add_alternative(alternative, near);
      search.near_reach_ = std::max(search.near_reach_, *characters);
    } else if (const auto character = repeated_to_the_end(alternative); !character.empty()) {
      // The leftmost match begins where the run does: no need to try every place inside it.
      add_alternative("(?<!" + std::string(character) + ")" + std::string(alternative), far);
    } else {
      add_alternative(alternative, far);
    }
  }
  if (Result<void> ok = compile_into(search.near_, near); !ok) return std::move(ok).error();
  if (Result<void> ok = compile_into(search.far_, far); !ok) return std::move(ok).error();
  return search;
}

std::size_t SuffixSearch::size(std::string_view text, RegexScratch& scratch) const {
  // "$" also matches before a last line feed; then the parts could not be compared.
  const bool in_parts = (near_ || far_) && text.size() > kShort && text.back() != '\n';
  if (in_parts) return size_in_long(text, scratch);
  const std::optional<RegexMatch> match = whole_.search(text, 0, scratch);
  if (!match) return 0;
  const std::string_view found = text.substr(match->begin, match->end - match->begin);
  if (match->end == text.size()) return found.size();
  // A match counts by its length, from the end of the text, wherever it lies.
  return last_characters(text, static_cast<int>(count_code_points(found))).size();
}

std::size_t SuffixSearch::size_in_long(std::string_view text, RegexScratch& scratch) const {
  std::size_t begin = text.size();
  if (near_) {
    const std::size_t reach = last_characters(text, static_cast<int>(near_reach_)).size();
    const auto match = near_->search(text, text.size() - reach, scratch);
    if (match) begin = match->begin;
  }
  if (far_) {
    const auto match = far_->search(text, 0, scratch);
    if (match) begin = std::min(begin, match->begin);
  }
  return text.size() - begin;
}

}  // namespace standoff
