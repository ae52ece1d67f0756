#include "standoff/language/lemmatizer.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "standoff/language/internal/characters.h"
#include "standoff/language/internal/lemma_tables.h"
#include "standoff/language/internal/morphology.h"
#include "standoff/language/string_hash.h"

namespace standoff {
namespace {

struct LemmaKey {
  std::uint64_t orth;
  Label pos;
  Label morph;
  friend bool operator==(const LemmaKey&, const LemmaKey&) = default;
};

struct LemmaKeyHash {
  std::size_t operator()(const LemmaKey& key) const {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
    return (key.orth ^ (std::uint64_t{key.pos} << 16 | key.morph)) * kOdd >> 7;
  }
};

// Whether the form is a dictionary form already, by spaCy's rules for English.
bool is_english_base_form(std::string_view pos, std::string_view morph) {
  const auto number = feature(morph, "Number");
  const auto verb_form = feature(morph, "VerbForm");
  if (pos == "noun" && number == "Sing") return true;
  if (pos == "verb" && verb_form == "Fin" && feature(morph, "Tense") == "Pres" && !number) {
    return true;
  }
  return verb_form == "Inf" || verb_form == "None" || feature(morph, "Degree") == "Pos";
}

}  // namespace

struct LemmaCache::State {
  std::unordered_map<LemmaKey, std::string, LemmaKeyHash> lemmas;
};

LemmaCache::LemmaCache() : state_(std::make_unique<State>()) {}
LemmaCache::~LemmaCache() = default;
LemmaCache::LemmaCache(LemmaCache&&) noexcept = default;
LemmaCache& LemmaCache::operator=(LemmaCache&&) noexcept = default;
std::size_t LemmaCache::size() const { return state_->lemmas.size(); }
void LemmaCache::clear() { state_->lemmas.clear(); }

struct Lemmatizer::Tables {
  LemmaTables tables;
  std::shared_ptr<const LabelTable> labels;

  [[nodiscard]] std::string lemma(std::string_view text, Label pos, Label morph) const;
  [[nodiscard]] std::string rule_lemma(std::string_view text, std::uint64_t pos) const;
};

// Suffix rules first; of their results known forms come before unknown ones, and exceptions come
// before all. Source: spaCy 3.8, rule_lemmatize.
std::string Lemmatizer::Tables::rule_lemma(std::string_view text, std::uint64_t pos) const {
  const std::string form = lower_case(text);
  std::vector<std::string> in_order;  // best first
  std::vector<std::string> unknown;
  tables.for_each_rule(pos, [&](std::string_view ending, std::string_view replacement) {
    if (!std::string_view(form).ends_with(ending)) return;
    std::string base = form.substr(0, form.size() - ending.size());
    base += replacement;
    if (base.empty()) return;
    if (tables.is_known(pos, base)) {
      in_order.insert(in_order.begin(), std::move(base));
    } else if (is_alphabetic(base)) {
      unknown.push_back(std::move(base));
    } else {
      in_order.push_back(std::move(base));
    }
  });
  std::string best = in_order.empty() ? std::string() : in_order.front();
  tables.for_each_exception(pos, form, [&](std::string_view exception) {
    if (std::ranges::find(in_order, exception) != in_order.end()) return;
    best = exception;
    in_order.emplace_back(exception);
  });
  if (!best.empty()) return best;
  return unknown.empty() ? std::string(text) : unknown.front();
}

std::string Lemmatizer::Tables::lemma(std::string_view text, Label pos, Label morph) const {
  if (tables.mode() == LemmaMode::kLookup) {
    const std::optional<std::string_view> found = tables.find_lemma(text);
    return std::string(found.value_or(text));
  }
  const std::string part = lower_case(labels->name(pos));
  if (part.empty() || part == "eol" || part == "space") return lower_case(text);
  if (tables.has_english_base_forms() && is_english_base_form(part, labels->name(morph))) {
    return lower_case(text);
  }
  const std::uint64_t id = string_id(part);
  if (tables.has_part(id)) return rule_lemma(text, id);
  return part == "propn" ? std::string(text) : lower_case(text);
}

Lemmatizer::Lemmatizer(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Lemmatizer::~Lemmatizer() = default;
Lemmatizer::Lemmatizer(Lemmatizer&&) noexcept = default;
Lemmatizer& Lemmatizer::operator=(Lemmatizer&&) noexcept = default;

Result<Lemmatizer> Lemmatizer::from_pack(const Pack& pack,
                                         std::shared_ptr<const LabelTable> labels) {
  Result<LemmaTables> tables = LemmaTables::from_pack(pack);
  if (!tables) return std::move(tables).error();
  return Lemmatizer(std::make_unique<Tables>(Tables{*tables, std::move(labels)}));
}

bool Lemmatizer::is_base_form(std::string_view part, std::string_view form) const {
  return tables_->tables.has_english_base_forms() &&
         tables_->tables.is_known(string_id(part), form);
}

void Lemmatizer::apply(std::span<TokenAttributes> tokens, LemmaCache& cache) const {
  for (TokenAttributes& token : tokens) {
    if (!token.lemma.empty() && !tables_->tables.overwrites()) continue;
    const LemmaKey key = {token.lexeme->orth, token.pos, token.morph};
    const auto [entry, is_new] = cache.state_->lemmas.try_emplace(key);
    if (is_new) entry->second = tables_->lemma(token.lexeme->text, token.pos, token.morph);
    token.lemma = entry->second;
  }
}

}  // namespace standoff
