#include "standoff/language/attribute_ruler.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "standoff/base/msgpack.h"
#include "standoff/language/internal/morphology.h"
#include "standoff/language/internal/token_pattern.h"

namespace standoff {
namespace {

constexpr std::string_view kSection = "attribute_ruler/patterns";

struct Values {
  std::optional<Label> tag;
  std::optional<Label> pos;
  std::optional<Label> morph;
  std::optional<Label> dep;
  std::optional<std::string_view> lemma;

  void set(TokenAttributes& token) const {
    if (tag) token.tag = *tag;
    if (pos) token.pos = *pos;
    if (morph) token.morph = *morph;
    if (dep) token.dep = *dep;
    if (lemma) token.lemma = *lemma;
  }
};

// One of the token sequences of a rule.
struct Sequence {
  std::vector<TokenPattern> tokens;
  std::uint32_t rule = 0;
  std::uint32_t target = 0;  // which of its tokens gets the values
};

Result<Values> read_values(const MsgpackValue& attributes, LabelTable& labels) {
  Values values;
  for (const auto& [key, value] : attributes.map()) {
    if (value.kind() != MsgpackValue::Kind::kString) {
      return Error{ErrorCode::kIncompatible, "a value that is not text is not supported", ""};
    }
    const std::string_view name = key.bytes();
    if (name == "TAG") {
      values.tag = labels.intern(value.bytes());
    } else if (name == "POS") {
      values.pos = labels.intern(value.bytes());
    } else if (name == "DEP") {
      values.dep = labels.intern(value.bytes());
    } else if (name == "LEMMA") {
      values.lemma = value.bytes();
    } else if (name == "MORPH") {
      Result<std::string> features = normalize_features(value.bytes());
      if (!features) return std::move(features).error();
      values.morph = labels.intern(*features);
    } else {
      return Error{ErrorCode::kIncompatible, "setting " + std::string(name) + " is not supported",
                   ""};
    }
  }
  return values;
}

// `index` counts from the end where it is negative.
Result<Sequence> read_sequence(const MsgpackValue& specs, std::int64_t index, LabelTable& labels) {
  Sequence sequence;
  const auto size = static_cast<std::int64_t>(specs.size());
  if (index < 0) index += size;
  if (index < 0 || index >= size) {
    return Error{ErrorCode::kInvalidData, "index outside the pattern", ""};
  }
  sequence.target = static_cast<std::uint32_t>(index);
  for (const MsgpackValue& spec : specs.array()) {
    Result<TokenPattern> token = TokenPattern::read(spec, labels);
    if (!token) return std::move(token).error();
    sequence.tokens.push_back(std::move(*token));
  }
  return sequence;
}

}  // namespace

struct AttributeRuler::Rules {
  // A view of the file's bytes stays in the values.
  static Result<Rules> read(std::string_view patterns, LabelTable& labels);

  Result<void> add(const MsgpackValue& rule, LabelTable& labels);
  void index(std::uint32_t sequence);
  template <typename Use>
  void for_each_candidate(const TokenAttributes& token, Use use) const;

