#include "standoff/read/charset.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

#include "knowledge/embedded.h"
#include "standoff/base/ascii.h"
#include "standoff/base/tsv.h"
#include "standoff/base/utf8.h"

namespace standoff {
namespace {

constexpr std::size_t kDetectBytes = 64U << 10U;
constexpr std::size_t kPrologBytes = 4096;  // where a declaration must stand; browsers read 1024
constexpr std::size_t kBytesPerControl = 50;
constexpr std::size_t kBytesPerReplacement = 20;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kUtf8 = "utf-8";

using Labels = std::map<std::string, std::string, std::less<>>;

// What browsers take a label for, where that is not what ICU takes it for.
const Labels& browser_labels() {
  static const Labels labels = [] {
    Labels read;
    for (TsvLines lines(embedded_text("charset_labels.tsv")); auto line = lines.next();) {
      read.emplace(line->field(0), line->field(1));
    }
    return read;
  }();
  return labels;
}

std::string charset_of_label(std::string_view label) {
  std::string name = lower_ascii(trim_ascii(label));
  const auto found = browser_labels().find(name);
  return found == browser_labels().end() ? name : found->second;
}

// The value after `key` and '=': a quoted string or a word.
std::string_view value_after(std::string_view text, std::string_view key) {
  for (std::size_t at = find_ascii(text, key); at != std::string_view::npos;
       at = find_ascii(text, key, at + 1)) {
    std::string_view rest = trim_ascii(text.substr(at + key.size()));
    if (rest.empty() || rest.front() != '=') continue;
    rest = trim_ascii(rest.substr(1));
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) rest.remove_prefix(1);
    return rest.substr(0, rest.find_first_of("\"'; \t\r\n>/?"));
  }
  return {};
}

std::string_view charset_of_content_type(std::string_view type) {
  const std::string_view named = value_after(type, "charset");
  if (!named.empty()) return named;
  return type.find('/') == std::string_view::npos ? type : std::string_view();
}

std::string_view charset_of_markup(std::string_view bytes) {
  const std::string_view prolog = bytes.substr(0, kPrologBytes);
  if (prolog.substr(0, 5) == "<?xml") {
    const std::string_view declaration = prolog.substr(0, prolog.find('>'));
    const std::string_view named = value_after(declaration, "encoding");
    if (!named.empty()) return named;
  }
  for (std::size_t at = find_ascii(prolog, "<meta"); at != std::string_view::npos;
       at = find_ascii(prolog, "<meta", at + 1)) {
    const std::string_view tag = prolog.substr(at, prolog.find('>', at) - at);
    const std::string_view named = value_after(tag, "charset");
    if (!named.empty()) return named;
  }
  return {};
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

// UTF-8 whose ill-formed bytes are replaced, one U+FFFD for each unbroken run of them.
DecodedText repair_utf8(std::string_view bytes) {
  DecodedText repaired{{}, std::string(kUtf8), 0};
  repaired.text.reserve(bytes.size());
  while (true) {
    const std::size_t good = find_invalid_utf8(bytes).value_or(bytes.size());
    const bool follows = good == 0 && repaired.replaced > 0;
    repaired.text.append(bytes.substr(0, good));
    if (good == bytes.size()) return repaired;
    bytes.remove_prefix(good + 1);
    if (follows) continue;
    repaired.text.append(kReplacement);
    ++repaired.replaced;
  }
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// `bytes` read as `charset`; replaced is npos where ICU does not know it.
DecodedText convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(charset.c_str(), &status));
  DecodedText decoded{{}, charset, std::string::npos};
  if (U_FAILURE(status)) return decoded;
  std::array<UChar, 4096> buffer{};
  const char* from = bytes.data();
  const char* const end = from + bytes.size();
  do {
    UChar* to = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &to, buffer.data() + buffer.size(), &from, end, nullptr, 1,
                   &status);
    const auto length = static_cast<std::int32_t>(to - buffer.data());
    icu::UnicodeString(false, buffer.data(), length).toUTF8String(decoded.text);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) return decoded;
  decoded.replaced = count_of(decoded.text, kReplacement);
  return decoded;
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::string detect(std::string_view bytes) {
  constexpr const char* kFallback = "windows-1252";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return kFallback;
  const std::string_view sample = bytes.substr(0, kDetectBytes);
  ucsdet_enableInputFilter(detector.get(), 1);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return kFallback;
  const char* name = ucsdet_getName(match, &status);
  if (U_FAILURE(status)) return kFallback;
  // Unicode's own encodings were tried before.
  const std::string charset = charset_of_label(name);
  return charset.compare(0, 4, "utf-") == 0 ? kFallback : charset;
}

struct ByteOrderMark {
  std::string_view bytes;
  std::string_view charset;
};

// The charset whose byte order mark opens `bytes`.
ByteOrderMark byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::array<ByteOrderMark, 5> kMarks = {{{"\xEF\xBB\xBF"sv, kUtf8},
                                                    {"\xFF\xFE\0\0"sv, "utf-32le"sv},
                                                    {"\0\0\xFE\xFF"sv, "utf-32be"sv},
                                                    {"\xFF\xFE"sv, "utf-16le"sv},
                                                    {"\xFE\xFF"sv, "utf-16be"sv}}};
  for (const ByteOrderMark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return mark;
  }
  return {};
}

