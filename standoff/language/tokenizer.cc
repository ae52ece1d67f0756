#include "standoff/language/tokenizer.h"

#include <algorithm>
#include <utility>

#include "standoff/language/internal/chunks.h"
#include "standoff/language/internal/token_rules.h"
#include "standoff/language/string_hash.h"

namespace standoff {
namespace {

std::uint32_t narrow(std::size_t value) { return static_cast<std::uint32_t>(value); }

// How a chunk was cut into lexemes, by chunk.
class ChunkCache {
 public:
  struct Part {
    std::uint32_t size;
    std::uint32_t lexeme;
  };

  // The parts of `chunk`; none where it is not known.
  [[nodiscard]] std::span<const Part> find(std::string_view chunk, std::uint64_t hash) const {
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.part_count == 0) return {};
      if (slot.hash == hash && text_of(slot) == chunk) {
        return std::span(parts_).subspan(slot.first_part, slot.part_count);
      }
    }
  }

  // Precondition: not known, and `parts` is not empty.
  void add(std::string_view chunk, std::uint64_t hash, std::span<const Part> parts) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    place({hash, text_.size(), narrow(chunk.size()), narrow(parts_.size()), narrow(parts.size())});
    ++count_;
    text_ += chunk;
    parts_.insert(parts_.end(), parts.begin(), parts.end());
  }

  void clear() { *this = ChunkCache(); }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::size_t text = 0;  // first byte in text_
    std::uint32_t size = 0;
    std::uint32_t first_part = 0;
    std::uint32_t part_count = 0;  // 0: free
  };
  static constexpr std::size_t kFirstSlots = 1 << 12;

  [[nodiscard]] std::string_view text_of(const Slot& slot) const {
    return std::string_view(text_).substr(slot.text, slot.size);
  }
  void place(const Slot& slot) {
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].part_count != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.part_count != 0) place(slot);
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(kFirstSlots);  // open addressing; a power of two
  std::size_t count_ = 0;
  std::string text_;
  std::vector<Part> parts_;
};

struct TokenSpan {
  std::uint32_t begin;
  std::uint32_t end;
};

// A special case in place of the tokens that the first pass made of it.
struct Replacement {
  TokenSpan tokens;
  std::span<const SpecialPiece> pieces;
};

// Longest first, then leftmost; drops spans whose first or last token another one has seen, and
// lets dropped spans hide their tokens too, as spaCy does. Returns what is left in text order.
std::vector<TokenSpan> choose_spans(std::vector<TokenSpan> spans, std::size_t token_count) {
  std::ranges::sort(spans, [](const TokenSpan& a, const TokenSpan& b) {
    const std::uint32_t a_size = a.end - a.begin;
    const std::uint32_t b_size = b.end - b.begin;
    return a_size != b_size ? a_size > b_size : a.begin < b.begin;
  });
  std::vector<bool> seen(token_count, false);
  std::vector<TokenSpan> chosen;
  for (const TokenSpan& span : spans) {
    if (!seen[span.begin] && !seen[span.end - 1]) chosen.push_back(span);
    std::fill(seen.begin() + span.begin, seen.begin() + span.end, true);
  }
  std::ranges::sort(chosen, {}, &TokenSpan::begin);
  return chosen;
}

}  // namespace

struct TokenizerCache::State {
  explicit State(const Lexicon& lexicon) : lexemes(lexicon) {}
  LexemeCache lexemes;
  ChunkCache chunks;
  RegexScratch regex;
  std::vector<Piece> pieces;
  std::vector<ChunkCache::Part> parts;
};

TokenizerCache::TokenizerCache(const Lexicon& lexicon) : state_(std::make_unique<State>(lexicon)) {}
TokenizerCache::~TokenizerCache() = default;
TokenizerCache::TokenizerCache(TokenizerCache&&) noexcept = default;
TokenizerCache& TokenizerCache::operator=(TokenizerCache&&) noexcept = default;

const LexemeCache& TokenizerCache::lexemes() const { return state_->lexemes; }

void TokenizerCache::clear() {
  state_->lexemes.clear();
  state_->chunks.clear();
}

