#include "standoff/read/bytes/unpack.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace standoff {
namespace {

constexpr std::size_t kBombBytes = 64U << 20;
constexpr std::size_t kBombRatio = 200;
constexpr std::string_view kGzipMagic = "\x1F\x8B\x08";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";
constexpr std::string_view kSkippableMagic = "\x2A\x4D\x18";  // after a byte from 0x50 to 0x5F
constexpr std::string_view kDictionaryFrame = "\x5D\x2A\x4D\x18";
constexpr std::string_view kDictionaryMagic = "\x37\xA4\x30\xEC";
constexpr std::size_t kMaxDictionaryBytes = 16U << 20;

// How a decoder got on with what it was given.
struct Step {
  std::size_t taken = 0;
  std::size_t given = 0;
  bool piece_ended = false;
  bool failed = false;
};

// One format. A decoder is made for a piece: a gzip member, a zstd frame, a body.
class Decoder {
 public:
  virtual ~Decoder() = default;
  // Takes what stands in front of all pieces.
  virtual Result<void> open(BufferedSource& /*packed*/) { return {}; }
  virtual Step decode(std::string_view in, std::span<char> out) = 0;
  virtual void begin_piece() = 0;
};

class InflateDecoder : public Decoder {
 public:
  explicit InflateDecoder(int window_bits) { ready_ = inflateInit2(&stream_, window_bits) == Z_OK; }
  ~InflateDecoder() override {
    if (ready_) inflateEnd(&stream_);
  }
  InflateDecoder(const InflateDecoder&) = delete;
  InflateDecoder& operator=(const InflateDecoder&) = delete;

  void begin_piece() override { ready_ = ready_ && inflateReset(&stream_) == Z_OK; }

  Step decode(std::string_view in, std::span<char> out) override {
    if (!ready_) return {.failed = true};
    // zlib's interface is not const, but leaves its input alone.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    return {in.size() - stream_.avail_in, out.size() - stream_.avail_out, code == Z_STREAM_END,
            code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR};
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

bool begins_with(std::string_view bytes, std::string_view front) {
  return bytes.substr(0, front.size()) == front;
}

std::size_t little_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;)
    value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return value;
}

class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() : context_(ZSTD_createDCtx()) {}

  // The dictionary of all frames in a skippable frame before them, packed or not.
  // Source: IIPC, Zstandard compression for WARC files 1.0.
  Result<void> open(BufferedSource& packed) override {
    constexpr std::size_t kHead = 8;  // magic and size
    const std::string_view head = packed.peek(kHead);
    if (head.size() < kHead || !begins_with(head, kDictionaryFrame)) return {};
    const std::size_t size = little_endian(head.substr(4, 4));
    if (size > kMaxDictionaryBytes) {
      return Error{ErrorCode::kLimit, "has a dictionary larger than 16 MiB", ""};
    }
    const std::string_view frame = packed.peek(kHead + size);
    if (frame.size() < kHead + size) {
      return Error{ErrorCode::kInvalidData, "compressed data ends early", ""};
    }
    std::string dictionary(frame.substr(kHead, size));
    packed.skip(kHead + size);
    if (begins_with(dictionary, kZstdMagic)) {
      Result<std::string> unpacked =
          unpack_all(std::move(dictionary), Packing::kZstd, kMaxDictionaryBytes);
      if (!unpacked) return std::move(unpacked).error();
      dictionary = *std::move(unpacked);
    }
    if (!begins_with(dictionary, kDictionaryMagic)) return {};  // somebody else's
    const std::size_t loaded =
        ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
    if (ZSTD_isError(loaded) == 0) return {};
    return Error{ErrorCode::kInvalidData, "compressed data has a damaged dictionary", ""};
  }

  void begin_piece() override { ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only); }

  Step decode(std::string_view in, std::span<char> out) override {
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{out.data(), out.size(), 0};
    const std::size_t code = ZSTD_decompressStream(context_.get(), &output, &input);
    return {input.pos, output.pos, code == 0, ZSTD_isError(code) != 0};
  }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> context_;
};

