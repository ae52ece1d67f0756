// tok2vec: a vector for each token from its form and the forms of its neighbours.
//
//   Result<TokenEncoder> encoder = TokenEncoder::from_pack(pack, "tok2vec");
//   EncoderMemory memory;                                      // one per thread
//   encoder->encode(paragraphs, lexemes, memory,
//                   [&](std::size_t first_token, ConstMatrixView rows) { ... });
//
// Hash embeddings of the form's attributes, and in md its static vector, mixed by a Maxout layer;
// then residual blocks of Maxout over windows. What comes before the first window depends on the
// form alone and is remembered.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/language/frozen_map.h"
#include "standoff/language/lexeme.h"
#include "standoff/language/tokenizer.h"
#include "standoff/tensor/layers.h"
#include "standoff/tensor/matrix.h"

namespace standoff {

// What one thread keeps for one encoder. Results never depend on what it holds.
class EncoderMemory {
 public:
  // Call when lexeme ids change their meaning.
  void forget() { form_row_.clear(), form_rows_ = 0; }

 private:
  friend class TokenEncoder;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::size_t kBlock = 1024;  // rows per matrix of forms_
  static constexpr std::size_t kMaxRows = 32 * kBlock;

  std::vector<std::uint32_t> form_row_;  // by form; kNone where it is not remembered
  std::vector<Matrix> forms_;
  std::size_t form_rows_ = 0;
  std::vector<std::uint32_t> missing_;  // forms to embed
  Matrix inputs_;
  Matrix mixed_;
  Matrix x_;
  SequenceLayout layout_{0};
  Workspace workspace_;
};

// Immutable; thread-safe. The Pack's bytes must outlive it.
class TokenEncoder {
 public:
  // Errors: kInvalidData, kIncompatible (an attribute that is not supported).
  static Result<TokenEncoder> from_pack(const Pack& pack, const std::string& name);

  [[nodiscard]] std::size_t width() const { return encoder_.width(); }

  // Gives the vectors of the sequences' tokens, in order, a stretch of one sequence at a time.
  // Tokens are counted through all sequences. A sequence gives the same bits in any company.
  using Consumer = std::function<void(std::size_t first_token, ConstMatrixView rows)>;
  void encode(std::span<const std::span<const LexicalToken>> sequences, const LexemeCache& lexemes,
              EncoderMemory& memory, const Consumer& consume) const;

 private:
  enum class Attribute : std::uint8_t {
    kNorm,
    kLower,
    kPrefix,
    kSuffix,
    kShape,
    kOrth,
    kSpacy,
    kIsSpace
  };
  struct Table {
    Attribute attribute;
    std::uint32_t seed;
    ConstMatrixView rows;
  };
  // A stretch of a sequence, with as many neighbours on each side as its vectors depend on.
  struct Piece {
    std::span<const LexicalToken> tokens;  // neighbours included
    std::size_t skip;                      // neighbours before
    std::size_t count;                     // tokens without neighbours
    std::size_t first_token;
    std::size_t first_row = 0;
  };

  TokenEncoder(MaxoutLayer mixer, ConvolutionEncoder encoder)
      : mixer_(std::move(mixer)), encoder_(std::move(encoder)) {}
  static Result<Attribute> attribute_of(std::string_view name);
  static std::uint64_t value_of(Attribute attribute, const Lexeme& lexeme, bool space_after);

  [[nodiscard]] std::uint32_t form_of(const LexicalToken& token) const;
  void encode_pieces(std::span<Piece> pieces, const LexemeCache& lexemes, EncoderMemory& memory,
                     const Consumer& consume) const;
  void remember_forms(std::span<const Piece> pieces, const LexemeCache& lexemes,
                      EncoderMemory& memory) const;
  void embed(std::uint32_t form, const LexemeCache& lexemes, std::span<float> y) const;

  std::vector<Table> tables_;
  bool reads_space_ = false;     // a form is a lexeme and whether a space follows; else a lexeme
  ConstMatrixView static_rows_;  // of md: static vectors, already projected to the width
  FrozenMap static_index_;       // string_id of the text -> row
  MaxoutLayer mixer_;
  ConvolutionEncoder encoder_;
};

}  // namespace standoff
