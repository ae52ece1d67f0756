#include "standoff/resolve/text_sketch.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <limits>

#include "standoff/base/ascii.h"
#include "standoff/base/utf8.h"

namespace standoff {
namespace {

constexpr std::uint64_t kAnyHash = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint64_t kFnvBasis = 0xCBF29CE484222325U;
constexpr std::uint64_t kFnvPrime = 0x100000001B3U;
constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15U;  // odd: no word of a shingle is lost

// A bijection of 64 bits that spreads every bit over all. Source: S. Vigna, SplitMix64, 2015.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
  std::uint64_t out = 1;
  for (std::size_t i = 0; i < exponent; ++i) out *= base;
  return out;
}

// The smallest different hashes of a stream.
class Smallest {
 public:
  void add(std::uint64_t hash) {
    if (hash >= limit_) return;
    hashes_.push_back(hash);
    if (hashes_.size() == kRoom) cut();
  }

  std::vector<std::uint64_t> take() && {
    cut();
    hashes_.shrink_to_fit();
    return std::move(hashes_);
  }

 private:
  static constexpr std::size_t kRoom = 8 * kSampleSize;

  void cut() {
    std::ranges::sort(hashes_);
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
    if (hashes_.size() < kSampleSize) return;
    hashes_.resize(kSampleSize);
    limit_ = hashes_.back();
  }

  std::vector<std::uint64_t> hashes_;
  std::uint64_t limit_ = kAnyHash;
};

// Takes characters, and makes words and shingles of them.
class Sketcher {
 public:
  void add(char32_t c) {
    word_ = (word_ ^ c) * kFnvPrime;
    in_word_ = true;
  }

  void end_word() {
    if (!in_word_) return;
    const std::uint64_t word = mixed(word_);
    word_ = kFnvBasis;
    in_word_ = false;
    std::uint64_t& oldest = last_[words_ % kShingleWords];
    shingle_ = shingle_ * kBase + word - oldest * power(kBase, kShingleWords);
    oldest = word;
    digest_ = mixed(digest_ + word);
    ++words_;
    if (words_ >= kShingleWords) smallest_.add(mixed(shingle_));
  }

  TextSketch take() && {
    end_word();
    return {digest_, words_, std::move(smallest_).take()};
  }

 private:
  std::uint64_t word_ = kFnvBasis;
  bool in_word_ = false;
  std::array<std::uint64_t, kShingleWords> last_ = {};  // words; 0 before the first
  std::uint64_t shingle_ = 0;  // sum of the last words times falling powers of kBase
  std::uint64_t digest_ = 0;
  std::uint32_t words_ = 0;
  Smallest smallest_;
};

bool is_word_by_itself(UChar32 c) {
  const int breaking = u_getIntPropertyValue(c, UCHAR_LINE_BREAK);
  return breaking == U_LB_IDEOGRAPHIC || breaking == U_LB_COMPLEX_CONTEXT ||
         breaking == U_LB_CONDITIONAL_JAPANESE_STARTER;
}

void add_character(char32_t c, Sketcher& sketcher) {
  const auto character = static_cast<UChar32>(c);
  if (u_isalnum(character) == 0) {
    sketcher.end_word();
    return;
  }
  const bool alone = is_word_by_itself(character);
  if (alone) sketcher.end_word();
  sketcher.add(static_cast<char32_t>(u_foldCase(character, U_FOLD_CASE_DEFAULT)));
  if (alone) sketcher.end_word();
}

}  // namespace

TextSketch sketch_of(std::string_view text) {
  Sketcher sketcher;
  for (Utf8Cursor cursor(text); !cursor.done();) {
    const char32_t c = cursor.next();
    if (c >= 0x80) {
      add_character(c, sketcher);
    } else if (const char ascii = static_cast<char>(c);
               is_ascii_letter(ascii) || is_ascii_digit(ascii)) {
      sketcher.add(static_cast<unsigned char>(lower_ascii(ascii)));
    } else {
      sketcher.end_word();
    }
  }
  return std::move(sketcher).take();
}

Overlap overlap(std::span<const std::uint64_t> first, std::span<const std::uint64_t> second) {
  // Beyond the end of a full sample nothing is known of its text.
  const auto known = [](std::span<const std::uint64_t> sample) {
    return sample.size() < kSampleSize ? kAnyHash : sample.back();
  };
  const std::uint64_t limit = std::min(known(first), known(second));
  const auto below = [&](std::span<const std::uint64_t> sample) {
    return sample.first(
        static_cast<std::size_t>(std::ranges::upper_bound(sample, limit) - sample.begin()));
  };
  const auto a = below(first);
  const auto b = below(second);
  Overlap out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    out.shared += a[i] == b[j] ? 1 : 0;
    const bool step_first = a[i] <= b[j];
    const bool step_second = b[j] <= a[i];
    i += step_first ? 1 : 0;
    j += step_second ? 1 : 0;
  }
  if (out.shared == 0) return out;
  const auto share = [&](std::size_t of) {
    return static_cast<double>(out.shared) / static_cast<double>(of);
  };
  out.first_in_second = share(a.size());
  out.second_in_first = share(b.size());
  out.resemblance = share(a.size() + b.size() - out.shared);
  return out;
}

}  // namespace standoff
