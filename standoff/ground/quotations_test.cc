#include "standoff/ground/quotations.h"

#include <gtest/gtest.h>

#include <cctype>
#include <memory>
#include <string>
#include <vector>

#include "standoff/document/document_builder.h"

namespace standoff {
namespace {

// One token for each run of letters or other byte sequence; one paragraph a line.
Document tokens_of(const std::string& text) {
  auto labels = std::make_shared<LabelTable>();
  DocumentBuilder builder(text, labels);
  std::uint32_t begin = 0;
  while (begin < text.size()) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', begin), text.size()));
    builder.begin_paragraph({begin, end});
    builder.begin_sentence();
    for (std::uint32_t at = begin; at < end; ++at) {
      if (text[at] == ' ') continue;
      std::uint32_t stop = at + 1;
      const auto continues = [&](std::uint32_t i) {
        const auto c = static_cast<unsigned char>(text[i]);
        return (std::isalnum(static_cast<unsigned char>(text[at])) != 0 && std::isalnum(c) != 0) ||
               (c & 0xC0U) == 0x80U;
      };
      while (stop < end && continues(stop)) ++stop;
      builder.add_token({.span = {at, stop}, .head = builder.token_count()}, "");
      at = stop - 1;
    }
    begin = end + 1;
  }
  Result<Document> document = std::move(builder).finish();
  EXPECT_TRUE(document) << document.error().to_string();
  return std::move(*document);
}

struct Case {
  const char* why;
  std::string text;
  std::vector<std::string> inside;
};

TEST(Quotations, FindsWhatStandsBetweenMarks) {
  const Case cases[] = {
      {"straight marks", "\"Go,\" he said.", {"Go,"}},
      {"curly marks", "“Go,” he said.", {"Go,"}},
      {"low and high marks", "„Go“, he said.", {"Go"}},
      {"angular marks", "«Go,» he said.", {"Go,"}},
      {"single marks", "‘Go,’ he said.", {"Go,"}},
      {"two single marks for a double one", "''Go,'' he said.", {"Go,"}},
      {"grave accents open", "``Go,'' he said.", {"Go,"}},
      {"a grave accent alone is no mark", "`Go, he said.", {}},
      {"an apostrophe is no mark", "The states’ and the city's plan.", {}},
      {"a quotation in a quotation belongs to the outer one",
       "“He said ‘go’ twice.”",
       {"He said ‘go’ twice."}},
      {"straight marks in straight marks",
       "\"The \"war\" is over,\" he said.",
       {"The \"war\" is over,"}},
      {"two in one paragraph", "\"A,\" he said. \"B.\"", {"A,", "B."}},
      {"the paragraph ends first", "“One.\n“Two.”", {"One.", "Two."}},
      {"the next paragraph only closes", "“One.\nTwo.” He left.", {"One.", "Two."}},
      {"a mark that nothing closes ends with its paragraph", "\"One.\nTwo.", {"One."}},
      {"nothing is quoted", "He left.", {}},
  };
  for (const Case& c : cases) {
    const Document document = tokens_of(c.text);
    const Quotations quotations(document);
    std::vector<std::string> inside;
    for (const Quotation& q : quotations.all()) inside.emplace_back(document.text(q.inside));
    EXPECT_EQ(inside, c.inside) << c.why;
  }
}

}  // namespace
}  // namespace standoff
