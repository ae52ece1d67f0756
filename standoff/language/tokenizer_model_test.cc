// The tokenizer of a real English pipeline: STANDOFF_TEST_MODEL is its directory.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "standoff/language/testing/small_tokenizer.h"

namespace standoff {
namespace {

struct Case {
  const char* why;
  std::string text;
  std::vector<std::string> tokens;
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Tokens as spaCy 3.8 gives them with en_core_web_sm 3.8.0.
std::vector<Case> cases() {
  using namespace std::string_literals;
  return {
      {"two spaces: the second is a token",
       "He left.  She stayed.",
       {"He", "left", ".", " ", "She", "stayed", "."}},
      {"a leading space is a token", " Go.", {" ", "Go", "."}},
      {"a space and a line feed", "one \ntwo", {"one", "\n", "two"}},
      {"white space of all kinds is one token",
       "a\t\n\u00a0\u2003\u3000b",
       {"a", "\t\n\u00a0\u2003\u3000", "b"}},
      {"the information separators are white space",
       "a\034b\u0085c",
       {"a", "\034", "b", "\u0085", "c"}},
      {"zero-width characters are not", "a\u200bb\ufeffc", {"a\u200bb\ufeffc"}},
      {"contractions",
       "I'd've said they can't, won't and shouldn't.",
       {"I", "'d", "'ve", "said", "they", "ca", "n't", ",", "wo", "n't", "and", "should", "n't",
        "."}},
      {"contractions with a curly apostrophe",
       "He’s sure we’ll go; they’re not, I’ve heard.",
       {"He", "’s", "sure", "we", "’ll", "go", ";", "they", "’re", "not", ",", "I", "’ve", "heard",
        "."}},
      {"contractions in capitals", "DON'T say IT'S OVER", {"DON'T", "say", "IT", "'S", "OVER"}},
      {"possessives",
       "The minister's aides' reply; Paris’s mayor",
       {"The", "minister", "'s", "aides", "'", "reply", ";", "Paris", "’s", "mayor"}},
      {"slang exceptions",
       "gonna gotta 'cause y'all ain't 'em",
       {"gon", "na", "got", "ta", "'cause", "y'", "all", "ai", "n't", "'em"}},
      {"abbreviations",
       "Gen. Smith met Dr. Lee at 5 p.m. in the U.S., i.e. before noon.",
       {"Gen.", "Smith", "met", "Dr.", "Lee", "at", "5", "p.m.", "in", "the", "U.S.", ",", "i.e.",
        "before", "noon", "."}},
      {"an abbreviation in brackets is restored",
       "They met (a.m.) and left (Jan.).",
       {"They", "met", "(", "a.m.", ")", "and", "left", "(", "Jan.", ")", "."}},
      {"one that ends a quotation", "\"It was 9 a.m.\"", {"\"", "It", "was", "9", "a.m.", "\""}},
      {"times in figures",
       "At 7am or 10:30pm, not 11p.m.",
       {"At", "7", "am", "or", "10:30pm", ",", "not", "11", "p.m."}},
      {"initials", "J.F.K. and J. R. R. came.", {"J.F.K.", "and", "J.", "R.", "R.", "came", "."}},
      {"straight quotes",
       "\"Go!\" he said. 'No,' she said.",
       {"\"", "Go", "!", "\"", "he", "said", ".", "'", "No", ",", "'", "she", "said", "."}},
      {"curly quotes",
       "“Go!” he said. ‘No,’ she said.",
       {"“", "Go", "!", "”", "he", "said", ".", "‘", "No", ",", "’", "she", "said", "."}},
      {"quotes of other languages",
       "«Oui» „ja“ \u300cはい\u300d",
       {"«", "Oui", "»", "„", "ja", "“", "\u300c", "はい", "\u300d"}},
      {"doubled single quotes", "``Go,'' he said", {"`", "`", "Go", ",", "''", "he", "said"}},
      {"quotes inside quotes",
       "\"He said 'wait' twice.\"",
       {"\"", "He", "said", "'", "wait", "'", "twice", ".", "\""}},
      {"nested brackets", "([{<a>}]).", {"(", "[", "{", "<", "a", ">", "}", "]", ")", "."}},
      {"hyphens between letters are cut",
       "a cease-fire and state-of-the-art 3-year-old",
       {"a", "cease", "-", "fire", "and", "state", "-", "of", "-", "the", "-", "art", "3", "-",
        "year", "-", "old"}},
      {"dashes",
       "talks—stalled – again--and --again",
       {"talks", "—", "stalled", "–", "again", "--", "and", "--again"}},
      {"ellipses",
       "Well... maybe…  no....yes",
       {"Well", "...", "maybe", "…", " ", "no", "....", "yes"}},
      {"full stops between words",
       "end.Next one.Two 3.5 v1.2.3",
       {"end", ".", "Next", "one", ".", "Two", "3.5", "v1.2.3"}},
      {"commas in figures stay, between letters cut",
       "1,000,000 red,green 5,a",
       {"1,000,000", "red", ",", "green", "5,a"}},
      {"slashes",
       "and/or 12/31/2024 km/h s/he",
       {"and/or", "12/31/2024", "km", "/", "h", "s", "/", "he"}},
      {"units after figures",
       "10km 5kg 3.5mm 20% 100km/h 40\u00b0C. 6ft",
       {"10", "km", "5", "kg", "3.5", "mm", "20", "%", "100", "km/h", "40", "\u00b0", "C", ".", "6",
        "ft"}},
      {"currencies",
       "$1.5bn US$20 €30 £4m 50€ C$7 ¥100",
       {"$", "1.5bn", "US$", "20", "€", "30", "£", "4", "m", "50", "€", "C$", "7", "¥", "100"}},
      {"signs before figures",
       "-5 +5 \u00b13 #1 No.1 \u00a712",
       {"-5", "+5", "\u00b13", "#", "1", "No.1", "\u00a7", "12"}},
      {"e-mail addresses",
       "Write to press.office@example.org, or a+b@c.co.uk.",
       {"Write", "to", "press.office@example.org", ",", "or", "a+b@c.co.uk", "."}},
      {"URLs",
       "See https://www.example.com/a-b?c=d&e=f#g, www.example.org and (http://example.net).",
       {"See", "https://www.example.com/a-b?c=d&e=f#g", ",", "www.example.org", "and", "(",
        "http://example.net", ")", "."}},
      {"a URL that is none",
       "http:// and ://x and x.y",
       {"http://", "and", ":", "//x", "and", "x.y"}},
      {"IP addresses",
       "8.8.8.8 192.168.1.1 10.0.0.1:80",
       {"8.8.8.8", "192.168.1.1", "10.0.0.1:80"}},
      {"file names and handles",
       "@user #tag report.pdf C++ AT&T",
       {"@user", "#", "tag", "report.pdf", "C++", "AT&T"}},
      {"emoticons",
       "fine :) sad :-( shrug \u00af\\(ツ)/\u00af <3",
       {"fine", ":)", "sad", ":-(", "shrug", "\u00af\\(ツ)/\u00af", "<3"}},
      {"emoji are symbols",
       "Great\U0001f600\U0001f44d\U0001f3fd!",
       {"Great", "\U0001f600", "\U0001f44d", "\U0001f3fd", "!"}},
      {"emoji joined by zero-width joiners",
       "\U0001f468\u200d\U0001f469\u200d\U0001f467 and \U0001f1fa\U0001f1f8\U0001f1eb\U0001f1f7",
       {"\U0001f468", "\u200d", "\U0001f469", "\u200d", "\U0001f467", "and", "\U0001f1fa",
        "\U0001f1f8", "\U0001f1eb", "\U0001f1f7"}},
      {"combining marks stay with what they follow",
       "cafe\u0301, na\u0308ive",
       {"cafe\u0301", ",", "na\u0308ive"}},
      {"right-to-left text with marks",
       "\u200f\u05e9\u05dc\u05d5\u05dd, \u05e2\u05d5\u05dc\u05dd!\u200e (\u0633\u0644\u0627\u0645)",
       {"\u200f\u05e9\u05dc\u05d5\u05dd", ",", "\u05e2\u05d5\u05dc\u05dd!\u200e", "(",
        "\u0633\u0644\u0627\u0645", ")"}},
      {"Chinese without spaces", "他说\uff1a“停火”。", {"他说\uff1a“停火", "”", "。"}},
      {"Cyrillic units and abbreviations", "5км и т.д.", {"5", "км", "и", "т.д", "."}},
      {"symbols of the pipeline are plain words",
       "nsubj X DATE _ NOUN",
       {"nsubj", "X", "DATE", "_", "NOUN"}},
      {"NUL and other controls", "a\000b \007 c\177"s, {"a\000b"s, "\007", "c\177"}},
      {"prefixes and suffixes in heaps",
       "((\"'$5!?\")),",
       {"(", "(", "\"", "'", "$", "5", "!", "?", "\"", ")", ")", ","}},
      {"only punctuation", "...---...!!!", {"...", "---", "...", "!", "!", "!"}},
      {"an apostrophe alone", "' '' ''' ’", {"'", "''", "'", "''", "’"}},
      {"underscores and stars",
       "_emphasis_ *stars* ~tilde~ |bar|",
       {"_", "emphasis", "_", "*", "stars", "*", "~tilde~", "|bar|"}},
      {"case changes inside a word",
       "iPhone McDonald's eBay.Com",
       {"iPhone", "McDonald", "'s", "eBay", ".", "Com"}},
      {"a figure that ends the sentence",
       "It cost 5. It was 1990.",
       {"It", "cost", "5", ".", "It", "was", "1990", "."}},
      {"capitals before a full stop",
       "the USA. the UK. A. B",
       {"the", "USA", ".", "the", "UK", ".", "A.", "B"}},
  };
}

TEST(EnglishTokenizer, CutsLikeSpacy) {
  const char* model = std::getenv("STANDOFF_TEST_MODEL");
  if (model == nullptr) GTEST_SKIP() << "STANDOFF_TEST_MODEL names no spaCy pipeline directory";
  const auto english = make_tokenizer(read_file(std::string(model) + "/tokenizer"));
  ASSERT_TRUE(english) << english.error().to_string();
  TokenizerCache cache(english->lexicon);
  std::vector<LexicalToken> tokens;
  for (const Case& c : cases()) {
    english->tokenizer.tokenize(c.text, cache, tokens);
    std::vector<std::string> texts;
    for (const LexicalToken& token : tokens) texts.emplace_back(token.span.of(c.text));
    EXPECT_EQ(texts, c.tokens) << c.why;
    const std::vector<ExplainedToken> explained = english->tokenizer.explain(c.text);
    ASSERT_EQ(explained.size(), tokens.size()) << c.why;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      EXPECT_EQ(explained[i].span, tokens[i].span) << c.why;
    }
  }
}

}  // namespace
}  // namespace standoff
