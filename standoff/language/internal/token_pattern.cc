#include "standoff/language/internal/token_pattern.h"

#include <algorithm>
#include <string>
#include <utility>

#include "standoff/language/internal/characters.h"
#include "standoff/language/string_hash.h"

namespace standoff {
namespace {

Error unsupported(std::string_view what, std::string_view name) {
  return {ErrorCode::kIncompatible,
          std::string(what) + " " + std::string(name) + " of a token pattern is not supported", ""};
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return result;
}

template <typename T>
bool all_hold(const std::vector<ValueSet<T>>& sets, T value) {
  return std::ranges::all_of(sets, [value](const ValueSet<T>& set) { return set.holds(value); });
}

template <typename T, typename Convert>
ValueSet<T> value_set(const std::vector<MsgpackValue>& values, bool negated, Convert convert) {
  ValueSet<T> set;
  set.negated = negated;
  for (const MsgpackValue& value : values) set.values.push_back(convert(value.bytes()));
  std::ranges::sort(set.values);
  return set;
}

template <typename T>
const std::vector<T>* required(const std::vector<ValueSet<T>>& sets) {
  const auto found =
      std::ranges::find_if(sets, [](const ValueSet<T>& set) { return !set.negated; });
  return found == sets.end() ? nullptr : &found->values;
}

}  // namespace

template <typename T>
bool ValueSet<T>::holds(T value) const {
  return std::ranges::binary_search(values, value) != negated;
}

Result<TokenPattern> TokenPattern::read(const MsgpackValue& spec, LabelTable& labels) {
  if (spec.kind() != MsgpackValue::Kind::kMap) {
    return Error{ErrorCode::kInvalidData, "a token pattern is not a map", ""};
  }
  TokenPattern pattern;
  for (const auto& [key, value] : spec.map()) {
    Result<void> ok = pattern.add(upper(key.bytes()), value, labels);
    if (!ok) return std::move(ok).error();
  }
  return pattern;
}

Result<void> TokenPattern::add(std::string_view attribute, const MsgpackValue& value,
                               LabelTable& labels) {
  using Kind = MsgpackValue::Kind;
  if (attribute == "IS_SPACE" && (value.kind() == Kind::kBool || value.kind() == Kind::kInt)) {
    is_space_ = value.kind() == Kind::kBool ? value.boolean() : value.integer() != 0;
    return {};
  }
  if (value.kind() == Kind::kString) return add_values(attribute, {value}, false, labels);
  if (value.kind() != Kind::kMap) return unsupported("the value of", attribute);
  for (const auto& [name, argument] : value.map()) {
    Result<void> ok = add_operator(attribute, upper(name.bytes()), argument, labels);
    if (!ok) return ok;
  }
  return {};
}

Result<void> TokenPattern::add_operator(std::string_view attribute, std::string_view name,
                                        const MsgpackValue& value, LabelTable& labels) {
  using Kind = MsgpackValue::Kind;
  if ((name == "IN" || name == "NOT_IN") && value.kind() == Kind::kArray) {
    return add_values(attribute, value.array(), name == "NOT_IN", labels);
  }
  if (name != "REGEX" || value.kind() != Kind::kString || attribute != "LOWER") {
    return unsupported("the operator", name);
  }
  Result<Regex> regex = Regex::compile(value.bytes());
  if (!regex) return std::move(regex).error();
  lower_regex_.push_back(std::move(*regex));
  return {};
}

Result<void> TokenPattern::add_values(std::string_view attribute,
                                      const std::vector<MsgpackValue>& values, bool negated,
                                      LabelTable& labels) {
  const auto label = [&labels](std::string_view name) { return labels.intern(name); };
  for (const MsgpackValue& value : values) {
    if (value.kind() != MsgpackValue::Kind::kString) return unsupported("a value of", attribute);
  }
  if (attribute == "TAG") {
    tag_.push_back(value_set<Label>(values, negated, label));
  } else if (attribute == "DEP") {
    dep_.push_back(value_set<Label>(values, negated, label));
  } else if (attribute == "LOWER") {
    lower_.push_back(value_set<std::uint64_t>(values, negated, string_id));
  } else if (attribute == "ORTH" || attribute == "TEXT") {
    orth_.push_back(value_set<std::uint64_t>(values, negated, string_id));
  } else {
    return unsupported("the attribute", attribute);
  }
  return {};
}

bool TokenPattern::matches(const TokenAttributes& token, RegexScratch& scratch) const {
  const Lexeme& lexeme = *token.lexeme;
  if (!all_hold(tag_, token.tag) || !all_hold(dep_, token.dep) || !all_hold(lower_, lexeme.lower) ||
      !all_hold(orth_, lexeme.orth) || is_space_.value_or(lexeme.is_space) != lexeme.is_space) {
    return false;
  }
  if (lower_regex_.empty()) return true;
  const auto fits = [&](std::string_view lower) {
    return std::ranges::all_of(lower_regex_,
                               [&](const Regex& regex) { return regex.matches(lower, scratch); });
  };
  return lexeme.lower == lexeme.orth ? fits(lexeme.text) : fits(lower_case(lexeme.text));
}

const std::vector<Label>* TokenPattern::required_tags() const { return required(tag_); }
const std::vector<std::uint64_t>* TokenPattern::required_lower() const { return required(lower_); }

}  // namespace standoff
