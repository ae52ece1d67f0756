#include "standoff/language/internal/token_rules.h"

#include <algorithm>

#include "standoff/base/utf8.h"
#include "standoff/language/internal/characters.h"
#include "standoff/language/string_hash.h"

namespace standoff {
namespace {

// An affix may cost a search of the whole text that is left. Heaps of up to 1,000 affixes stay
// within this; of longer ones the rest is left as it is, where spaCy would go on.
constexpr std::size_t kMaxAffixWork = 512U << 10;

Piece piece(std::size_t size, TokenRule rule) {
  return {.size = static_cast<std::uint32_t>(size), .rule = rule};
}

bool matches(const std::optional<Regex>& regex, std::string_view text, RegexScratch& scratch) {
  return regex && regex->matches(text, scratch);
}

bool is_special(std::string_view text, const SpecialCases& specials) {
  return !text.empty() && !specials.find(text).empty();
}

template <typename Search, typename... Options>
Result<void> compile_into(std::optional<Search>& search, std::string_view name,
                          std::string_view pattern, Options... options) {
  if (pattern.empty()) return {};
  Result<Search> compiled = Search::compile(pattern, options...);
  if (!compiled) return std::move(compiled).error().within(name);
  search.emplace(std::move(*compiled));
  return {};
}

std::size_t size_of(std::span<const SpecialPiece> pieces) {
  std::size_t size = 0;
  for (const SpecialPiece& part : pieces) size += part.size;
  return size;
}

}  // namespace

Result<SpecialCases> SpecialCases::from_pack(const Pack& pack) {
  auto index = FrozenMap::from_pack(pack, "tokenizer/special_index");
  if (!index) return std::move(index).error();
  auto pieces = PackedLists<SpecialPiece>::from_pack(pack, "tokenizer/special_pieces");
  if (!pieces) return std::move(pieces).error();
  SpecialCases specials;
  specials.index_ = *index;
  specials.pieces_ = *pieces;
  for (std::size_t i = 0; i < pieces->size(); ++i) {
    specials.longest_ = std::max(specials.longest_, size_of((*pieces)[i]));
  }
  return specials;
}

std::span<const SpecialPiece> SpecialCases::find(std::string_view text) const {
  if (text.size() > longest_) return {};
  const std::uint32_t* list = index_.find(hash64(text));
  if (list == nullptr || *list >= pieces_.size()) return {};
  const std::span<const SpecialPiece> pieces = pieces_[*list];
  return size_of(pieces) == text.size() ? pieces : std::span<const SpecialPiece>();
}

Result<PhraseTable> PhraseTable::from_pack(const Pack& pack) {
  auto groups = FrozenMap::from_pack(pack, "tokenizer/phrase_groups");
  if (!groups) return std::move(groups).error();
  auto members = PackedLists<std::uint32_t>::from_pack(pack, "tokenizer/phrase_members");
  if (!members) return std::move(members).error();
  auto tokens = PackedLists<std::uint64_t>::from_pack(pack, "tokenizer/phrase_tokens");
  if (!tokens) return std::move(tokens).error();
  PhraseTable table;
  table.groups_ = *groups;
  table.members_ = *members;
  table.tokens_ = *tokens;
  return table;
}

Result<ChunkCutter> ChunkCutter::compile(const TokenPatterns& patterns) {
  ChunkCutter cutter;
  const Result<void> compiled[] = {
      compile_into(cutter.prefix_, "prefix_search", patterns.prefix),
      compile_into(cutter.suffix_, "suffix_search", patterns.suffix),
      compile_into(cutter.infix_, "infix_finditer", patterns.infix),
      compile_into(cutter.token_match_, "token_match", patterns.token_match,
                   Regex::Where::kAtStart),
      compile_into(cutter.url_match_, "url_match", patterns.url_match, Regex::Where::kAtStart),
  };
  for (const Result<void>& ok : compiled) {
    if (!ok) return ok.error();
  }
  return cutter;
}

// A match counts by its length, from the start of the text, wherever it lies.
std::size_t ChunkCutter::prefix_size(std::string_view text, RegexScratch& scratch) const {
  if (!prefix_ || text.empty()) return 0;
  const std::optional<RegexMatch> match = prefix_->search(text, 0, scratch);
  if (!match) return 0;
  if (match->begin == 0) return match->end;
  std::size_t count = count_code_points(text.substr(match->begin, match->end - match->begin));
  std::size_t size = 0;
  for (; count > 0; --count) size += first_character(text.substr(size)).size();
  return size;
}

std::size_t ChunkCutter::suffix_size(std::string_view text, RegexScratch& scratch) const {
  return suffix_ && !text.empty() ? suffix_->size(text, scratch) : 0;
}

bool ChunkCutter::has_affix(std::string_view text, RegexScratch& scratch) const {
  return prefix_size(text, scratch) > 0 || suffix_size(text, scratch) > 0 ||
         matches(infix_, text, scratch);
}

// Takes prefixes and suffixes off and returns what is left.
std::string_view ChunkCutter::strip(std::string_view text, const SpecialCases& specials,
                                    RegexScratch& scratch, std::vector<Piece>& prefixes,
                                    std::vector<Piece>& suffixes) const {
  std::size_t last_size = 0;
  std::size_t work = 0;
  while (!text.empty() && text.size() != last_size && work < kMaxAffixWork) {
    work += text.size();
    if (matches(token_match_, text, scratch) || is_special(text, specials)) break;
    last_size = text.size();
    const std::size_t prefix = prefix_size(text, scratch);
    const std::string_view without_prefix = text.substr(prefix);
    if (prefix > 0 && is_special(without_prefix, specials)) {
      prefixes.push_back(piece(prefix, TokenRule::kPrefix));
      return without_prefix;
    }
    const std::size_t suffix = suffix_size(without_prefix, scratch);
    const std::string_view without_suffix = text.substr(0, text.size() - suffix);
    if (suffix > 0 && is_special(without_suffix, specials)) {
      suffixes.push_back(piece(suffix, TokenRule::kSuffix));
      return without_suffix;
    }
    if (prefix > 0) prefixes.push_back(piece(prefix, TokenRule::kPrefix));
    if (suffix > 0) suffixes.push_back(piece(suffix, TokenRule::kSuffix));
    text = text.substr(prefix, text.size() - prefix - suffix);
  }
  return text;
}

void ChunkCutter::cut_infixes(std::string_view text, RegexScratch& scratch,
                              std::vector<Piece>& pieces) const {
  std::size_t start = 0;
  std::size_t from = 0;
  bool last_was_empty = false;
  while (infix_) {
    const auto match = infix_->search(text, from, scratch, last_was_empty);
    if (!match) break;
    last_was_empty = match->begin == match->end;
    from = match->end;
    if (match->begin == 0) continue;  // the first token keeps an infix that it begins with
    if (match->begin != start) pieces.push_back(piece(match->begin - start, TokenRule::kToken));
    if (!last_was_empty) pieces.push_back(piece(match->end - match->begin, TokenRule::kInfix));
    start = match->end;
  }
  if (start < text.size()) pieces.push_back(piece(text.size() - start, TokenRule::kToken));
}

void ChunkCutter::cut_core(std::string_view text, const SpecialCases& specials,
                           RegexScratch& scratch, std::vector<Piece>& pieces) const {
  if (const auto special = specials.find(text); !special.empty()) {
    std::uint32_t ordinal = 0;
    for (const SpecialPiece& part : special) {
      pieces.push_back({part.size, TokenRule::kSpecial, ++ordinal, part.norm});
    }
  } else if (matches(token_match_, text, scratch)) {
    pieces.push_back(piece(text.size(), TokenRule::kTokenMatch));
  } else if (matches(url_match_, text, scratch)) {
    pieces.push_back(piece(text.size(), TokenRule::kUrlMatch));
  } else {
    cut_infixes(text, scratch, pieces);
  }
}

void ChunkCutter::cut(std::string_view chunk, const SpecialCases& specials, RegexScratch& scratch,
                      std::vector<Piece>& pieces) const {
  std::vector<Piece> suffixes;
  const std::string_view core = strip(chunk, specials, scratch, pieces, suffixes);
  if (!core.empty()) cut_core(core, specials, scratch, pieces);
  pieces.insert(pieces.end(), suffixes.rbegin(), suffixes.rend());
}

}  // namespace standoff
