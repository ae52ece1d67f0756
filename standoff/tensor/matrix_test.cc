#include "standoff/tensor/matrix.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace standoff {
namespace {

TEST(Matrix, StartsOnACacheLineAndAtZero) {
  for (const std::size_t size : {1U, 15U, 1000U}) {
    const Matrix matrix(size, 3);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(matrix.view().data) % 64, 0U);
    for (std::size_t i = 0; i < size; ++i) EXPECT_EQ(matrix.row(i)[2], 0.0F);
  }
}

TEST(Matrix, ShrinksWithoutAllocating) {
  Matrix matrix(100, 10);
  const float* before = matrix.view().data;
  matrix.resize(3, 5);
  EXPECT_EQ(matrix.rows(), 3U);
  EXPECT_EQ(matrix.view().stride, 5U);
  matrix.resize(10, 100);
  EXPECT_EQ(matrix.view().data, before);
}

TEST(Matrix, ViewsLeadToTheRightFloats) {
  Matrix matrix(4, 6);
  for (std::size_t i = 0; i < 24; ++i) matrix.view().data[i] = static_cast<float>(i);
  const ConstMatrixView part = matrix.view().rows(1, 2).slice(2, 3);
  EXPECT_EQ(part.row_count, 2U);
  EXPECT_EQ(part.row(1)[0], 14.0F);
  EXPECT_EQ(part.row(1).size(), 3U);
}

}  // namespace
}  // namespace standoff
