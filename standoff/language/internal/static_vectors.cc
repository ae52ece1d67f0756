#include "standoff/language/internal/static_vectors.h"

#include <charconv>
#include <cstring>
#include <optional>
#include <string>

#include "standoff/base/msgpack.h"

namespace standoff {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY\x01";  // version 1.x
constexpr std::size_t kHeaderBegin = 10;
constexpr std::string_view kShape = "'shape': (";

struct Header {
  std::string_view text;
  std::size_t data_begin = 0;
};

Error invalid(std::size_t byte, std::string message) {
  return {ErrorCode::kInvalidData, std::move(message), "byte " + std::to_string(byte)};
}

Result<Header> read_header(std::string_view file) {
  if (file.substr(0, kMagic.size()) != kMagic || file.size() < kHeaderBegin) {
    return invalid(0, "not a NumPy file of version 1");
  }
  const auto low = static_cast<unsigned char>(file[8]);
  const auto high = static_cast<unsigned char>(file[9]);
  const std::size_t length = low + 256U * high;
  if (length > file.size() - kHeaderBegin) return invalid(8, "the header reaches beyond the file");
  return Header{file.substr(kHeaderBegin, length), kHeaderBegin + length};
}

// The two numbers behind 'shape': (
std::optional<std::pair<std::size_t, std::size_t>> read_shape(std::string_view header) {
  const std::size_t begin = header.find(kShape);
  if (begin == std::string_view::npos) return std::nullopt;
  const char* const end = header.data() + header.size();
  std::size_t rows = 0;
  std::size_t columns = 0;
  auto [after, error] = std::from_chars(header.data() + begin + kShape.size(), end, rows);
  if (error != std::errc() || end - after < 2 || after[0] != ',' || after[1] != ' ') {
    return std::nullopt;
  }
  if (std::from_chars(after + 2, end, columns).ec != std::errc()) return std::nullopt;
  return std::pair(rows, columns);
}

Result<StaticVectors> read_matrix(std::string_view file) {
  const Result<Header> header = read_header(file);
  if (!header) return header.error();
  if (header->text.find("'descr': '<f4'") == std::string_view::npos ||
      header->text.find("'fortran_order': False") == std::string_view::npos) {
    return Error{ErrorCode::kIncompatible, "expected rows of little-endian float32",
                 "byte " + std::to_string(kHeaderBegin)};
  }
  const auto shape = read_shape(header->text);
  if (!shape) return invalid(kHeaderBegin, "no shape of two dimensions");
  const std::string_view data = file.substr(header->data_begin);
  const std::size_t floats = data.size() / sizeof(float);
  const auto [rows, columns] = *shape;
  const bool fits = columns == 0 ? floats == 0 : floats % columns == 0 && floats / columns == rows;
  if (!fits || data.size() % sizeof(float) != 0) {
    return invalid(header->data_begin, std::to_string(data.size()) +
                                           " bytes do not fill the shape " + std::to_string(rows) +
                                           " x " + std::to_string(columns));
  }
  StaticVectors vectors;
  vectors.columns = columns;
  vectors.values.resize(floats);
  if (floats > 0) std::memcpy(vectors.values.data(), data.data(), data.size());
  return vectors;
}

Result<void> read_index(std::string_view file, StaticVectors& vectors) {
  const Result<Msgpack> message = Msgpack::parse(file);
  if (!message) return message.error();
  if (message->root().kind() != MsgpackValue::Kind::kMap) return invalid(0, "expected a map");
  for (const auto& [key, value] : message->root().map()) {
    const std::int64_t row = value.integer();
    if (row < 0) continue;  // a word without a vector
    if (static_cast<std::uint64_t>(row) >= vectors.rows()) {
      return invalid(value.offset(),
                     "row " + std::to_string(row) + " of " + std::to_string(vectors.rows()));
    }
    vectors.index.emplace_back(key.unsigned_integer(), static_cast<std::uint32_t>(row));
  }
  return {};
}

}  // namespace

Result<StaticVectors> StaticVectors::read(std::string_view vectors, std::string_view key2row) {
  Result<StaticVectors> read = read_matrix(vectors);
  if (!read) return std::move(read).error().within("vocab/vectors");
  if (auto indexed = read_index(key2row, *read); !indexed) {
    return std::move(indexed).error().within("vocab/key2row");
  }
  return read;
}

}  // namespace standoff
