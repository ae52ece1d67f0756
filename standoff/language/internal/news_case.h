// Capitals of the news that mislead the models: "IS said it had taken the town", "Army Lashes Out".
#pragma once

#include <string>
#include <string_view>

#include "standoff/base/span.h"

namespace standoff {

class NewsCase {
 public:
  // `paragraph` of `text`, which must outlive it.
  NewsCase(std::string_view text, ByteSpan paragraph);

  // The form that the models read in place of the word `at` of the paragraph; empty where they read
  // its own. Names of knowledge/capital_names.tsv have the form said there, but for lines of
  // capitals. In a title that has capitals throughout, words that the text below does not
  // write so are small.
  [[nodiscard]] std::string form_of(ByteSpan at) const;

 private:
  [[nodiscard]] bool is_name(std::string_view word) const;

  std::string_view paragraph_;
  std::string_view below_;    // the text after the paragraph
  bool capitalized_ = false;  // a title with capitals throughout
};

}  // namespace standoff
