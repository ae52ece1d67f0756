#include "standoff/read/testing/pack.h"

#include <zdict.h>
#include <zlib.h>
#include <zstd.h>

namespace standoff {

std::string gzip(const std::string& text, int window_bits) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_bits, 8,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return "";
  }
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

std::string zstd_with_dictionary(const std::vector<std::string>& texts, bool packs_dictionary) {
  std::string samples;
  std::vector<std::size_t> sizes;
  for (const std::string& text : texts) {
    samples += text;
    sizes.push_back(text.size());
  }
  std::string dictionary(samples.size() + (64U << 10), '\0');
  dictionary.resize(ZDICT_finalizeDictionary(dictionary.data(), dictionary.size(), samples.data(),
                                             samples.size(), samples.data(), sizes.data(),
                                             static_cast<unsigned>(sizes.size()), {}));
  const std::string content = packs_dictionary ? zstd(dictionary) : dictionary;
  std::string out = "\x5D\x2A\x4D\x18";
  for (unsigned shift = 0; shift < 32; shift += 8) {
    out += static_cast<char>(content.size() >> shift & 0xFFU);
  }
  out += content;
  ZSTD_CCtx* context = ZSTD_createCCtx();
  for (const std::string& text : texts) {
    std::string frame(ZSTD_compressBound(text.size()), '\0');
    frame.resize(ZSTD_compress_usingDict(context, frame.data(), frame.size(), text.data(),
                                         text.size(), dictionary.data(), dictionary.size(), 3));
    out += frame;
  }
  ZSTD_freeCCtx(context);
  return out;
}

}  // namespace standoff
