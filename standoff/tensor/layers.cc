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

std::size_t even(std::size_t rows) { return rows + rows % 2; }

// The weights [A, B, C] of each output and piece, for the row before, the row and the row after, as
// the four filters of internal::Convolution: [outputs, pieces, 4, width].
std::vector<float> minimal_filters(const MaxoutWeights& w, std::size_t width) {
  std::vector<float> filters(w.outputs * w.pieces * 4 * width);
  for (std::size_t row = 0; row < w.outputs * w.pieces; ++row) {
    const float* from = w.weights.data() + row * 3 * width;
    float* to = filters.data() + row * 4 * width;
    for (std::size_t k = 0; k < width; ++k) {
      const double a = from[k];
      const double b = from[width + k];
      const double c = from[2 * width + k];
      to[k] = from[k];
      to[width + k] = static_cast<float>((a + b + c) / 2);
      to[2 * width + k] = static_cast<float>((a - b + c) / 2);
      to[3 * width + k] = -from[2 * width + k];
    }
  }
  return filters;
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

Result<void> check_block(const MaxoutWeights& w, std::size_t width, std::size_t window) {
  if (auto fits = check(w); !fits) return fits;
  if (w.outputs == width && w.inputs / width == 2 * window + 1 && w.inputs % width == 0 &&
      !w.gain.empty()) {
    return {};
  }
  return Error{ErrorCode::kInvalidData,
               "a residual block of width " + std::to_string(width) + " and window " +
                   std::to_string(window) + " cannot have " + std::to_string(w.inputs) +
                   " inputs and " + std::to_string(w.outputs) + " outputs, or lack its LayerNorm",
               ""};
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
  next_ = even(begin + length + padding_);
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
  next_ = even(kEdge + padding_);
}

Result<ConvolutionEncoder> ConvolutionEncoder::make(std::span<const MaxoutWeights> blocks,
                                                    std::size_t window, InstructionSet set) {
  ConvolutionEncoder encoder;
  encoder.kernels_ = &internal::kernels_for(set);
  encoder.window_ = window;
  encoder.width_ = blocks.empty() ? 0 : blocks.front().outputs;
  bool minimal = window == 1;
  for (const MaxoutWeights& weights : blocks) {
    const std::string where = "block " + std::to_string(encoder.depth_++);
    if (auto fits = check_block(weights, encoder.width_, window); !fits) {
      return std::move(fits).error().within(where);
    }
    minimal = minimal && weights.pieces == kFusedPieces;
  }
  for (const MaxoutWeights& weights : blocks) {
    if (!minimal) {
      auto layer = MaxoutLayer::make(weights, set);
      if (!layer) return std::move(layer).error();
      encoder.blocks_.push_back(*std::move(layer));
      continue;
    }
    Filters& filters = encoder.filters_.emplace_back();
    const std::size_t lanes = encoder.kernels_->lanes;
    internal::pack_panels(minimal_filters(weights, encoder.width_), weights.bias,
                          4 * encoder.width_, fused_order(weights.outputs, lanes), lanes,
                          filters.panels, filters.bias);
    copy(weights.gain, filters.gain);
    copy(weights.shift, filters.shift);
  }
  return encoder;
}

void ConvolutionEncoder::encode(Matrix& x, Workspace& workspace) const {
  assert(depth_ == 0 || x.columns() == width_);
  if (!filters_.empty()) {
    encode_pairs(x, workspace);
    return;
  }
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

void ConvolutionEncoder::encode_pairs(Matrix& x, Workspace& workspace) const {
  // The first and last pair are never computed: no sequence sees them, padding() rows further in.
  constexpr std::size_t edge = SequenceLayout::kEdge;
  const std::size_t rows = x.rows();
  assert(rows % 2 == 0);
  if (rows <= 2 * edge) return;
  const std::size_t count = rows - 2 * edge;
  Matrix& y = workspace.rows;
  workspace.scratch.resize(internal::convolution_scratch(width_, kernels_->lanes));
  for (const Filters& filters : filters_) {
    y.resize(rows, width_);
    const float* from = x.row(edge).data();
    float* to = y.row(edge).data();
    kernels_->convolve({from, width_, count / 2, filters.panels.data(), filters.bias.data(), to,
                        width_, width_, workspace.scratch.data()});
    kernels_->normalize(
        {to, width_, count, width_, filters.gain.data(), filters.shift.data(), from, width_});
    std::swap(x, y);
  }
}

}  // namespace standoff
