#include "standoff/resolve/web_address.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

struct Case {
  const char* why;
  const char* url;
  const char* canonical;
};

const Case kCases[] = {
    {"as it should be", "https://wire.example/2024/truce?id=7", "wire.example/2024/truce?id=7"},
    {"the scheme makes no difference", "http://wire.example/a", "wire.example/a"},
    {"no scheme, as in protocol-relative links", "//wire.example/a", "wire.example/a"},
    {"a host has no case, a path has", "HTTPS://Wire.EXAMPLE/Truce", "wire.example/Truce"},
    {"default ports say nothing", "http://wire.example:80/a", "wire.example/a"},
    {"others do", "http://wire.example:8080/a", "wire.example:8080/a"},
    {"a host may end in a dot", "https://wire.example./a", "wire.example/a"},
    {"who asks is not what is asked", "https://me:secret@wire.example/a", "wire.example/a"},
    {"a fragment is a place in the page", "https://wire.example/a#top", "wire.example/a"},
    {"other forms of the page", "https://www.wire.example/a", "wire.example/a"},
    {"two labels of them", "https://www.m.wire.example/a", "wire.example/a"},
    {"no host is left of it", "https://m.example/a", "m.example/a"},
    {"a label that only begins so", "https://media.wire.example/a", "media.wire.example/a"},
    {"AMP by its path", "https://wire.example/a/amp/", "wire.example/a"},
    {"AMP by its parameter", "https://wire.example/a?amp=1&id=7", "wire.example/a?id=7"},
    {"a word that ends so", "https://wire.example/camp", "wire.example/camp"},
    {"an AMP cache", "https://wire-example.cdn.ampproject.org/c/s/www.wire.example/a",
     "wire.example/a"},
    {"a search engine's viewer", "https://www.google.com/amp/s/wire.example/a", "wire.example/a"},
    {"tracking", "https://wire.example/a?utm_source=x&fbclid=y&UTM_Medium=z", "wire.example/a"},
    {"among others, whatever their order", "https://wire.example/?b=2&gclid=q&a=1",
     "wire.example?a=1&b=2"},
    {"a slash at the end", "https://wire.example/a/", "wire.example/a"},
    {"the front page", "https://wire.example", "wire.example"},
    {"its file", "https://wire.example/index.html", "wire.example"},
    {"dot segments", "https://wire.example/x/.././/a", "wire.example/a"},
    {"more up than down", "https://wire.example/../../a", "wire.example/a"},
    {"letters need no encoding", "https://wire.example/%74ruce%2fx", "wire.example/truce%2Fx"},
    {"other characters do", "https://wire.example/tr\xC3\xAAve a", "wire.example/tr%C3%AAve%20a"},
    {"half an escape is a sign", "https://wire.example/100%", "wire.example/100%25"},
    {"two halves make no escape", "https://wire.example/%%34%31", "wire.example/%2541"},
    {"tracking in disguise", "https://wire.example/a?%75tm_source=x", "wire.example/a"},
    {"twice AMP", "https://wire.example/a/amp/amp/", "wire.example/a"},
    {"a host holds no white space", "//wire\n.example/a", ""},
    {"white space around", " https://wire.example/a\n", "wire.example/a"},
    {"no address", "tag:wire.example,2024:7", ""},
    {"no web", "ftp://wire.example/a", ""},
    {"no host", "https:///a", ""},
    {"nothing", "", ""},
};

TEST(WebAddress, OneSpelling) {
  const Result<AddressRules> rules = AddressRules::load(Knowledge());
  ASSERT_TRUE(rules) << rules.error().to_string();
  for (const Case& c : kCases) {
    const std::string canonical = rules->canonical(c.url);
    EXPECT_EQ(canonical, c.canonical) << c.why;
    EXPECT_EQ(rules->canonical("https://" + canonical), canonical) << "again: " << c.why;
  }
}

TEST(WebAddress, TooLongIsNone) {
  const Result<AddressRules> rules = AddressRules::load(Knowledge());
  ASSERT_TRUE(rules);
  EXPECT_EQ(rules->canonical("https://wire.example/" + std::string(9000, 'a')), "");
}

TEST(WebAddress, RulesOfTheUser) {
  const Knowledge own = Knowledge::with_files({{"web_addresses.tsv", "parameter\tedition\n"}});
  const Result<AddressRules> rules = AddressRules::load(own);
  ASSERT_TRUE(rules);
  EXPECT_EQ(rules->canonical("https://m.wire.example/a?edition=uk"), "m.wire.example/a");
  const Result<AddressRules> wrong =
      AddressRules::load(Knowledge::with_files({{"web_addresses.tsv", "hots\tm\n"}}));
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ErrorCode::kInvalidData);
}

}  // namespace
}  // namespace standoff
