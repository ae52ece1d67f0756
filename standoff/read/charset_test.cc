#include "standoff/read/charset.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

using namespace std::string_literals;

struct Case {
  const char* why;
  std::string bytes;
  const char* content_type;
  std::string text;
  const char* charset;
  std::size_t replaced;
};

const Case kCases[] = {
    {"ASCII is UTF-8", "truce", "", "truce", "utf-8", 0},
    {"UTF-8 with a mark", "\xEF\xBB\xBFtr\xC3\xAAve", "", "tr\xC3\xAAve", "utf-8", 0},
    {"UTF-16 with a mark", "\xFF\xFEt\0r\0\xEA\0v\0e\0"s, "", "tr\xC3\xAAve", "utf-16le", 0},
    {"UTF-16 shown by its NULs", "\0t\0r\0u\0c\0e"s, "", "truce", "utf-16be", 0},
    {"declared by the server", "tr\xEAve", "text/html; charset=ISO-8859-1", "tr\xC3\xAAve",
     "windows-1252", 0},
    {"latin1 has the quotes of windows-1252", "\x93no\x94", "latin1", "\xE2\x80\x9Cno\xE2\x80\x9D",
     "windows-1252", 0},
    {"declared by meta", "<meta charset='koi8-r'>\xCD\xC9\xD2", "",
     "<meta charset='koi8-r'>\xD0\xBC\xD0\xB8\xD1\x80", "koi8-r", 0},
    {"declared by an older meta",
     "<meta http-equiv=content-type content=\"text/html; charset=windows-1251\">\xEC\xE8\xF0", "",
     "<meta http-equiv=content-type content=\"text/html; "
     "charset=windows-1251\">\xD0\xBC\xD0\xB8\xD1\x80",
     "windows-1251", 0},
    {"declared by XML", "<?xml version='1.0' encoding='iso-8859-2'?>\xBE", "",
     "<?xml version='1.0' encoding='iso-8859-2'?>\xC5\xBE", "iso-8859-2", 0},
    {"the server is believed before the page", "<meta charset='koi8-r'>\xEA",
     "text/html; charset=windows-1252", "<meta charset='koi8-r'>\xC3\xAA", "windows-1252", 0},
    {"declared wrong, and UTF-8", "tr\xC3\xAAve", "text/html; charset=iso-8859-1", "tr\xC3\xAAve",
     "utf-8", 0},
    {"a charset nobody knows", "tr\xC3\xAAve \xC3\xA0 \xC3\xA9t\xC3\xA9 d\xE9 and much text",
     "text/html; charset=nonsense",
     "tr\xC3\xAAve \xC3\xA0 \xC3\xA9t\xC3\xA9 d\xEF\xBF\xBD and much text", "utf-8", 1},
    {"one fault for a broken stretch", "\xC3\xA9\xC3\xA9\xC3\xA9 a b c d e f g \xE2\x82 h i j k l",
     "", "\xC3\xA9\xC3\xA9\xC3\xA9 a b c d e f g \xEF\xBF\xBD h i j k l", "utf-8", 1},
    {"a NUL is nothing, where there are few",
     "the talks went on \0and on and on until the delegates left the hall"s, "",
     "the talks went on and on and on until the delegates left the hall", "utf-8", 0},
    {"nothing declared, not UTF-8: detected",
     "Le gouvernement a rejet\xE9 la tr\xEAve apr\xE8s les n\xE9gociations de la journ\xE9"
     "e, a d\xE9"
     "clar\xE9 le ministre",
     "",
     "Le gouvernement a rejet\xC3\xA9 la tr\xC3\xAAve apr\xC3\xA8s les n\xC3\xA9gociations de la "
     "journ\xC3\xA9"
     "e, a d\xC3\xA9"
     "clar\xC3\xA9 le ministre",
     "windows-1252", 0},
};

TEST(Charset, ReadsWhateverIsDeclared) {
  for (const Case& row : kCases) {
    SCOPED_TRACE(row.why);
    const Result<DecodedText> decoded =
        to_utf8(row.bytes, {.content_type = row.content_type, .markup = true});
    ASSERT_TRUE(decoded) << decoded.error().to_string();
    EXPECT_EQ(decoded->text, row.text);
    EXPECT_EQ(decoded->charset, row.charset);
    EXPECT_EQ(decoded->replaced, row.replaced);
  }
}

TEST(Charset, RefusesWhatIsNoText) {
  std::string picture = "\x89PNG\r\n\x1A\n";
  for (int i = 0; i < 1000; ++i) picture += static_cast<char>(i * 37);
  const Result<DecodedText> decoded = to_utf8(picture, {});
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error().code, ErrorCode::kInvalidText);
}

}  // namespace
}  // namespace standoff
