#include "standoff/language/internal/static_vectors.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace standoff {
namespace {

std::string numpy(const std::string& header, const std::vector<float>& values) {
  std::string out("\x93NUMPY\x01\x00", 8);
  out += static_cast<char>(header.size());
  out += '\0';
  out += header;
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
  return out;
}

const std::string kHeader = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\n";
const std::vector<float> kValues = {1, 2, 3, 4, 5, 6};
// {258: 1, 7: 0, 8: -1}
const std::string kIndex("\x83\xCD\x01\x02\x01\x07\x00\x08\xFF", 9);

TEST(StaticVectors, AreRead) {
  const auto vectors = StaticVectors::read(numpy(kHeader, kValues), kIndex);
  ASSERT_TRUE(vectors) << vectors.error().to_string();
  EXPECT_EQ(vectors->rows(), 2U);
  EXPECT_EQ(vectors->columns, 3U);
  EXPECT_EQ(vectors->values, kValues);
  using Index = std::vector<std::pair<std::uint64_t, std::uint32_t>>;
  EXPECT_EQ(vectors->index, (Index{{258, 1}, {7, 0}}));
}

TEST(StaticVectors, MayBeNone) {
  const auto vectors = StaticVectors::read(
      numpy("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 0), }", {}), "\x80");
  ASSERT_TRUE(vectors) << vectors.error().to_string();
  EXPECT_EQ(vectors->rows(), 0U);
}

TEST(StaticVectors, SayWhatIsWrong) {
  struct Case {
    const char* why;
    std::string vectors;
    std::string index;
    std::string error;
  };
  const std::string good = numpy(kHeader, kValues);
  const Case kCases[] = {
      {"not NumPy", "PK", kIndex, "vocab/vectors: byte 0: not a NumPy file of version 1"},
      {"cut in the header", good.substr(0, 30), kIndex,
       "vocab/vectors: byte 8: the header reaches beyond the file"},
      {"cut in the numbers", good.substr(0, good.size() - 4), kIndex,
       "vocab/vectors: byte 70: 20 bytes do not fill the shape 2 x 3"},
      {"other numbers", numpy("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", {}),
       kIndex, "vocab/vectors: byte 10: expected rows of little-endian float32"},
      {"no matrix", numpy("{'descr': '<f4', 'fortran_order': False, 'shape': (6,), }", kValues),
       kIndex, "vocab/vectors: byte 10: no shape of two dimensions"},
      {"a row that is not there", good, std::string("\x81\x07\x02", 3),
       "vocab/key2row: byte 2: row 2 of 2"},
      {"no map", good, "\x90", "vocab/key2row: byte 0: expected a map"},
  };
  for (const Case& c : kCases) {
    const auto vectors = StaticVectors::read(c.vectors, c.index);
    ASSERT_FALSE(vectors) << c.why;
    EXPECT_EQ(vectors.error().to_string(), c.error) << c.why;
  }
}

}  // namespace
}  // namespace standoff