class BrotliDecoder : public Decoder {
 public:
  void begin_piece() override {
    state_.reset(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  }

  Step decode(std::string_view in, std::span<char> out) override {
    std::size_t in_left = in.size();
    std::size_t out_left = out.size();
    const auto* next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    auto* next_out = reinterpret_cast<std::uint8_t*>(out.data());
    const BrotliDecoderResult code = BrotliDecoderDecompressStream(state_.get(), &in_left, &next_in,
                                                                   &out_left, &next_out, nullptr);
    return {in.size() - in_left, out.size() - out_left, code == BROTLI_DECODER_RESULT_SUCCESS,
            code == BROTLI_DECODER_RESULT_ERROR};
  }

 private:
  struct Free {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
  };
  std::unique_ptr<BrotliDecoderState, Free> state_;
};

// Whether a zlib header opens `bytes`; many servers send "deflate" without one.
bool has_zlib_header(std::string_view bytes) {
  if (bytes.size() < 2) return false;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const auto second = static_cast<unsigned char>(bytes[1]);
  return (first & 0x0FU) == 8 && (first * 256U + second) % 31 == 0;
}

std::unique_ptr<Decoder> decoder_of(Packing packing, std::string_view front) {
  switch (packing) {
    case Packing::kZstd:
      return std::make_unique<ZstdDecoder>();
    case Packing::kBrotli:
      return std::make_unique<BrotliDecoder>();
    case Packing::kDeflate:
      return std::make_unique<InflateDecoder>(has_zlib_header(front) ? MAX_WBITS : -MAX_WBITS);
    default:
      return std::make_unique<InflateDecoder>(MAX_WBITS + 16);
  }
}

class UnpackedSource : public ByteSource {
 public:
  UnpackedSource(std::unique_ptr<BufferedSource> packed, Packing packing)
      : packed_(std::move(packed)),
        decoder_(decoder_of(packing, packed_->peek(2))),
        packing_(packing),
        several_(packing == Packing::kGzip || packing == Packing::kZstd),
        magic_(packing == Packing::kZstd ? kZstdMagic : kGzipMagic) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    if (!std::exchange(opened_, true)) {
      if (Result<void> opened = decoder_->open(*packed_); !opened) return std::move(opened).error();
    }
    for (;;) {
      const bool at_end = packed_->view().empty();
      if (at_end && !in_piece_) return end();
      if (!in_piece_ && !begin_piece()) return damaged("is followed by something else");
      // At the end a decoder may still hold output.
      const Step step = decoder_->decode(packed_->view(), buffer);
      if (step.failed) return damaged("is damaged");
      packed_->skip(step.taken);
      packed_bytes_ += step.taken;
      bytes_ += step.given;
      if (step.piece_ended) in_piece_ = false;
      if (bytes_ > kBombBytes && bytes_ / kBombRatio > packed_bytes_) {
        return Error{ErrorCode::kLimit, "unpacks to more than 200 times its size", ""};
      }
      if (step.given > 0) return step.given;
      if (at_end && in_piece_) return end();
    }
  }

  bool recover() override {
    if (!several_ || packed_->view().empty()) return false;
    in_piece_ = false;
    bytes_ = packed_bytes_ = 0;
    packed_->skip(1);
    for (std::string_view in = packed_->peek(magic_.size()); in.size() >= magic_.size();
         in = packed_->peek(magic_.size())) {
      const std::size_t at = in.find(magic_);
      packed_->skip(at == in.npos ? in.size() - magic_.size() + 1 : at);
      if (at != in.npos) return true;
    }
    return false;
  }

  [[nodiscard]] std::uint64_t piece_offset() const override { return piece_offset_; }

 private:
  bool begin_piece() {
    piece_offset_ = packed_->offset();
    if (ended_ && !several_) return false;
    if (ended_ && sniff_packing(packed_->peek(4)) != packing_) return false;
    in_piece_ = ended_ = true;
    decoder_->begin_piece();
    return true;
  }

  Result<std::size_t> end() {
    if (packed_->damage()) return *packed_->damage();
    if (in_piece_) return damaged("ends early");
    return std::size_t{0};
  }

  static Error damaged(const std::string& how) {
    return Error{ErrorCode::kInvalidData, "compressed data " + how, ""};
  }

  std::unique_ptr<BufferedSource> packed_;
  std::unique_ptr<Decoder> decoder_;
  const Packing packing_;
  const bool several_;  // pieces may follow each other
  const std::string_view magic_;
  bool opened_ = false;
  bool in_piece_ = false;
  bool ended_ = false;  // there was a piece before
  std::uint64_t piece_offset_ = 0;
  std::size_t packed_bytes_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace

Packing sniff_packing(std::string_view front) {
  if (begins_with(front, kGzipMagic)) return Packing::kGzip;
  if (begins_with(front, kZstdMagic)) return Packing::kZstd;
  const bool skippable = !front.empty() && (static_cast<unsigned char>(front[0]) & 0xF0U) == 0x50U;
  if (skippable && begins_with(front.substr(1), kSkippableMagic)) return Packing::kZstd;
  return Packing::kNone;
}

Packing packing_of_coding(std::string_view coding) {
  if (coding == "gzip" || coding == "x-gzip") return Packing::kGzip;
  if (coding == "deflate") return Packing::kDeflate;
  if (coding == "br") return Packing::kBrotli;
  if (coding == "zstd") return Packing::kZstd;
  return Packing::kNone;
}

std::unique_ptr<ByteSource> unpack(std::unique_ptr<BufferedSource> packed, Packing packing) {
  assert(packing != Packing::kNone);
  return std::make_unique<UnpackedSource>(std::move(packed), packing);
}

Unpacked unpack_if_packed(std::unique_ptr<ByteSource> bytes) {
  auto buffered = std::make_unique<BufferedSource>(std::move(bytes));
  const Packing packing = sniff_packing(buffered->peek(4));
  if (packing == Packing::kNone) return {std::move(buffered), packing};
  return {std::make_unique<BufferedSource>(unpack(std::move(buffered), packing)), packing};
}

Result<std::string> unpack_all(std::string bytes, Packing packing, std::size_t limit) {
  if (packing == Packing::kNone) return bytes;
  BufferedSource unpacked(
      unpack(std::make_unique<BufferedSource>(bytes_of(std::move(bytes))), packing));
  std::string out(unpacked.peek(limit + 1));
  unpacked.skip(out.size());
  if (out.size() > limit) {
    return Error{ErrorCode::kLimit, "unpacks to more than " + std::to_string(limit >> 20U) + " MiB",
                 ""};
  }
  if (unpacked.damage()) return *unpacked.damage();
  return out;
}

}  // namespace standoff
