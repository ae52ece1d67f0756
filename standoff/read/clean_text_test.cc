#include "standoff/read/clean_text.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

struct Case {
  const char* why;
  const char* text;
  const char* clean;
};

TEST(CleanText, KeepsWhatIsRead) {
  const Case cases[] = {
      {"white space at the ends and in runs", " a \t b\n", "a b"},
      {"spaces of any width", "a\u00A0b\u2009c\u3000d", "a b c d"},
      {"soft hyphens", "cease\u00ADfire", "ceasefire"},
      {"zero-width spaces, joiners of words, marks", "a\u200Bb\u2060c\uFEFFd", "abcd"},
      {"marks of direction", "\u200Eabc\u200F \u202Adef\u202C", "abc def"},
      {"ligatures", "\uFB01re o\uFB03cer", "fire officer"},
      {"control characters", "a\u0007b\u0085c", "ab c"},
      {"a joiner between ASCII letters", "a\u200Db", "ab"},
      {"a joiner that Persian needs stays", "\u0645\u06CC\u200C\u0631\u0648\u062F",
       "\u0645\u06CC\u200C\u0631\u0648\u062F"},
      {"nothing but layout", "\u200B \u00AD", ""},
  };
  for (const Case& row : cases) EXPECT_EQ(clean_line(row.text), row.clean) << row.why;
}

TEST(CleanText, KeepsParagraphs) {
  const Case cases[] = {
      {"one break", "a \n b", "a\nb"},
      {"two breaks and more", "a\n\n \nb", "a\n\nb"},
      {"at the ends", "\n\na\n\n", "a"},
  };
  for (const Case& row : cases) EXPECT_EQ(clean_text(row.text), row.clean) << row.why;
}

TEST(CleanText, ResolvesReferences) {
  const Case cases[] = {
      {"by name", "A&amp;B &eacute;", "A&B \u00E9"},
      {"by number", "&#8217;&#x2019;", "\u2019\u2019"},
      {"without its semicolon, where that is allowed", "A&ampB &copy 2", "A&B \u00A9 2"},
      {"a control means windows-1252", "&#146;", "\u2019"},
      {"no character", "&#0;&#xD800;&#99999999;", "\uFFFD\uFFFD\uFFFD"},
      {"unknown, unfinished", "&zones; R&D &# &#x; &", "&zones; R&D &# &#x; &"},
      {"resolved once", "&amp;lt;", "&lt;"},
  };
  for (const Case& row : cases) {
    std::string text;
    append_unescaped(row.text, text);
    EXPECT_EQ(text, row.clean) << row.why;
  }
}

}  // namespace
}  // namespace standoff
