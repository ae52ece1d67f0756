#include "standoff/language/internal/python_pattern.h"

#include <charconv>
#include <cstdint>
#include <cstdio>

namespace standoff {
namespace {

// What Python's \w, \d and \s hold, written as the inside of a PCRE2 class.
constexpr std::string_view kWord = "\\p{L}\\p{N}_";
constexpr std::string_view kDigit = "\\p{Nd}";
constexpr std::string_view kSpace =
    "\\t-\\r\\x{1c}-\\x{20}\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}"
    "\\x{205f}\\x{3000}";

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view class_of(char letter) {
  switch (letter) {
    case 'w':
    case 'W':
      return kWord;
    case 'd':
    case 'D':
      return kDigit;
    case 's':
    case 'S':
      return kSpace;
    default:
      return {};
  }
}

class Translator {
 public:
  explicit Translator(std::string_view pattern) : in_(pattern) {}

  Result<std::string> run() {
    constexpr std::string_view kUnicodeFlag = "(?u)";  // the default of Python 3
    if (in_.starts_with(kUnicodeFlag)) at_ = kUnicodeFlag.size();
    while (at_ < in_.size()) {
      Result<void> ok = in_class_ ? class_item() : item();
      if (!ok) return std::move(ok).error();
    }
    if (in_class_) return invalid("a class that does not end");
    return std::move(out_);
  }

 private:
  [[nodiscard]] Error error(ErrorCode code, std::string message) const {
    return {code, "pattern: " + std::move(message), "byte " + std::to_string(at_)};
  }
  [[nodiscard]] Error invalid(std::string message) const {
    return error(ErrorCode::kInvalidData, std::move(message));
  }
  [[nodiscard]] Error unsupported(std::string message) const {
    return error(ErrorCode::kIncompatible, std::move(message) + " is not supported");
  }
  [[nodiscard]] bool next_is(std::string_view text) const {
    return in_.substr(at_).starts_with(text);
  }
  void copy(std::size_t count) {
    out_ += in_.substr(at_, count);
    at_ += count;
  }

  // Outside classes.
  Result<void> item() {
    const char c = in_[at_];
    if (c == '\\') return escape();
    if (c == '(') return group();
    if (c == '[') {
      open_class();
    } else if (next_is("{,")) {  // at most; PCRE2 before 10.43 reads it as text
      out_ += "{0,";
      at_ += 2;
    } else {
      copy(1);
    }
    return {};
  }

  Result<void> group() {
    if (next_is("(*")) return invalid("nothing to repeat");
    if (!next_is("(?")) {
      copy(1);
      return {};
    }
    for (const std::string_view start : {"(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
      if (next_is(start)) {
        copy(start.size());
        return {};
      }
    }
    return unsupported("the group " + std::string(in_.substr(at_, 3)));
  }

  void open_class() {
    in_class_ = true;
    copy(next_is("[^") ? 2 : 1);
    if (next_is("]")) {  // text, where it comes first
      out_ += "\\]";
      ++at_;
    }
  }

  Result<void> class_item() {
    const char c = in_[at_];
    if (c == '\\') return escape();
    if (c == '[') {  // text; PCRE2 would look for [:alpha:]
      out_ += "\\[";
      ++at_;
      return {};
    }
    in_class_ = c != ']';
    copy(1);
    return {};
  }

  Result<void> escape() {
    if (at_ + 1 >= in_.size()) return invalid("ends in a backslash");
    const char c = in_[at_ + 1];
    if (c == 'u') return code_point(4);
    if (c == 'U') return code_point(8);
    if (c == 'x') return code_point(2);
    if (const std::string_view members = class_of(c); !members.empty()) {
      return class_escape(members, c < 'a');
    }
    if (!is_ascii_letter(c) && !is_ascii_digit(c)) {
      copy(2);
      return {};
    }
    return letter_escape(c);
  }

  Result<void> class_escape(std::string_view members, bool negated) {
    if (in_class_ && negated) return unsupported("a negated class inside a class");
    if (in_class_) {
      out_ += members;
    } else {
      out_ += negated ? "[^" : "[";
      out_ += members;
      out_ += ']';
    }
    at_ += 2;
    return {};
  }

  Result<void> letter_escape(char c) {
    const std::string word = "[" + std::string(kWord) + "]";
    if (c == 'a' || c == 'f' || c == 'n' || c == 'r' || c == 't') {
      out_ += {'\\', c};
    } else if (c == 'v') {
      out_ += "\\x{0b}";
    } else if (c == 'b' && in_class_) {
      out_ += "\\x{08}";
    } else if (c == '0' && (at_ + 2 >= in_.size() || !is_ascii_digit(in_[at_ + 2]))) {
      out_ += "\\x{00}";
    } else if (in_class_ || is_ascii_digit(c)) {
      return unsupported(std::string("the escape \\") + c);
    } else if (c == 'A') {
      out_ += "\\A";
    } else if (c == 'Z') {
      out_ += "\\z";
    } else if (c == 'b') {
      out_ += "(?:(?<=" + word + ")(?!" + word + ")|(?<!" + word + ")(?=" + word + "))";
    } else if (c == 'B') {
      out_ += "(?:(?<=" + word + ")(?=" + word + ")|(?<!" + word + ")(?!" + word + "))";
    } else {
      return invalid(std::string("bad escape \\") + c);
    }
    at_ += 2;
    return {};
  }

  // \xHH, \uHHHH or \UHHHHHHHH.
  Result<void> code_point(std::size_t digits) {
    const std::string_view text = in_.substr(at_ + 2, digits);
    std::uint32_t value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    const bool whole = text.size() == digits && ec == std::errc() && end == text.data() + digits;
    if (!whole || value > 0x10FFFF) return invalid("bad character number");
    if (value >= 0xD800 && value <= 0xDFFF) return unsupported("a surrogate");
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "\\x{%x}", static_cast<unsigned>(value));
    out_ += buffer;
    at_ += 2 + digits;
    return {};
  }

  std::string_view in_;
  std::size_t at_ = 0;
  bool in_class_ = false;
  std::string out_;
};

}  // namespace

Result<std::string> translate_pattern(std::string_view pattern) {
  return Translator(pattern).run();
}

}  // namespace standoff
