#include "standoff/language/internal/transition_scorer.h"

#include <cassert>

#include "standoff/language/internal/pack_tensor.h"

namespace standoff {
namespace {

Result<PackedWeights> read_affine(const Pack& pack, const std::string& name) {
  const auto weights = read_tensor(pack, name + "/W", 2);
  if (!weights) return weights.error();
  const auto bias = read_tensor(pack, name + "/b", 1);
  if (!bias) return bias.error();
  auto packed = PackedWeights::make(weights->values, bias->values, weights->shape[1]);
  if (!packed) return std::move(packed).error().within(name);
  return packed;
}

Result<FeatureSum> read_feature_sum(const Pack& pack, const std::string& name) {
  const auto weights = read_tensor(pack, name + "/W", 4);
  if (!weights) return weights.error();
  const auto bias = read_tensor(pack, name + "/b", 2);
  if (!bias) return bias.error();
  const auto padding = read_tensor(pack, name + "/pad", 4);
  if (!padding) return padding.error();
  auto layer = FeatureSum::make({.features = weights->shape[0],
                                 .outputs = weights->shape[1],
                                 .pieces = weights->shape[2],
                                 .inputs = weights->shape[3],
                                 .weights = weights->values,
                                 .bias = bias->values,
                                 .padding = padding->values});
  if (!layer) return std::move(layer).error().within(name);
  return layer;
}

}  // namespace

Result<TransitionScorer> TransitionScorer::from_pack(const Pack& pack, const std::string& name,
                                                     std::size_t features) {
  Result<PackedWeights> reduce = read_affine(pack, name + "/reduce");
  if (!reduce) return std::move(reduce).error();
  Result<FeatureSum> lower = read_feature_sum(pack, name + "/lower");
  if (!lower) return std::move(lower).error();
  Result<PackedWeights> upper = read_affine(pack, name + "/upper");
  if (!upper) return std::move(upper).error();
  if (lower->features() != features || lower->inputs() != reduce->outputs() ||
      upper->inputs() != lower->outputs()) {
    return Error{ErrorCode::kInvalidData, "its layers do not fit each other", name};
  }
  return TransitionScorer(*std::move(reduce), *std::move(lower), *std::move(upper));
}

void ScoringWindow::open(const TransitionScorer& scorer, ConstMatrixView inputs) {
  scorer_ = &scorer;
  inputs_ = inputs;
  hidden_.resize(1, scorer.lower_.outputs());
  scores_.resize(1, scorer.action_count());
  rows_.resize(scorer.lower_.features());
  holds_all_ = inputs.row_count <= kRows;
  if (holds_all_) {
    scorer.lower_.precompute(inputs, cache_);
  } else {
    row_of_.assign(inputs.row_count, FeatureSum::kMissing);
    held_.clear();
  }
}

bool ScoringWindow::locate(std::span<const std::int32_t> tokens) {
  assert(tokens.size() == rows_.size());
  if (holds_all_) {
    std::copy(tokens.begin(), tokens.end(), rows_.begin());
    return true;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::int32_t token = tokens[i];
    rows_[i] = token < 0 ? token : row_of_[static_cast<std::size_t>(token)];
    if (token >= 0 && rows_[i] < 0) return false;
  }
  return true;
}

void ScoringWindow::fill(std::span<const std::int32_t> tokens) {
  for (const std::int32_t token : held_) {
    row_of_[static_cast<std::size_t>(token)] = FeatureSum::kMissing;
  }
  held_.clear();
  for (const std::int32_t token : tokens) {
    std::int32_t& row = row_of_[static_cast<std::size_t>(token)];
    if (row != FeatureSum::kMissing) continue;
    row = static_cast<std::int32_t>(held_.size());
    held_.push_back(token);
  }
  gathered_.resize(held_.size(), inputs_.columns);
  for (std::size_t i = 0; i < held_.size(); ++i) {
    std::ranges::copy(inputs_.row(static_cast<std::size_t>(held_[i])), gathered_.row(i).begin());
  }
  scorer_->lower_.precompute(std::as_const(gathered_).view(), cache_);
}

std::span<const float> ScoringWindow::score_located() {
  scorer_->lower_.hidden(cache_, rows_, hidden_.view());
  affine(std::as_const(hidden_).view(), scorer_->upper_, scores_.view());
  return scores_.row(0);
}

}  // namespace standoff
