#include "standoff/ground/numbers.h"

#include <gtest/gtest.h>

#include <sstream>

#include "standoff/document/testing/conllu.h"

namespace standoff {
namespace {

// Words separated by spaces; "~" before a word sticks it to the one before. No parse: every word
// hangs on the first, nouns and names included.
Result<Document> document_of(const std::string& words) {
  std::istringstream in(words);
  std::string conllu;
  int count = 0;
  for (std::string word; in >> word;) {
    const bool sticks = word.size() > 1 && word.front() == '~';
    if (sticks) word.erase(0, 1);
    if (count > 0) conllu += sticks ? "\tSpaceAfter=No\n" : "\t_\n";
    ++count;
    const std::string tag = word == "$" ? "$" : "X";
    for (const std::string& field :
         {std::to_string(count), word, word, std::string("X"), tag, std::string("_"),
          std::string(count == 1 ? "0\tROOT" : "1\tdep")}) {
      conllu += field;
      conllu += '\t';
    }
    conllu += '_';
  }
  return read_conllu(conllu + "\t_\n");
}

std::string_view name_of(NumeralForm form) {
  constexpr std::string_view kNames[] = {"", "vague ", "range ", "share ", "none "};
  return kNames[static_cast<std::size_t>(form)];
}

std::string lines_of(const Document& document, const NumberWords& words) {
  std::ostringstream out;
  for (const Numeral& n : find_numerals(document, words)) {
    out << "[" << document.text(document.span_of(n.tokens)) << "] " << name_of(n.form) << n.low;
    if (n.high != n.low) out << " to " << n.high;
    out << " ";
  }
  std::string lines = out.str();
  if (!lines.empty()) lines.pop_back();
  return lines;
}

TEST(FindNumerals, ReadsValues) {
  struct Case {
    const char* why;
    const char* text;
    const char* numerals;
  };
  const Case kCases[] = {
      {"digits", "12 men", "[12] 12"},
      {"thousands are separated", "1,200 men", "[1,200] 1200"},
      {"in India by two digits", "1,00,000 men", "[1,00,000] 100000"},
      {"or by a space", "250 000 men", "[250 000] 250000"},
      {"groups that do not fit are no number", "1,2 men", ""},
      {"decimals with a scale", "1.2 million", "[1.2 million] 1.2e+06"},
      {"a scale in the same token", "4.5bn euros", "[4.5bn] 4.5e+09"},
      {"a scale that sticks", "30 ~m euros", "[30m] 3e+07"},
      {"metres do not stick", "30 m away", "[30] 30"},
      {"words", "twelve men", "[twelve] 12"},
      {"tens and units", "twenty ~- ~five men", "[twenty-five] 25"},
      {"hundreds", "one hundred and twenty men", "[one hundred and twenty] 120"},
      {"thousands", "two hundred thousand men", "[two hundred thousand] 200000"},
      {"what follows a scale is another number", "5 million two", "[5 million] 5e+06 [two] 2"},
      {"a dozen", "a dozen men", "[a dozen] 12"},
      {"dozens counted", "two dozen men", "[two dozen] 24"},
      {"a half before the scale", "half a million men", "[half a million] 500000"},
      {"a half after it", "a million and a half", "[a million and a half] 1.5e+06"},
      {"a half between", "three ~- ~and ~- ~a ~- ~half million",
       "[three-and-a-half million] 3.5e+06"},
      {"an article alone is none", "a man", ""},
      {"vague plurals", "dozens died", "[dozens] vague 24"},
      {"of vague plurals", "tens of thousands died", "[tens of thousands] vague 20000"},
      {"tens alone are none", "tens came", ""},
      {"few before a scale", "several hundred men", "[several hundred] vague 200"},
      {"with an article", "a few thousand men", "[a few thousand] vague 2000"},
      {"few alone is none", "several men", ""},
      {"what may be even more", "hundreds , if not thousands , of men",
       "[hundreds , if not thousands ,] vague 200"},
      {"two plurals make a range", "tens or even hundreds of billions",
       "[tens or even hundreds of billions] range 2e+10 to 2e+11"},
      {"a range", "40 to 50 men", "[40 to 50] range 40 to 50"},
      {"with a hyphen", "3 ~- ~5 men", "[3-5] range 3 to 5"},
      {"with a dash in one token", "10–15 men", "[10–15] range 10 to 15"},
      {"the scale goes to both", "$ 40 ~- ~50 billion", "[40-50 billion] range 4e+10 to 5e+10"},
      {"each with its currency", "$ 1bn to $ 2bn", "[1bn to $ 2bn] range 1e+09 to 2e+09"},
      {"between", "between 40 and 50 men", "[40 and 50] range 40 to 50"},
      {"a change is no range", "rose from 40 to 50", "[40] 40 [50] 50"},
      {"but this is one", "range from 40 to 50", "[40 to 50] range 40 to 50"},
      {"a score is no range", "voted 217 ~- ~205", "[217] 217 [205] 205"},
      {"shares", "two ~- ~thirds of them", "[two-thirds] share 0.666667"},
      {"with an article", "a quarter of them", "[quarter] share 0.25"},
      {"without of it is a part of a year", "a quarter later", ""},
      {"one in so many", "one in ten men", "[one in ten] share 0.1"},
      {"out of so many", "nine out of ten men", "[nine out of ten] share 0.9"},
      {"of every so many", "one of every nine", "[one of every nine] share 0.111111"},
      {"nobody", "no one came", "[no one] none 0"},
      {"not a single one", "not a single man", "[not a single] none 0"},
      {"names with digits are no numbers", "F-16 G7 9/11 7:45 3rd 007", ""},
      {"numbers beyond any count are left out", "99999999999999999999 men", ""},
      {"with a scale as well", "9999999 billion men", ""},
      {"scales that multiply beyond it too", "several thousand million billion men", ""},
      {"zero is a number", "0 men", "[0] 0"},
  };
  Result<NumberWords> words = NumberWords::load(Knowledge());
  ASSERT_TRUE(words) << words.error().to_string();
  for (const Case& c : kCases) {
    Result<Document> document = document_of(c.text);
    ASSERT_TRUE(document) << c.why << ": " << document.error().to_string();
    EXPECT_EQ(lines_of(*document, *words), c.numerals) << c.why;
  }
}

TEST(FindNumerals, BoundsWhatOneTokenCosts) {
  Result<NumberWords> words = NumberWords::load(Knowledge());
  ASSERT_TRUE(words);
  EXPECT_EQ(words->find(std::string(400, '9')).role, NumberRole::kNotANumber);
  EXPECT_EQ(words->find("").role, NumberRole::kNotANumber);
}

}  // namespace
}  // namespace standoff
