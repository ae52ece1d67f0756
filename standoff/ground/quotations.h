// The stretches of an article between quotation marks.
//
//   Quotations quotations(document);
//   for (const Quotation& quotation : quotations.all()) use(document.text(quotation.inside));
//
// Knows straight, curly, single, low and angular marks, marks inside marks, and quotations that run
// over paragraphs: each paragraph opens again, only the last one closes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "standoff/document/document.h"

namespace standoff {

struct Quotation {
  TokenRange tokens = {};  // with the marks, as far as they are tokens of their own
  ByteSpan inside = {};    // the words, without the marks
  bool closed = true;      // false where the paragraph ends first
  bool single = false;     // single marks
  std::uint32_t paragraph = 0;
};

class Quotations {
 public:
  // Linear in the text.
  explicit Quotations(const Document& document);

  // Outermost quotations in order of the text.
  [[nodiscard]] std::span<const Quotation> all() const { return quotations_; }

  // Index of the quotation that holds `token`, or Document::kNone.
  [[nodiscard]] std::uint32_t of(std::uint32_t token) const { return of_[token]; }
  [[nodiscard]] bool holds(std::uint32_t token) const { return of_[token] != Document::kNone; }

 private:
  std::optional<std::uint32_t> add_paragraph(const Document& document, std::uint32_t p,
                                             std::uint32_t from);
  void add(const Document& document, Quotation quotation, ByteSpan whole);

  std::vector<Quotation> quotations_;
  std::vector<std::uint32_t> of_;
};

}  // namespace standoff
