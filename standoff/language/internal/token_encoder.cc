#include "standoff/language/internal/token_encoder.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "standoff/language/internal/pack_tensor.h"
#include "standoff/tensor/hash_embed.h"

namespace standoff {
namespace {

// Rows that are encoded together: enough for tall products, few enough for the processor's cache.
constexpr std::size_t kRowsAtOnce = 1024;
constexpr std::size_t kMaxBlocks = 64;

Result<MaxoutWeights> read_maxout(const Pack& pack, const std::string& name) {
  const auto weights = read_tensor(pack, name + "/W", 3);
  if (!weights) return weights.error();
  const auto bias = read_tensor(pack, name + "/b", 2);
  if (!bias) return bias.error();
  const auto gain = read_tensor(pack, name + "/G", 1);
  if (!gain) return gain.error();
  const auto shift = read_tensor(pack, name + "/shift", 1);
  if (!shift) return shift.error();
  return MaxoutWeights{.outputs = weights->shape[0],
                       .pieces = weights->shape[1],
                       .inputs = weights->shape[2],
                       .weights = weights->values,
                       .bias = bias->values,
                       .gain = gain->values,
                       .shift = shift->values};
}

Result<ConvolutionEncoder> read_encoder(const Pack& pack, const std::string& name) {
  const auto window = pack.array<std::uint32_t>(name + "/window");
  if (!window) return window.error();
  if (window->size() != 1 || (*window)[0] == 0 || (*window)[0] > kMaxBlocks) {
    return Error{ErrorCode::kInvalidData, "not one small number", name + "/window"};
  }
  std::vector<MaxoutWeights> blocks;
  for (std::string block = name + "/block0"; pack.has(block + "/W") && blocks.size() < kMaxBlocks;
       block = name + "/block" + std::to_string(blocks.size())) {
    Result<MaxoutWeights> weights = read_maxout(pack, block);
    if (!weights) return std::move(weights).error();
    blocks.push_back(*weights);
  }
  if (blocks.empty()) return Error{ErrorCode::kInvalidData, "no blocks", name};
  return ConvolutionEncoder::make(blocks, (*window)[0]);
}

ConstMatrixView matrix_of(const PackedTensor& tensor) {
  return {tensor.values.data(), tensor.shape[0], tensor.shape[1], tensor.shape[1]};
}

}  // namespace

Result<TokenEncoder::Attribute> TokenEncoder::attribute_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Attribute>, 8> names = {{
      {"NORM", Attribute::kNorm},
      {"LOWER", Attribute::kLower},
      {"PREFIX", Attribute::kPrefix},
      {"SUFFIX", Attribute::kSuffix},
      {"SHAPE", Attribute::kShape},
      {"ORTH", Attribute::kOrth},
      {"SPACY", Attribute::kSpacy},
      {"IS_SPACE", Attribute::kIsSpace},
  }};
  for (const auto& [known, attribute] : names) {
    if (name == known) return attribute;
  }
  return Error{ErrorCode::kIncompatible,
               "embeds the attribute '" + std::string(name) + "', which is not supported", ""};
}

std::uint64_t TokenEncoder::value_of(Attribute attribute, const Lexeme& lexeme, bool space_after) {
  switch (attribute) {
    case Attribute::kNorm:
      return lexeme.norm;
    case Attribute::kLower:
      return lexeme.lower;
    case Attribute::kPrefix:
      return lexeme.prefix;
    case Attribute::kSuffix:
      return lexeme.suffix;
    case Attribute::kShape:
      return lexeme.shape;
    case Attribute::kOrth:
      return lexeme.orth;
    case Attribute::kSpacy:
      return space_after ? 1 : 0;
    case Attribute::kIsSpace:
      return lexeme.is_space ? 1 : 0;
  }
  assert(false);
  return 0;
}

Result<TokenEncoder> TokenEncoder::from_pack(const Pack& pack, const std::string& name) {
  const auto attributes = read_names(pack, name + "/attributes");
  if (!attributes) return attributes.error();
  const auto seeds = pack.array<std::uint32_t>(name + "/seeds");
  if (!seeds) return seeds.error();
  if (seeds->size() != attributes->size()) {
    return Error{ErrorCode::kInvalidData, "not one seed per attribute", name + "/seeds"};
  }
  const auto mixer_weights = read_maxout(pack, name + "/mixer");
  if (!mixer_weights) return mixer_weights.error();
  Result<MaxoutLayer> mixer = MaxoutLayer::make(*mixer_weights);
  if (!mixer) return std::move(mixer).error().within(name + "/mixer");
  Result<ConvolutionEncoder> blocks = read_encoder(pack, name);
  if (!blocks) return std::move(blocks).error().within(name);

  TokenEncoder encoder(*std::move(mixer), *std::move(blocks));
  std::size_t inputs = 0;
  for (std::size_t i = 0; i < attributes->size(); ++i) {
    const Result<Attribute> attribute = attribute_of((*attributes)[i]);
    if (!attribute) return attribute.error().within(name);
    const auto rows = read_tensor(pack, name + "/table" + std::to_string(i), 2);
    if (!rows) return rows.error();
    encoder.tables_.push_back({*attribute, (*seeds)[i], matrix_of(*rows)});
    encoder.reads_space_ = encoder.reads_space_ || *attribute == Attribute::kSpacy;
    inputs += rows->shape[1];
  }
  if (pack.has(name + "/static")) {
    const auto rows = read_tensor(pack, name + "/static", 2);
    if (!rows) return rows.error();
    encoder.static_rows_ = matrix_of(*rows);
    Result<FrozenMap> index = FrozenMap::from_pack(pack, "vectors/index");
    if (!index) return std::move(index).error();
    encoder.static_index_ = *std::move(index);
    inputs += rows->shape[1];
  }
  if (inputs != encoder.mixer_.inputs() || encoder.mixer_.outputs() != encoder.width()) {
    return Error{ErrorCode::kInvalidData, "its layers do not fit each other", name};
  }
  return encoder;
}