  std::vector<Values> values;  // by rule
  std::vector<Sequence> sequences;
  // Sequences by what their first token must be.
  std::vector<std::vector<std::uint32_t>> by_tag;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_lower;
  std::vector<std::uint32_t> others;
};

void AttributeRuler::Rules::index(std::uint32_t sequence) {
  const TokenPattern& first = sequences[sequence].tokens.front();
  if (const auto* tags = first.required_tags()) {
    for (const Label tag : *tags) {
      if (tag >= by_tag.size()) by_tag.resize(tag + std::size_t{1});
      by_tag[tag].push_back(sequence);
    }
  } else if (const auto* forms = first.required_lower()) {
    for (const std::uint64_t form : *forms) by_lower[form].push_back(sequence);
  } else {
    others.push_back(sequence);
  }
}

Result<void> AttributeRuler::Rules::add(const MsgpackValue& rule, LabelTable& labels) {
  Result<Values> set = read_values(rule["attrs"], labels);
  if (!set) return std::move(set).error();
  const auto number = static_cast<std::uint32_t>(values.size());
  values.push_back(*set);
  for (const MsgpackValue& specs : rule["patterns"].array()) {
    Result<Sequence> sequence = read_sequence(specs, rule["index"].integer(), labels);
    if (!sequence) return std::move(sequence).error();
    sequence->rule = number;
    sequences.push_back(std::move(*sequence));
    index(static_cast<std::uint32_t>(sequences.size() - 1));
  }
  return {};
}

Result<AttributeRuler::Rules> AttributeRuler::Rules::read(std::string_view patterns,
                                                          LabelTable& labels) {
  Result<Msgpack> file = Msgpack::parse(patterns);
  if (!file) return std::move(file).error();
  if (file->root().kind() != MsgpackValue::Kind::kArray) {
    return Error{ErrorCode::kInvalidData, "not a list of rules", ""};
  }
  Rules rules;
  for (const MsgpackValue& rule : file->root().array()) {
    Result<void> ok = rules.add(rule, labels);
    if (!ok) return std::move(ok).error().within("rule " + std::to_string(rules.values.size()));
  }
  return rules;
}

template <typename Use>
void AttributeRuler::Rules::for_each_candidate(const TokenAttributes& token, Use use) const {
  if (token.tag < by_tag.size()) std::ranges::for_each(by_tag[token.tag], use);
  if (const auto found = by_lower.find(token.lexeme->lower); found != by_lower.end()) {
    std::ranges::for_each(found->second, use);
  }
  std::ranges::for_each(others, use);
}

AttributeRuler::AttributeRuler(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
AttributeRuler::~AttributeRuler() = default;
AttributeRuler::AttributeRuler(AttributeRuler&&) noexcept = default;
AttributeRuler& AttributeRuler::operator=(AttributeRuler&&) noexcept = default;

Result<AttributeRuler> AttributeRuler::from_pack(const Pack& pack, LabelTable& labels) {
  Result<std::string_view> patterns = pack.text(kSection);
  if (!patterns) return std::move(patterns).error();
  Result<Rules> rules = Rules::read(*patterns, labels);
  if (!rules) return std::move(rules).error().within(kSection);
  return AttributeRuler(std::make_unique<Rules>(std::move(*rules)));
}

void AttributeRuler::apply(std::span<TokenAttributes> tokens) const {
  struct Match {
    std::uint32_t rule;
    std::uint32_t token;  // that gets the values
  };
  std::vector<Match> matches;
  matches.reserve(2 * tokens.size());
  RegexScratch scratch;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    rules_->for_each_candidate(tokens[i], [&](std::uint32_t candidate) {
      const Sequence& sequence = rules_->sequences[candidate];
      if (sequence.tokens.size() > tokens.size() - i) return;
      for (std::size_t k = 0; k < sequence.tokens.size(); ++k) {
        if (!sequence.tokens[k].matches(tokens[i + k], scratch)) return;
      }
      matches.push_back({sequence.rule, static_cast<std::uint32_t>(i + sequence.target)});
    });
  }
  // Later rules win; of one rule, later tokens.
  std::ranges::stable_sort(matches, {}, &Match::rule);
  for (const Match& match : matches) rules_->values[match.rule].set(tokens[match.token]);
}

Result<void> pack_attribute_ruler(std::string_view patterns, PackWriter& writer) {
  PackWriter scratch;
  scratch.add_text(std::string(kSection), patterns);
  Result<Pack> pack = Pack::adopt(std::move(scratch).finish());
  if (!pack) return std::move(pack).error();
  LabelTable labels;
  Result<AttributeRuler> ruler = AttributeRuler::from_pack(*pack, labels);
  if (!ruler) return std::move(ruler).error();
  writer.add_text(std::string(kSection), patterns);
  return {};
}

}  // namespace standoff
