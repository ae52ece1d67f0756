// Row-major matrices of float32, and views of them.
//
//   Matrix x;
//   x.resize(tokens, 96);
//   affine(x.view().rows(0, 10), weights, y.view());
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <memory>
#include <new>
#include <span>

namespace standoff {

// A window on somebody's floats: `rows` rows of `columns` floats, the first floats of neighbouring
// rows `stride` apart. A stride below `columns` makes rows overlap: this is how a convolution reads
// [row before, row, row after] without a copy. The floats must outlive the view.
template <typename Float>
struct BasicMatrixView {
  Float* data = nullptr;
  std::size_t row_count = 0;
  std::size_t columns = 0;
  std::size_t stride = 0;  // floats

  [[nodiscard]] std::span<Float> row(std::size_t index) const {
    assert(index < row_count);
    return {data + index * stride, columns};
  }
  // Rows [begin, begin + count).
  [[nodiscard]] BasicMatrixView rows(std::size_t begin, std::size_t count) const {
    assert(begin <= row_count && count <= row_count - begin);
    return {data + begin * stride, count, columns, stride};
  }
  // Columns [begin, begin + count) of every row.
  [[nodiscard]] BasicMatrixView slice(std::size_t begin, std::size_t count) const {
    assert(begin <= columns && count <= columns - begin);
    return {data + begin, row_count, count, stride};
  }
  operator BasicMatrixView<const Float>() const {  // NOLINT: implicit, as T* to const T*
    return {data, row_count, columns, stride};
  }
};

using MatrixView = BasicMatrixView<float>;
using ConstMatrixView = BasicMatrixView<const float>;

// Floats on a 64-byte boundary. Grows and never shrinks, so that reused buffers stop allocating.
class FloatBuffer {
 public:
  // Makes room for `size` floats; what was there is lost where it grows. New floats are zero.
  void resize(std::size_t size) {
    if (size > capacity_) {
      floats_.reset(static_cast<float*>(::operator new(size * sizeof(float), kAlignment)));
      std::fill_n(floats_.get(), size, 0.0F);
      capacity_ = size;
    }
    size_ = size;
  }
  [[nodiscard]] float* data() { return floats_.get(); }
  [[nodiscard]] const float* data() const { return floats_.get(); }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  static constexpr std::align_val_t kAlignment{64};
  struct Release {
    void operator()(float* floats) const { ::operator delete(floats, kAlignment); }
  };
  std::unique_ptr<float[], Release> floats_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

// A matrix that owns its floats; rows follow each other without a gap.
class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns) { resize(rows, columns); }

  // The values are lost. Allocates only where it grows beyond its largest size so far.
  void resize(std::size_t rows, std::size_t columns) {
    floats_.resize(rows * columns);
    rows_ = rows;
    columns_ = columns;
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::span<float> row(std::size_t index) { return view().row(index); }
  [[nodiscard]] std::span<const float> row(std::size_t index) const { return view().row(index); }
  [[nodiscard]] MatrixView view() { return {floats_.data(), rows_, columns_, columns_}; }
  [[nodiscard]] ConstMatrixView view() const { return {floats_.data(), rows_, columns_, columns_}; }

 private:
  FloatBuffer floats_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
};

}  // namespace standoff