// UTF-16 of a mostly Latin text without a mark has a NUL in every second byte; empty otherwise.
std::string utf16_by_nuls(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 256);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < sample.size(); ++i) nuls.at(i % 2) += sample[i] == '\0' ? 1 : 0;
  if (sample.size() < 4) return {};
  if (nuls[1] > sample.size() / 4 && nuls[0] * 8 < nuls[1]) return "utf-16le";
  if (nuls[0] > sample.size() / 4 && nuls[1] * 8 < nuls[0]) return "utf-16be";
  return {};
}

bool is_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), bytes.size()); }

// Seven-bit encodings are well-formed UTF-8 and mean something else.
bool has_escape(std::string_view bytes) { return bytes.find("\x1B$") != std::string_view::npos; }

// Empty where nothing is declared.
std::string declared_charset(std::string_view content, const CharsetHints& hints) {
  std::string_view label = charset_of_content_type(hints.content_type);
  if (label.empty() && hints.markup) label = charset_of_markup(content);
  return charset_of_label(label);
}

DecodedText decode(std::string_view bytes, const CharsetHints& hints) {
  const ByteOrderMark mark = byte_order_mark(bytes);
  const std::string_view content = bytes.substr(mark.bytes.size());
  if (!mark.charset.empty() && mark.charset != kUtf8) {
    return convert(content, std::string(mark.charset));
  }
  if (const std::string wide = utf16_by_nuls(content); !wide.empty()) return convert(content, wide);
  if (is_utf8(content) && !has_escape(content)) {
    return DecodedText{std::string(content), std::string(kUtf8), 0};
  }
  const std::string declared = declared_charset(content, hints);
  if (!declared.empty() && declared != kUtf8 && declared.compare(0, 4, "utf-") != 0) {
    DecodedText decoded = convert(content, declared);
    if (decoded.replaced <= decoded.text.size() / kBytesPerReplacement) return decoded;
  }
  DecodedText repaired = repair_utf8(content);
  const auto longer = static_cast<std::size_t>(
      std::count_if(repaired.text.begin(), repaired.text.end(),
                    [](char byte) { return static_cast<unsigned char>(byte) >= 0xC0; }));
  if (longer > 2 * repaired.replaced) return repaired;
  DecodedText detected = convert(content, detect(content));
  return detected.replaced == std::string::npos ? repaired : detected;
}

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value < 0x20 && kAsciiSpace.find(byte) == std::string_view::npos) || value == 0x7F;
}

std::size_t count_controls(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_control));
}

}  // namespace

std::string charset_of_front(std::string_view front, const CharsetHints& hints) {
  const bool is_ascii =
      std::ranges::none_of(front, [](char c) { return c == '\0' || (c & '\x80') != 0; });
  const std::string declared = declared_charset(front, hints);
  const bool counts = !declared.empty() && declared.compare(0, 4, "utf-") != 0;
  return is_ascii && counts ? declared : decode(front, hints).charset;
}

Result<DecodedText> to_utf8(std::string_view bytes, const CharsetHints& hints) {
  DecodedText decoded = decode(bytes, hints);
  const std::size_t controls = count_controls(decoded.text);
  if (controls > decoded.text.size() / kBytesPerControl ||
      decoded.replaced > decoded.text.size() / kBytesPerReplacement) {
    return Error{ErrorCode::kInvalidText, "binary data, not text in " + decoded.charset, ""};
  }
  if (controls > 0) {
    decoded.text.erase(std::remove(decoded.text.begin(), decoded.text.end(), '\0'),
                       decoded.text.end());
  }
  return decoded;
}

}  // namespace standoff
