#include "standoff/tensor/layers.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

#include "standoff/tensor/internal/kernels.h"
#include "standoff/tensor/internal/packing.h"

namespace standoff {
namespace {

// Panels whose vectors are the three pieces of `lanes` outputs: the kernel takes their maximum
// before it stores anything.
constexpr std::size_t kFusedPieces = internal::kPanelVectors;

std::vector<std::size_t> fused_order(std::size_t outputs, std::size_t lanes) {
  std::vector<std::size_t> order;
  for (std::size_t first = 0; first < outputs; first += lanes) {
    for (std::size_t p = 0; p < kFusedPieces; ++p) {
      for (std::size_t o = first; o < first + lanes; ++o) {
        order.push_back(o < outputs ? o * kFusedPieces + p : internal::kNoOutput);
      }
    }
  }
  return order;
}

void copy(std::span<const float> from, FloatBuffer& to) {
  to.resize(from.size());
  std::copy(from.begin(), from.end(), to.data());
}

Result<void> check(const MaxoutWeights& w) {
  using internal::check_shape;
  Result<void> fits = check_shape("W", w.weights.size(), {w.outputs, w.pieces, w.inputs});
  if (fits) fits = check_shape("b", w.bias.size(), {w.outputs, w.pieces});
  if (fits && !(w.gain.empty() && w.shift.empty())) {
    fits = check_shape("LayerNorm G", w.gain.size(), {w.outputs});
    if (fits) fits = check_shape("LayerNorm b", w.shift.size(), {w.outputs});
  }
  return fits;
}

}  // namespace

Result<MaxoutLayer> MaxoutLayer::make(const MaxoutWeights& weights, InstructionSet set) {
  if (auto fits = check(weights); !fits) return std::move(fits).error();
  MaxoutLayer layer;
  layer.kernels_ = &internal::kernels_for(set);
  layer.outputs_ = weights.outputs;
  layer.pieces_ = weights.pieces;
  layer.inputs_ = weights.inputs;
  layer.normalized_ = !weights.gain.empty();
  copy(weights.gain, layer.gain_);
  copy(weights.shift, layer.shift_);
  const std::size_t lanes = layer.kernels_->lanes;
  const std::vector<std::size_t> order =
      weights.pieces == kFusedPieces
          ? fused_order(weights.outputs, lanes)
          : internal::pieces_before_outputs(1, weights.outputs, weights.pieces);
  internal::pack_panels(weights.weights, weights.bias, weights.inputs, order, lanes, layer.panels_,
                        layer.bias_);
  return layer;
}

void MaxoutLayer::apply(ConstMatrixView x, MatrixView y, Workspace& workspace) const {
  maximum(x, y, workspace);
  normalize(y, {});
}

void MaxoutLayer::apply_residual(ConstMatrixView x, ConstMatrixView residual, MatrixView y,
                                 Workspace& workspace) const {
  assert(normalized_);
  assert(residual.row_count == y.row_count && residual.columns == outputs_);
  maximum(x, y, workspace);
  normalize(y, residual);
}

void MaxoutLayer::maximum(ConstMatrixView x, MatrixView y, Workspace& workspace) const {
  assert(x.columns == inputs_ && y.columns == outputs_ && x.row_count == y.row_count);
  internal::Product product{x.data,       x.stride, x.row_count, inputs_, panels_.data(),
                            bias_.data(), y.data,   y.stride,    outputs_};
  if (pieces_ == kFusedPieces) {
    kernels_->maxout(product);
    return;
  }
  const std::size_t width = pieces_ * outputs_;
  workspace.pieces.resize(x.row_count, width);
  product.y = workspace.pieces.view().data;
  product.y_stride = product.outputs = width;
  kernels_->affine(product);
  for (std::size_t i = 0; i < y.row_count; ++i) {
    const float* pieces = workspace.pieces.row(i).data();
    kernels_->sum_and_max({&pieces, 1, outputs_, pieces_, y.row(i).data()});
  }
}

void MaxoutLayer::normalize(MatrixView y, ConstMatrixView residual) const {
  if (!normalized_) return;
  kernels_->normalize({y.data, y.stride, y.row_count, outputs_, gain_.data(), shift_.data(),
                       residual.data, residual.stride});
}

std::size_t SequenceLayout::add(std::size_t length) {
  const std::size_t begin = next_;
  if (length == 0) return begin;
  sequences_.push_back({begin, begin + length});
  next_ = begin + length + padding_;
  return begin;
}

void SequenceLayout::shape(Matrix& x, std::size_t columns) const {
  x.resize(rows(), columns);
  float* floats = x.view().data;
  std::size_t padding_begin = 0;
  for (const Range& sequence : sequences_) {
    std::fill(floats + padding_begin * columns, floats + sequence.begin * columns, 0.0F);
    padding_begin = sequence.end;
  }
  std::fill(floats + padding_begin * columns, floats + rows() * columns, 0.0F);
}

void SequenceLayout::clear() {
  sequences_.clear();
  next_ = padding_;
}

Result<ConvolutionEncoder> ConvolutionEncoder::make(std::span<const MaxoutWeights> blocks,
                                                    std::size_t window, InstructionSet set) {
  ConvolutionEncoder encoder;
  encoder.window_ = window;
  encoder.width_ = blocks.empty() ? 0 : blocks.front().outputs;
  for (const MaxoutWeights& weights : blocks) {
    const std::string where = "block " + std::to_string(encoder.blocks_.size());
    auto layer = MaxoutLayer::make(weights, set);
    if (!layer) return std::move(layer).error().within(where);
    if (layer->outputs() != encoder.width_ || weights.gain.empty() ||
        layer->inputs() / encoder.width_ != 2 * window + 1 ||
        layer->inputs() % encoder.width_ != 0) {
      return Error{ErrorCode::kInvalidData,
                   "a residual block of width " + std::to_string(encoder.width_) + " and window " +
                       std::to_string(window) + " cannot have " + std::to_string(layer->inputs()) +
                       " inputs and " + std::to_string(layer->outputs()) +
                       " outputs, or lack its LayerNorm",
                   where};
    }
    encoder.blocks_.push_back(*std::move(layer));
  }
  return encoder;
}

void ConvolutionEncoder::encode(Matrix& x, Workspace& workspace) const {
  assert(blocks_.empty() || x.columns() == width_);
  const std::size_t rows = x.rows();
  Matrix& y = workspace.rows;
  // Block k is computed without the outermost (k + 1) * window rows: their windows would leave the
  // matrix, and no sequence sees them, being padding() rows away from it.
  std::size_t margin = 0;
  for (const MaxoutLayer& block : blocks_) {
    margin += window_;
    if (rows <= 2 * margin) return;
    const std::size_t count = rows - 2 * margin;
    y.resize(rows, width_);
    const ConstMatrixView windows{x.view().data + (margin - window_) * width_, count,
                                  block.inputs(), width_};
    block.apply_residual(windows, x.view().rows(margin, count), y.view().rows(margin, count),
                         workspace);
    std::swap(x, y);
  }
}

}  // namespace standoff
