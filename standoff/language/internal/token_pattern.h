// Patterns over one token, as spaCy's Matcher writes them: {"TAG": "RB", "LOWER": {"IN": [...]}}.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "standoff/base/msgpack.h"
#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/language/attribute_ruler.h"
#include "standoff/language/internal/regex.h"

namespace standoff {

// Whether a value is one of a few, or is none of them.
template <typename T>
struct ValueSet {
  std::vector<T> values;  // sorted
  bool negated = false;

  [[nodiscard]] bool holds(T value) const;
};

class TokenPattern {
 public:
  // Adds the labels that it names to `labels`.
  // Errors: kInvalidData; kIncompatible (an attribute or operator that is not supported).
  static Result<TokenPattern> read(const MsgpackValue& spec, LabelTable& labels);

  [[nodiscard]] bool matches(const TokenAttributes& token, RegexScratch& scratch) const;

  // The tags, or the lower-case forms, of which a token must have one; null where any will do.
  [[nodiscard]] const std::vector<Label>* required_tags() const;
  [[nodiscard]] const std::vector<std::uint64_t>* required_lower() const;

 private:
  Result<void> add(std::string_view attribute, const MsgpackValue& value, LabelTable& labels);
  Result<void> add_operator(std::string_view attribute, std::string_view name,
                            const MsgpackValue& value, LabelTable& labels);
  Result<void> add_values(std::string_view attribute, const std::vector<MsgpackValue>& values,
                          bool negated, LabelTable& labels);

  std::vector<ValueSet<Label>> tag_;
  std::vector<ValueSet<Label>> dep_;
  std::vector<ValueSet<std::uint64_t>> orth_;
  std::vector<ValueSet<std::uint64_t>> lower_;
  std::vector<Regex> lower_regex_;
  std::optional<bool> is_space_;
};

}  // namespace standoff
