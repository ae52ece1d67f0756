// A page of wrapped, styled lines for a terminal.
//
//   Page page(80, true);
//   page.paragraph(2, "s1  ", Style::kDim, "He would not sign.");   // hangs under its label
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace standoff {

enum class Style : std::uint8_t { kPlain, kBold, kDim, kAccent };

class Page {
 public:
  Page(std::size_t width, bool colour) : width_(width), colour_(colour) {}

  // `text` wrapped between `indent` and the page's width, in `style`; nothing for blank text.
  void paragraph(std::size_t indent, std::string_view text, Style style = Style::kPlain);

  // The same after `label`, which is printed dim on the first line and stands left of the others.
  void labelled(std::size_t indent, std::string_view label, std::string_view text,
                Style style = Style::kPlain);

  // `sentence`, and behind it what supports it, dim: on the same line where both fit, else on lines
  // of its own, two columns further in.
  void claim(std::size_t indent, std::string_view sentence, std::string_view support);

  // A row of two columns: `left` is bold and `left_width` wide, or on a line of its own where it is
  // wider; `right` is wrapped beside it.
  void row(std::size_t indent, std::string_view label, std::string_view left,
           std::size_t left_width, std::string_view right);

  void heading(std::string_view text);  // after a blank line
  void blank() { out_ += '\n'; }

  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::string text() && { return std::move(out_); }

 private:
  void styled(std::string_view text, Style style);
  std::size_t width_;
  bool colour_;
  std::string out_;
};

}  // namespace standoff
