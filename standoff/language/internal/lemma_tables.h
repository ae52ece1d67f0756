// The lemmatizer's tables, used where they lie in a Pack.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/language/frozen_map.h"
#include "standoff/language/internal/packed_lists.h"
#include "standoff/language/string_hash.h"

namespace standoff {

enum class LemmaMode : std::uint32_t { kRule, kLookup };

// Stored in packs.
struct LemmaSettings {
  LemmaMode mode = LemmaMode::kRule;
  std::uint32_t overwrite = 0;
  std::uint32_t english_base_forms = 0;
};

// Parts of speech are string_ids of their lower-case names. The Pack's bytes must outlive it.
class LemmaTables {
 public:
  static Result<LemmaTables> from_pack(const Pack& pack);

  [[nodiscard]] LemmaMode mode() const { return settings_.mode; }
  [[nodiscard]] bool overwrites() const { return settings_.overwrite != 0; }
  [[nodiscard]] bool has_english_base_forms() const { return settings_.english_base_forms != 0; }

  // Lookup mode: the lemma of a text.
  [[nodiscard]] std::optional<std::string_view> find_lemma(std::string_view text) const;

  // Rule mode: whether there is anything for this part of speech.
  [[nodiscard]] bool has_part(std::uint64_t pos) const { return parts_.contains(pos); }
  // Whether `form` is in the index of dictionary forms.
  [[nodiscard]] bool is_known(std::uint64_t pos, std::string_view form) const {
    return index_.contains(form_key(pos, form));
  }
  // Calls use(ending, replacement), in order.
  template <typename Use>
  void for_each_rule(std::uint64_t pos, Use use) const {
    const auto rules = list(parts_.find(pos));
    for (std::size_t i = 0; i + 1 < rules.size(); i += 2) use(text(rules[i]), text(rules[i + 1]));
  }
  // Calls use(lemma), in order.
  template <typename Use>
  void for_each_exception(std::uint64_t pos, std::string_view form, Use use) const {
    for (const std::uint32_t lemma : list(exceptions_.find(form_key(pos, form)))) use(text(lemma));
  }

  // Key of a form under a part of speech.
  static std::uint64_t form_key(std::uint64_t pos, std::string_view form) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
    return hash64(form) ^ (pos * kOdd);
  }

 private:
  [[nodiscard]] std::span<const std::uint32_t> list(const std::uint32_t* index) const {
    return index != nullptr && *index < lists_.size() ? lists_[*index]
                                                      : std::span<const std::uint32_t>();
  }
  [[nodiscard]] std::string_view text(std::uint32_t index) const {
    return index < strings_.size() ? as_text(strings_[index]) : std::string_view();
  }

  LemmaSettings settings_;
  FrozenMap parts_;                   // part of speech -> list of endings and replacements in turn
  FrozenMap index_;                   // form_key -> unused
  FrozenMap exceptions_;              // form_key -> list of lemmas
  FrozenMap lookup_;                  // string_id of a text -> string
  PackedLists<std::uint32_t> lists_;  // of strings
  PackedLists<char> strings_;
};

}  // namespace standoff
