// Sets tags, parts of speech, morphology and lemmas of tokens that match the pipeline's patterns.
//
//   Result<AttributeRuler> ruler = AttributeRuler::from_pack(pack, labels);
//   ruler->apply(tokens);      // after tagger and parser, before the lemmatizer
//
// All patterns are matched against the attributes as they were; then the values are set in the
// order of the rules, so that later rules win.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/language/lexeme.h"

namespace standoff {

// What the ruler and the lemmatizer read and write of one token. Labels are of the pipeline's
// LabelTable; 0 is "not set".
struct TokenAttributes {
  const Lexeme* lexeme = nullptr;
  Label tag = 0;
  Label dep = 0;
  Label pos = 0;
  Label morph = 0;
  std::string_view lemma = {};  // empty: not set. Lies in the pack or in the LemmaCache
};

// Immutable; shared by threads. The Pack's bytes must outlive it.
class AttributeRuler {
 public:
  // Adds the labels that its rules name to `labels`.
  // Errors: kInvalidData, kIncompatible (an attribute or operator that is not supported).
  static Result<AttributeRuler> from_pack(const Pack& pack, LabelTable& labels);
  ~AttributeRuler();
  AttributeRuler(AttributeRuler&&) noexcept;
  AttributeRuler& operator=(AttributeRuler&&) noexcept;

  // `tokens` are those of one paragraph.
  void apply(std::span<TokenAttributes> tokens) const;

 private:
  struct Rules;
  explicit AttributeRuler(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

// Adds the sections of an AttributeRuler. `patterns` is the content of attribute_ruler/patterns.
// Errors: kInvalidData, kIncompatible.
Result<void> pack_attribute_ruler(std::string_view patterns, PackWriter& writer);

}  // namespace standoff
