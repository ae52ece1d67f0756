// What a text leaves behind once it is gone: enough to tell whether another text has the same
// words, or how much of one stands in the other, in at most kSampleSize numbers.
//
//   const TextSketch a = sketch_of(wire), b = sketch_of(reprint);
//   overlap(a.sample, b.sample).second_in_first   // 0.97: nearly all of the reprint is the wire's
//
// Words are runs of letters and digits whatever their case; of scripts without spaces, characters.
// Sources: A. Broder, On the resemblance and containment of documents, 1997 (shingles, the smallest
// hashes); E. Cohen and H. Kaplan, Summarizing data using bottom-k sketches, 2007.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace standoff {

inline constexpr std::size_t kShingleWords = 4;
inline constexpr std::size_t kSampleSize = 64;

struct TextSketch {
  std::uint64_t digest = 0;  // of all words in their order
  std::uint32_t words = 0;
  // The smallest hashes of the text's different shingles, ascending; all where there are fewer.
  std::vector<std::uint64_t> sample;
};

// Precondition: `text` is valid UTF-8. Time linear in it, memory constant. Thread-safe.
TextSketch sketch_of(std::string_view text);

// How much two texts have in common, estimated from the part of their samples that both would hold.
struct Overlap {
  std::size_t shared = 0;        // sampled shingles of both: how much the estimates stand on
  double first_in_second = 0.0;  // share of the first text's shingles that the second has
  double second_in_first = 0.0;
  double resemblance = 0.0;  // Jaccard's: shared shingles among all of both
};

// Preconditions: both are samples, ascending. Linear.
Overlap overlap(std::span<const std::uint64_t> first, std::span<const std::uint64_t> second);

}  // namespace standoff
