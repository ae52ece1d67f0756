#include "standoff/language/lexeme.h"

#include <algorithm>
#include <array>
#include <utility>

#include "standoff/language/internal/characters.h"
#include "standoff/language/internal/lookups.h"
#include "standoff/language/string_hash.h"

namespace standoff {
namespace {

struct BaseNorm {
  std::string_view form;
  std::string_view norm;
};

// Forms that every spaCy pipeline reads as one plain character; not in the pipeline's directory.
// Source: spaCy 3.8, base norms.
constexpr BaseNorm kBaseNorms[] = {
    {"'s", "'s"},  {"'S", "'s"}, {"’s", "'s"}, {"’S", "'s"}, {"’", "'"},   {"‘", "'"},
    {"´", "'"},    {"`", "'"},   {"”", "\""},  {"“", "\""},  {"''", "\""}, {"``", "\""},
    {"´´", "\""},  {"„", "\""},  {"»", "\""},  {"«", "\""},  {"‘‘", "\""}, {"’’", "\""},
    {"？", "?"},   {"！", "!"},  {"，", ","},  {"；", ";"},  {"：", ":"},  {"。", "."},
    {"।", "."},    {"…", "..."}, {"—", "-"},   {"–", "-"},   {"--", "-"},  {"---", "-"},
    {"——", "-"},   {"€", "$"},   {"£", "$"},   {"¥", "$"},   {"฿", "$"},   {"US$", "$"},
    {"C$", "$"},   {"A$", "$"},  {"₺", "$"},   {"₹", "$"},   {"৳", "$"},   {"₩", "$"},
    {"Mex$", "$"}, {"₣", "$"},   {"E£", "$"},
};

// 0 where `text` has no base norm.
std::uint64_t base_norm(std::string_view text) {
  constexpr std::size_t kLongest = 6;  // bytes
  if (text.size() > kLongest) return 0;
  const auto* found = std::ranges::find(kBaseNorms, text, &BaseNorm::form);
  return found != std::end(kBaseNorms) ? string_id(found->norm) : 0;
}

constexpr std::size_t kFirstSlots = 1 << 12;
constexpr std::size_t kTextBlock = 64 << 10;

}  // namespace

Result<void> pack_lexicon(std::string_view lookups, PackWriter& writer) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  std::vector<std::uint64_t> norms;
  if (!lookups.empty()) {
    Result<Msgpack> file = Msgpack::parse(lookups);
    if (!file) return std::move(file).error();
    for (const auto& [key, value] : file->root()["lexeme_norm"].map()) {
      entries.emplace_back(lookup_key(key), static_cast<std::uint32_t>(norms.size()));
      norms.push_back(string_id(value.bytes()));
    }
  }
  pack_frozen_map("lexicon/norm_index", entries, writer);
  writer.add_array<std::uint64_t>("lexicon/norms", norms);
  return {};
}

Result<Lexicon> Lexicon::from_pack(const Pack& pack) {
  Result<FrozenMap> index = FrozenMap::from_pack(pack, "lexicon/norm_index");
  if (!index) return std::move(index).error();
  auto norms = pack.array<std::uint64_t>("lexicon/norms");
  if (!norms) return std::move(norms).error();
  Lexicon lexicon;
  lexicon.norm_index_ = *index;
  lexicon.norm_ids_ = *norms;
  return lexicon;
}

Lexeme Lexicon::lexeme(std::string_view text) const {
  Lexeme lexeme;
  lexeme.text = text;
  lexeme.orth = string_id(text);
  lexeme.lower = string_id(lower_case(text));
  lexeme.prefix = string_id(first_character(text));
  lexeme.suffix = string_id(last_characters(text, 3));
  lexeme.shape = string_id(word_shape(text));
  lexeme.is_space = is_space(text);
  const std::uint32_t* norm = norm_index_.find(lexeme.orth);
  if (norm != nullptr && *norm < norm_ids_.size()) {
    lexeme.norm = norm_ids_[*norm];
  } else {
    lexeme.norm = base_norm(text);
    if (lexeme.norm == 0) lexeme.norm = lexeme.lower;
  }
  return lexeme;
}

void LexemeCache::clear() {
  lexemes_.clear();
  text_.clear();
  slots_.assign(kFirstSlots, {});
}

std::size_t LexemeCache::memory() const {
  return lexemes_.size() * sizeof(Lexeme) + slots_.capacity() * sizeof(Slot) +
         text_.size() * kTextBlock;
}

std::uint32_t LexemeCache::find_or_add(std::string_view text) {
  return find_or_add(text, hash64(text), 0);
}

std::uint32_t LexemeCache::find_or_add(std::string_view text, std::uint64_t norm) {
  return find_or_add(text, hash64(text) ^ norm, norm);
}

std::uint32_t LexemeCache::find_or_add(std::string_view text, std::uint64_t key,
                                       std::uint64_t norm) {
  std::size_t at = key & (slots_.size() - 1);
  for (; slots_[at].id != kEmpty; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].key == key && lexemes_[slots_[at].id].text == text) return slots_[at].id;
  }
  const std::uint32_t id = size();
  Lexeme lexeme = lexicon_->lexeme(keep(text));
  if (norm != 0) lexeme.norm = norm;
  lexemes_.push_back(lexeme);
  slots_[at] = {key, id};
  if (2 * lexemes_.size() > slots_.size()) grow();
  return id;
}

std::string_view LexemeCache::keep(std::string_view text) {
  if (text_.empty() || text_.back().capacity() - text_.back().size() < text.size()) {
    text_.emplace_back().reserve(std::max(kTextBlock, text.size()));
  }
  std::string& block = text_.back();
  block += text;
  return std::string_view(block).substr(block.size() - text.size());
}

void LexemeCache::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id == kEmpty) continue;
    std::size_t at = slot.key & (slots_.size() - 1);
    while (slots_[at].id != kEmpty) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace standoff
