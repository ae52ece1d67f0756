// Any text gives expressions in order, inside the text and on its characters; any rules give an
// error or can be used.
#include <cstdlib>
#include <string>
#include <string_view>

#include "standoff/base/utf8.h"
#include "standoff/document/testing/flat_document.h"
#include "standoff/ground/times.h"

namespace {

using standoff::TimeRules;

bool begins_character(std::string_view text, std::size_t byte) {
  return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
}

void check_text(std::string_view text, const TimeRules& rules) {
  if (standoff::find_invalid_utf8(text)) return;
  const standoff::Document document = standoff::flat_document(std::string(text));
  const auto times = standoff::find_times(document, standoff::parse_date("2024-09-26"), rules);
  if (!times) std::abort();
  std::size_t last = 0;
  for (std::size_t i = 0; i < times->size(); ++i) {
    const standoff::TimeExpression& time = (*times)[i];
    if (time.span.begin < last || time.span.empty() || time.span.end > text.size()) std::abort();
    if (!begins_character(text, time.span.begin) || !begins_character(text, time.span.end)) {
      std::abort();
    }
    if (time.value.empty() || time.rule.empty()) std::abort();
    if (time.anchor != standoff::kNoRecord && time.anchor >= i) std::abort();
    last = time.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto kRules = TimeRules::load(standoff::Knowledge());
  if (!kRules || size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0) {
    check_text(input, *kRules);
    return 0;
  }
  const auto own =
      TimeRules::load(standoff::Knowledge::with_files({{"times.tsv", std::string(input)}}));
  if (own) check_text("On Monday, Oct. 7, 2024, at 4 a.m., two days later, soon.", *own);
  return 0;
}
