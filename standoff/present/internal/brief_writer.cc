#include "standoff/present/internal/brief_writer.h"

#include <algorithm>
#include <numeric>

#include "standoff/present/wrap.h"

namespace standoff {

void BriefWriter::more(std::size_t indent, std::size_t left_out) {
  if (left_out == 0) return;
  page.paragraph(indent, "\u2026 and " + std::to_string(left_out) + " more", Style::kDim);
}

void BriefWriter::claim(std::size_t indent, std::string_view sentence, std::string_view id,
                        ByteSpan evidence, ByteSpan focus) {
  const std::string reference = wording.reference(id, evidence);
  const std::size_t taken = indent + 3 + display_width(reference);
  constexpr std::size_t kLeast = 20;
  const std::size_t room =
      full ? Wording::kAnyWidth : std::max(page.width(), taken + kLeast) - taken;
  page.claim(indent, sentence, wording.quote(evidence, room, focus) + " " + reference);
}

std::vector<std::uint32_t> by_weight(const std::vector<double>& weights) {
  std::vector<std::uint32_t> order(weights.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return weights[a] > weights[b]; });
  return order;
}

double prominence(const Wording& wording, ByteSpan span) {
  constexpr double kHeadline = 3;
  const auto paragraph = static_cast<double>(wording.paragraph_of(span));
  return std::max(0.0, kHeadline - paragraph);
}

}  // namespace standoff
