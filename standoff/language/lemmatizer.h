// Finds the dictionary form of each token from its text, part of speech and morphology.
//
//   Result<Lemmatizer> lemmatizer = Lemmatizer::from_pack(pack, labels);
//   LemmaCache cache;                        // one per thread
//   lemmatizer->apply(tokens, cache);        // after the attribute ruler
//
// spaCy's "rule" mode with the English test for base forms, and its "lookup" mode.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "standoff/base/pack.h"
#include "standoff/base/result.h"
#include "standoff/document/document.h"
#include "standoff/language/attribute_ruler.h"

namespace standoff {

// Lemmas that one thread has found. Results never depend on what it holds.
class LemmaCache {
 public:
  LemmaCache();
  ~LemmaCache();
  LemmaCache(LemmaCache&&) noexcept;
  LemmaCache& operator=(LemmaCache&&) noexcept;

  [[nodiscard]] std::size_t size() const;
  // Forgets everything: lemmas given before are no longer valid.
  void clear();

 private:
  friend class Lemmatizer;
  struct State;
  std::unique_ptr<State> state_;
};

struct LemmatizerOptions {
  std::string mode = "rule";  // "rule" or "lookup", the component's config
  bool overwrite = false;     // also replace lemmas that are already set
  std::string language = "en";
};

// Immutable; shared by threads. The Pack's bytes must outlive it.
class Lemmatizer {
 public:
  // Keeps `labels` to read names of parts of speech and morphologies.
  // Errors: kInvalidData.
  static Result<Lemmatizer> from_pack(const Pack& pack, std::shared_ptr<const LabelTable> labels);
  ~Lemmatizer();
  Lemmatizer(Lemmatizer&&) noexcept;
  Lemmatizer& operator=(Lemmatizer&&) noexcept;

  // Sets the lemma of each token that has none; they lie in `cache` or in the pack.
  void apply(std::span<TokenAttributes> tokens, LemmaCache& cache) const;

  // Whether the dictionary has `form` for a part of speech, "verb"; false where the pipeline is
  // not English.
  [[nodiscard]] bool is_base_form(std::string_view part, std::string_view form) const;

 private:
  struct Tables;
  explicit Lemmatizer(std::unique_ptr<const Tables> tables);
  std::unique_ptr<const Tables> tables_;
};

// Adds the sections of a Lemmatizer. `lookups` is the content of lemmatizer/lookups/lookups.bin.
// Errors: kInvalidData; kIncompatible (a mode or language that is not supported).
Result<void> pack_lemmatizer(std::string_view lookups, const LemmatizerOptions& options,
                             PackWriter& writer);

}  // namespace standoff
