#include "standoff/present/internal/page.h"

#include <algorithm>
#include <array>
#include <vector>

#include "standoff/present/wrap.h"

namespace standoff {
namespace {

constexpr std::size_t kNarrowest = 12;  // columns that text keeps, however deep its indent

std::string spaces(std::size_t count) { return std::string(count, ' '); }

}  // namespace

void Page::styled(std::string_view text, Style style) {
  static constexpr std::array<std::string_view, 4> kStart = {"", "\x1B[1m", "\x1B[2m", "\x1B[36m"};
  const std::string_view start = kStart.at(static_cast<std::size_t>(style));
  const bool escape = colour_ && !start.empty() && !text.empty();
  if (escape) out_ += start;
  out_ += text;
  if (escape) out_ += "\x1B[0m";
}

void Page::paragraph(std::size_t indent, std::string_view text, Style style) {
  labelled(indent, "", text, style);
}

void Page::labelled(std::size_t indent, std::string_view label, std::string_view text,
                    Style style) {
  const std::size_t left = indent + display_width(label);
  bool first = true;
  for (const std::string& line : wrap(text, std::max(width_, left + kNarrowest) - left)) {
    out_ += spaces(first ? indent : left);
    if (first) styled(label, Style::kDim);
    styled(line, style);
    out_ += '\n';
    first = false;
  }
}

void Page::claim(std::size_t indent, std::string_view sentence, std::string_view support) {
  constexpr std::size_t kGap = 2;
  const std::string line = plain_line(sentence);
  const std::string behind = plain_line(support);
  if (indent + display_width(line) + kGap + display_width(behind) > width_) {
    paragraph(indent, line);
    paragraph(indent + kGap, behind, Style::kDim);
    return;
  }
  out_ += spaces(indent) + line;
  if (!behind.empty()) out_ += spaces(kGap);
  styled(behind, Style::kDim);
  out_ += '\n';
}

void Page::row(std::size_t indent, std::string_view label, std::string_view left,
               std::size_t left_width, std::string_view right) {
  const std::size_t column = indent + display_width(label) + left_width;
  const std::string name = plain_line(left);
  out_ += spaces(indent);
  styled(label, Style::kDim);
  styled(name, Style::kBold);
  bool beside = display_width(name) < left_width;
  for (const std::string& line : wrap(right, std::max(width_, column + kNarrowest) - column)) {
    out_ += beside ? spaces(left_width - display_width(name)) : '\n' + spaces(column);
    out_ += line;
    beside = false;
  }
  out_ += '\n';
}

void Page::heading(std::string_view text) {
  out_ += '\n';
  styled(text, Style::kAccent);
  out_ += '\n';
}

}  // namespace standoff
