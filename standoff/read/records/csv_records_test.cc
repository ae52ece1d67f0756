#include "standoff/read/records/csv_records.h"

#include <gtest/gtest.h>

#include "standoff/read/testing/items.h"

namespace standoff {
namespace {

using Lines = std::vector<std::string>;

Lines rows(const std::string& csv, char delimiter = ',', std::size_t step = 1U << 20) {
  return lines_of(*csv_records(buffered(csv, step), delimiter, "a.csv", FieldNames::built_in()));
}

TEST(CsvRecords, ReadRows) {
  struct Case {
    const char* why;
    std::string csv;
    Lines items;
  };
  const std::string open_quote = "title,text\nA,\"1\nB,2\nC,3\n";
  const Case kCases[] = {
      {"plain", "title,text\nA,1\nB,2\n", {"A|1", "B|2"}},
      {"no line end at the end", "title,text\nA,1", {"A|1"}},
      {"Windows", "title,text\r\nA,1\r\n", {"A|1"}},
      {"a byte order mark", "\xEF\xBB\xBFtitle,text\nA,1\n", {"A|1"}},
      {"quotes, commas and line ends inside",
       "title,text\n\"A, \"\"a\"\"\",\"1\n2\"\n",
       {"A, \"a\"|1\n2"}},
      {"a quote inside a field is a quote", "title,text\nA \"a\",1\n", {"A \"a\"|1"}},
      {"blank lines", "title,text\n\nA,1\n\r\n", {"A|1"}},
      {"too few fields",
       "title,text\nA\nB,2\n",
       {"1: 11: expected 2 fields as in the header, got 1", "B|2"}},
      {"a quote left open to the end",
       open_quote,
       {"1: 11: a quotation mark is not closed", "B|2", "C|3"}},
      {"a quote left open to the next one",
       "title,text\nA,\"1\nB,2\nC,\"3\"\nD,4\n",
       {"1: 11: there is more behind a closing quotation mark", "B|2", "C|3", "D|4"}},
      {"a header alone", "title,text\n", {}},
      {"nothing", "", {}},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(rows(c.csv), c.items) << c.why;
    EXPECT_EQ(rows(c.csv, ',', 1), c.items) << c.why << ", byte by byte";
  }
  EXPECT_EQ(rows("title\ttext\nA\t1, 2\n", '\t'), Lines{"A|1, 2"});
}

TEST(CsvRecords, FileOfOpenQuotesEnds) {
  std::string csv = "title,text\n";
  for (int i = 0; i < 200000; ++i) csv += "A,\"1\"\"\n";
  EXPECT_FALSE(rows(csv).empty());
}

TEST(CsvDelimiter, KnowsAHeader) {
  struct Case {
    const char* why;
    const char* line;
    char delimiter;  // '\0' for no header
  };
  const Case kCases[] = {
      {"commas", "id,title,text\r", ','},
      {"tabs", "title\ttext", '\t'},
      {"semicolons", "Title;Text;Date", ';'},
      {"quoted", "\"title\",\"text\"", ','},
      {"no text among the columns", "title,date", '\0'},
      {"a sentence", "Truce, talks and text stall", '\0'},
      {"one column", "text", '\0'},
      {"nothing", "", '\0'},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(csv_delimiter(c.line, FieldNames::built_in()).value_or('\0'), c.delimiter) << c.why;
  }
}

}  // namespace
}  // namespace standoff
