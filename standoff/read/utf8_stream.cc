#include "standoff/read/utf8_stream.h"

#include <unicode/ucnv.h>

#include <array>
#include <string>
#include <utility>

#include "standoff/base/utf8.h"
#include "standoff/read/charset.h"

namespace standoff {
namespace {

constexpr std::size_t kFrontBytes = 64U << 10;
constexpr std::size_t kPivot = 1024;  // UTF-16 units between the two encodings

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  return Converter(ucnv_open(charset, &status));
}

class Decoder : public ByteSource {
 public:
  Decoder(std::unique_ptr<BufferedSource> bytes, Converter from, Converter to)
      : bytes_(std::move(bytes)), from_(std::move(from)), to_(std::move(to)) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    for (;;) {
      const std::string_view piece = bytes_->view();
      if (piece.empty() && bytes_->damage()) return *bytes_->damage();
      Result<std::size_t> made = convert(piece, buffer);
      if (!made || *made != 0 || piece.empty()) return made;
    }
  }

  bool recover() override {
    reset();
    return bytes_->recover();
  }

  [[nodiscard]] std::uint64_t piece_offset() const override { return bytes_->piece_offset(); }

 private:
  // Takes what it can of `piece`, the last one where it is empty. Returns the bytes written.
  Result<std::size_t> convert(std::string_view piece, std::span<char> buffer) {
    const char* in = piece.data();
    char* out = buffer.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(to_.get(), from_.get(), &out, out + buffer.size(), &in, in + piece.size(),
                   pivot_.data(), &pivot_read_, &pivot_written_, pivot_.data() + pivot_.size(), 0,
                   piece.empty() ? 1 : 0, &status);
    if (U_FAILURE(status) != 0 && status != U_BUFFER_OVERFLOW_ERROR) {
      return Error{ErrorCode::kInternal, std::string("cannot be decoded: ") + u_errorName(status),
                   ""};
    }
    bytes_->skip(static_cast<std::size_t>(in - piece.data()));
    return static_cast<std::size_t>(out - buffer.data());
  }

  void reset() {
    ucnv_reset(from_.get());
    ucnv_reset(to_.get());
    pivot_read_ = pivot_written_ = pivot_.data();
  }

  std::unique_ptr<BufferedSource> bytes_;
  Converter from_;
  Converter to_;
  std::array<UChar, kPivot> pivot_ = {};
  UChar* pivot_read_ = pivot_.data();
  UChar* pivot_written_ = pivot_.data();
};

}  // namespace

std::unique_ptr<BufferedSource> utf8_stream(std::unique_ptr<BufferedSource> bytes) {
  std::string_view front = bytes->peek(kFrontBytes);
  // Not within a character: no encoding in use has '>' as a later byte of one.
  if (front.size() >= kFrontBytes) front = front.substr(0, front.rfind('>') + 1);
  const std::string charset = charset_of_front(front, {.content_type = {}, .markup = true});
  if (charset == "utf-8" && !find_invalid_utf8(front)) return bytes;
  Converter from = open_converter(charset.c_str());
  Converter to = open_converter("utf-8");
  if (!from || !to) return bytes;
  return std::make_unique<BufferedSource>(
      std::make_unique<Decoder>(std::move(bytes), std::move(from), std::move(to)));
}

}  // namespace standoff