struct Tokenizer::Rules {
  ChunkCutter cutter;
  SpecialCases specials;
  PhraseTable phrases;

  void cut(std::string_view chunk, RegexScratch& scratch, std::vector<Piece>& pieces) const;
  // The second pass: special cases that the first pass cut.
  [[nodiscard]] std::vector<Replacement> find_replacements(std::string_view text,
                                                           std::span<const LexicalToken> tokens,
                                                           const LexemeCache& lexemes) const;
};

void Tokenizer::Rules::cut(std::string_view chunk, RegexScratch& scratch,
                           std::vector<Piece>& pieces) const {
  pieces.clear();
  if (chunk.size() > kMaxChunk) {
    pieces.push_back({.size = narrow(chunk.size())});
  } else {
    cutter.cut(chunk, specials, scratch, pieces);
  }
}

std::vector<Replacement> Tokenizer::Rules::find_replacements(std::string_view text,
                                                             std::span<const LexicalToken> tokens,
                                                             const LexemeCache& lexemes) const {
  std::vector<TokenSpan> spans;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::uint32_t* group = phrases.group(lexemes[tokens[i].lexeme].orth);
    if (group == nullptr) continue;
    phrases.for_each_phrase(*group, [&](std::span<const std::uint64_t> phrase) {
      const bool matches =
          phrase.size() <= tokens.size() - i &&
          std::equal(phrase.begin(), phrase.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](std::uint64_t orth, const LexicalToken& token) {
                       return lexemes[token.lexeme].orth == orth;
                     });
      if (matches) spans.push_back({narrow(i), narrow(i + phrase.size())});
    });
  }
  std::vector<Replacement> found;
  if (spans.empty()) return found;
  for (const TokenSpan& span : choose_spans(std::move(spans), tokens.size())) {
    const std::uint32_t begin = tokens[span.begin].span.begin;
    const std::uint32_t end = tokens[span.end - 1].span.end;
    // Tokens with white space between them are not the special case that they look like.
    const auto pieces = specials.find(text.substr(begin, end - begin));
    if (!pieces.empty()) found.push_back({span, pieces});
  }
  return found;
}