std::uint32_t TokenEncoder::form_of(const LexicalToken& token) const {
  return reads_space_ ? token.lexeme * 2 + (token.space_after ? 1U : 0U) : token.lexeme;
}

void TokenEncoder::encode(std::span<const std::span<const LexicalToken>> sequences,
                          const LexemeCache& lexemes, EncoderMemory& memory,
                          const Consumer& consume) const {
  const std::size_t reach = encoder_.padding();
  std::vector<Piece> pieces;
  std::size_t rows = 0;
  std::size_t first_token = 0;
  for (const std::span<const LexicalToken> sequence : sequences) {
    for (std::size_t begin = 0; begin < sequence.size();) {
      const std::size_t end = std::min(begin + kRowsAtOnce, sequence.size());
      const std::size_t from = begin - std::min(reach, begin);
      const std::size_t to = std::min(end + reach, sequence.size());
      pieces.push_back(
          {sequence.subspan(from, to - from), begin - from, end - begin, first_token + begin});
      rows += to - from + reach;
      if (rows >= kRowsAtOnce) {
        encode_pieces(pieces, lexemes, memory, consume);
        pieces.clear();
        rows = 0;
      }
      begin = end;
    }
    first_token += sequence.size();
  }
  if (!pieces.empty()) encode_pieces(pieces, lexemes, memory, consume);
}

void TokenEncoder::encode_pieces(std::span<Piece> pieces, const LexemeCache& lexemes,
                                 EncoderMemory& memory, const Consumer& consume) const {
  remember_forms(pieces, lexemes, memory);
  memory.layout_ = SequenceLayout(encoder_.padding());
  for (Piece& piece : pieces) piece.first_row = memory.layout_.add(piece.tokens.size());
  memory.layout_.shape(memory.x_, width());
  for (const Piece& piece : pieces) {
    std::size_t row = piece.first_row;
    for (const LexicalToken& token : piece.tokens) {
      const std::uint32_t form = memory.form_row_[form_of(token)];
      const Matrix& block = memory.forms_[form / EncoderMemory::kBlock];
      std::ranges::copy(block.row(form % EncoderMemory::kBlock), memory.x_.row(row++).begin());
    }
  }
  encoder_.encode(memory.x_, memory.workspace_);
  const ConstMatrixView x = std::as_const(memory.x_).view();
  for (const Piece& piece : pieces) {
    consume(piece.first_token, x.rows(piece.first_row + piece.skip, piece.count));
  }
}

// After it, every form of `pieces` has a row in memory.forms_.
void TokenEncoder::remember_forms(std::span<const Piece> pieces, const LexemeCache& lexemes,
                                  EncoderMemory& memory) const {
  std::size_t tokens = 0;
  for (const Piece& piece : pieces) tokens += piece.tokens.size();
  if (memory.form_rows_ + tokens > EncoderMemory::kMaxRows) memory.forget();
  const std::size_t forms = std::size_t{lexemes.size()} * (reads_space_ ? 2 : 1);
  if (memory.form_row_.size() < forms) memory.form_row_.resize(forms, EncoderMemory::kNone);

  memory.missing_.clear();
  std::size_t next = memory.form_rows_;
  for (const Piece& piece : pieces) {
    for (const LexicalToken& token : piece.tokens) {
      std::uint32_t& row = memory.form_row_[form_of(token)];
      if (row != EncoderMemory::kNone) continue;
      row = static_cast<std::uint32_t>(next++);
      memory.missing_.push_back(form_of(token));
    }
  }
  if (memory.missing_.empty()) return;
  memory.inputs_.resize(memory.missing_.size(), mixer_.inputs());
  memory.mixed_.resize(memory.missing_.size(), width());
  for (std::size_t i = 0; i < memory.missing_.size(); ++i) {
    embed(memory.missing_[i], lexemes, memory.inputs_.row(i));
  }
  mixer_.apply(std::as_const(memory.inputs_).view(), memory.mixed_.view(), memory.workspace_);
  for (std::size_t i = 0; i < memory.missing_.size(); ++i) {
    const std::size_t row = memory.form_rows_ + i;
    if (row / EncoderMemory::kBlock == memory.forms_.size()) {
      memory.forms_.emplace_back(EncoderMemory::kBlock, width());
    }
    std::ranges::copy(
        memory.mixed_.row(i),
        memory.forms_[row / EncoderMemory::kBlock].row(row % EncoderMemory::kBlock).begin());
  }
  memory.form_rows_ = next;
}

// Writes the mixer's input: the tables' vectors in their order, then the static one.
void TokenEncoder::embed(std::uint32_t form, const LexemeCache& lexemes, std::span<float> y) const {
  const Lexeme& lexeme = lexemes[reads_space_ ? form / 2 : form];
  const bool space_after = reads_space_ && form % 2 == 1;
  for (const Table& table : tables_) {
    hash_embed(table.rows, table.seed, value_of(table.attribute, lexeme, space_after),
               y.first(table.rows.columns));
    y = y.subspan(table.rows.columns);
  }
  if (y.empty()) return;
  const std::uint32_t* row = static_index_.find(lexeme.orth);
  if (row == nullptr || *row >= static_rows_.row_count) {
    std::ranges::fill(y, 0.0F);
  } else {
    std::ranges::copy(static_rows_.row(*row), y.begin());
  }
}

}  // namespace standoff