Tokenizer::Tokenizer(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

Result<Tokenizer> Tokenizer::from_pack(const Pack& pack) {
  TokenPatterns patterns;
  for (const TokenPatterns::Field& field : TokenPatterns::kFields) {
    Result<std::string_view> text = pack.text("tokenizer/" + std::string(field.name));
    if (!text) return std::move(text).error();
    patterns.*field.pattern = *text;
  }
  auto rules = std::make_unique<Rules>();
  Result<ChunkCutter> cutter = ChunkCutter::compile(patterns);
  if (!cutter) return std::move(cutter).error().within("tokenizer");
  Result<SpecialCases> specials = SpecialCases::from_pack(pack);
  if (!specials) return std::move(specials).error();
  Result<PhraseTable> phrases = PhraseTable::from_pack(pack);
  if (!phrases) return std::move(phrases).error();
  rules->cutter = std::move(*cutter);
  rules->specials = *specials;
  rules->phrases = *phrases;
  return Tokenizer(std::move(rules));
}

namespace {

std::uint32_t find_lexeme(std::string_view form, std::uint64_t norm, LexemeCache& lexemes) {
  return norm == 0 ? lexemes.find_or_add(form) : lexemes.find_or_add(form, norm);
}

// The lexemes of `pieces`, which cover `chunk`.
void find_lexemes(std::string_view chunk, std::span<const Piece> pieces, LexemeCache& lexemes,
                  std::vector<ChunkCache::Part>& parts) {
  parts.clear();
  for (const Piece& piece : pieces) {
    const std::string_view form = chunk.substr(0, piece.size);
    parts.push_back({piece.size, find_lexeme(form, piece.norm, lexemes)});
    chunk.remove_prefix(piece.size);
  }
}

// Puts make(span, piece, ordinal) for each piece of each replacement in place of its tokens.
template <typename TokenT, typename Make>
void replace_tokens(std::span<const Replacement> replacements, std::vector<TokenT>& tokens,
                    Make make) {
  if (replacements.empty()) return;
  std::vector<TokenT> old;
  old.swap(tokens);
  auto next = old.begin();
  for (const Replacement& replacement : replacements) {
    const auto begin = old.begin() + replacement.tokens.begin;
    tokens.insert(tokens.end(), next, begin);
    std::uint32_t at = begin->span.begin;
    std::uint32_t ordinal = 0;
    for (const SpecialPiece& piece : replacement.pieces) {
      tokens.push_back(make({at, at + piece.size}, piece, ++ordinal));
      at += piece.size;
    }
    next = old.begin() + replacement.tokens.end;
    tokens.back().space_after = (next - 1)->space_after;
  }
  tokens.insert(tokens.end(), next, old.end());
}

std::string rule_name(const Piece& piece) {
  switch (piece.rule) {
    case TokenRule::kToken:
      return "TOKEN";
    case TokenRule::kPrefix:
      return "PREFIX";
    case TokenRule::kSuffix:
      return "SUFFIX";
    case TokenRule::kInfix:
      return "INFIX";
    case TokenRule::kTokenMatch:
      return "TOKEN_MATCH";
    case TokenRule::kUrlMatch:
      return "URL_MATCH";
    case TokenRule::kSpecial:
      return "SPECIAL-" + std::to_string(piece.ordinal);
  }
  return {};
}

}  // namespace

void Tokenizer::tokenize(std::string_view text, TokenizerCache& cache,
                         std::vector<LexicalToken>& tokens) const {
  TokenizerCache::State& state = *cache.state_;
  tokens.clear();
  const auto on_chunk = [&](std::size_t begin, std::size_t end) {
    const std::string_view chunk = text.substr(begin, end - begin);
    const std::uint64_t hash = hash64(chunk);
    std::span<const ChunkCache::Part> parts = state.chunks.find(chunk, hash);
    if (parts.empty()) {
      rules_->cut(chunk, state.regex, state.pieces);
      find_lexemes(chunk, state.pieces, state.lexemes, state.parts);
      state.chunks.add(chunk, hash, state.parts);
      parts = state.parts;
    }
    std::uint32_t at = narrow(begin);
    for (const ChunkCache::Part& part : parts) {
      tokens.push_back({{at, at + part.size}, part.lexeme});
      at += part.size;
    }
  };
  for_each_chunk(text, on_chunk, [&] { tokens.back().space_after = true; });

  const auto replacements = rules_->find_replacements(text, tokens, state.lexemes);
  replace_tokens<LexicalToken>(
      replacements, tokens, [&](ByteSpan span, const SpecialPiece& piece, std::uint32_t) {
        return LexicalToken{span, find_lexeme(span.of(text), piece.norm, state.lexemes)};
      });
}

std::vector<ExplainedToken> Tokenizer::explain(std::string_view text) const {
  const Lexicon lexicon;
  LexemeCache lexemes(lexicon);
  RegexScratch scratch;
  std::vector<Piece> pieces;
  std::vector<LexicalToken> tokens;
  std::vector<ExplainedToken> explained;
  const auto on_chunk = [&](std::size_t begin, std::size_t end) {
    const std::string_view chunk = text.substr(begin, end - begin);
    const bool space = is_space(chunk);
    rules_->cut(chunk, scratch, pieces);
    std::uint32_t at = narrow(begin);
    for (const Piece& piece : pieces) {
      const ByteSpan span = {at, at + piece.size};
      tokens.push_back({span, lexemes.find_or_add(span.of(text))});
      explained.push_back({span, space ? "SPACE" : rule_name(piece)});
      at = span.end;
    }
  };
  for_each_chunk(text, on_chunk, [&] { explained.back().space_after = true; });

  const auto replacements = rules_->find_replacements(text, tokens, lexemes);
  replace_tokens<ExplainedToken>(
      replacements, explained, [&](ByteSpan span, const SpecialPiece&, std::uint32_t ordinal) {
        return ExplainedToken{span,
                              is_space(span.of(text))
                                  ? "SPACE"
                                  : rule_name({.rule = TokenRule::kSpecial, .ordinal = ordinal})};
      });
  return explained;
}

}  // namespace standoff
