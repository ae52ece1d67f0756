#include "standoff/read/records/feed_records.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "standoff/read/testing/items.h"

namespace standoff {
namespace {

using Lines = std::vector<std::string>;

Lines read(const std::string& xml, std::size_t step = 1U << 20) {
  return lines_of(*feed_records(buffered(xml, step), "feed.xml"));
}

const std::string kItem = "<item><title>T</title><description>B</description></item>";

std::string wide(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

std::string rss(const std::string& items) {
  return "<?xml version=\"1.0\"?><rss version=\"2.0\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Wire</title>"
         "<description>News</description><language>en-GB</language>" +
         items + "</channel></rss>";
}

TEST(FeedRecords, GiveTheirItems) {
  struct Case {
    const char* why;
    std::string xml;
    Lines items;
  };
  const Case kCases[] = {
      {"RSS 2.0", rss(kItem + kItem), {"T|B", "T|B"}},
      {"RSS 0.91 with its document type",
       "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://example.org/rss.dtd\">"
       "<rss version=\"0.91\"><channel>" +
           kItem + "</channel></rss>",
       {"T|B"}},
      {"RDF",
       "<rdf:RDF xmlns:rdf=\"r\" xmlns=\"s\"><channel><title>C</title></channel>" + kItem +
           "</rdf:RDF>",
       {"T|B"}},
      {"the longest text",
       rss("<item><title>T</title><description>B</description>"
           "<content:encoded><![CDATA[<p>Body</p>]]></content:encoded></item>"),
       {"T|<p>Body</p>"}},
      {"Atom",
       "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>C</title><entry><title>T</title>"
       "<content type=\"html\">&lt;p&gt;B&lt;/p&gt;</content></entry></feed>",
       {"T|<p>B</p>"}},
      {"Atom with XHTML inside",
       "<feed><entry><title>T</title><content type=\"xhtml\"><div><p>A</p><p>B</p></div>"
       "</content></entry></feed>",
       {"T|<div><p>A</p><p>B</p></div>"}},
      {"windows-1251, which Expat does not know",
       "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><title>\xCC\xE8\xF0"
       "</title><description>\xE8 \xE2\xEE\xE9\xED\xE0</description></item></channel></rss>",
       {"\u041C\u0438\u0440|\u0438 \u0432\u043E\u0439\u043D\u0430"}},
      {"koi8-r",
       "<?xml version=\"1.0\" encoding=\"KOI8-R\"?><rss><channel><item><title>\xED\xC9\xD2"
       "</title><description>B</description></item></channel></rss>",
       {"\u041C\u0438\u0440|B"}},
      {"big5",
       "<?xml version=\"1.0\" encoding=\"big5\"?><rss><channel><item><title>\xA9\x4D\xA5\xAD"
       "</title><description>B</description></item></channel></rss>",
       {"\u548C\u5E73|B"}},
      {"gb2312, which is read as gb18030",
       "<?xml version=\"1.0\" "
       "encoding=\"gb2312\"?><rss><channel><item><title>\xBA\xCD\x81\x30\x81\x30"
       "</title><description>B</description></item></channel></rss>",
       {"\u548C\u0080|B"}},
      {"latin-1 that is windows-1252",
       "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><item><title>\x93T\x94</title>"
       "<description>B</description></item></channel></rss>",
       {"\u201CT\u201D|B"}},
      {"a declaration that is wrong: UTF-8",
       "<?xml version=\"1.0\" "
       "encoding=\"windows-1251\"?><rss><channel><item><title>\u041C\u0438\u0440"
       "</title><description>B</description></item></channel></rss>",
       {"\u041C\u0438\u0440|B"}},
      {"a declaration that means nothing",
       "<?xml version=\"1.0\" encoding=\"klingon\"?>"
       "<rss><channel>" +
           kItem + "</channel></rss>",
       {"T|B"}},
      {"none, and not UTF-8",
       "<rss><channel><item><title>Elys\xE9"
       "e</title><description>Les n\xE9gociations ont \xE9t\xE9 "
       "men\xE9"
       "es \xE0 Gen\xE8ve</description></item></channel></rss>",
       {"Elys\u00E9e|Les n\u00E9gociations ont \u00E9t\u00E9 men\u00E9es \u00E0 Gen\u00E8ve"}},
      {"a byte that UTF-8 does not have, in UTF-8",
       "<rss><channel><item><title>\u041C\u0438\u0440 "
       "\xFF</title><description>B</description></item>"
       "</channel></rss>",
       {"\u041C\u0438\u0440 \uFFFD|B"}},
      {"UTF-16", wide("<rss><channel>" + kItem + "</channel></rss>"), {"T|B"}},
      {"entities of HTML",
       rss("<item><title>T</title><description>a&nbsp;b &eacute;</description></item>"),
       {"T|a\u00A0b \u00E9"}},
      {"entities of its own",
       "<!DOCTYPE rss [<!ENTITY a \"B\">]><rss><channel><item><title>T</title>"
       "<description>&a;&a;</description></item></channel></rss>",
       {"T|BB"}},
      {"nothing of files outside",
       "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel>"
       "<item><title>T</title><description>B&a;</description></item></channel></rss>",
       {"T|B"}},
      {"an item without text",
       rss("<item><title>T</title></item>" + kItem),
       {"1: 182: there is no text in it", "T|B"}},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(read(c.xml), c.items) << c.why;
    EXPECT_EQ(read(c.xml, 1), c.items) << c.why << ", byte by byte";
  }
}

TEST(FeedRecords, TakeEveryField) {
  const auto source = feed_records(
      buffered(rss(
          "<item><title>T</title><link>https://news.example/1</link><author>Ann Lee</author>"
          "<pubDate>Mon, 23 Sep 2024 14:05:00 GMT</pubDate><description>B</description></item>")),
      "feed.xml");
  const std::optional<RawItem> item = source->next();
  ASSERT_TRUE(item && item->article);
  EXPECT_EQ(item->article->url, "https://news.example/1");
  EXPECT_EQ(item->article->source, "Wire");
  EXPECT_EQ(item->article->language, "en-GB");
  EXPECT_EQ(item->article->published, "Mon, 23 Sep 2024 14:05:00 GMT");
  EXPECT_EQ(item->article->authors, Lines{"Ann Lee"});
}

TEST(FeedRecords, GoOnBehindWhatIsWrong) {
  std::string lol = "<!DOCTYPE rss [<!ENTITY a0 \"lolololololololololololol\">";
  for (int i = 1; i < 12; ++i) {
    lol += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) lol += "&a" + std::to_string(i - 1) + ";";
    lol += "\">";
  }
  lol += "]><rss><channel><item><title>T</title><description>&a11;</description></item>" + kItem +
         "</channel></rss>";
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<b>";
  const std::string kBadInputs[] = {
      rss(kItem + "<item><title>x</wrong></item>" + kItem),
      rss(kItem + "<item><title>a & b</title></item>" + kItem),
      rss(kItem + "<item><title>\x01</title></item>" + kItem),
      rss(kItem + "<item>" + deep + "</item>" + kItem),
  };
  for (const std::string& xml : kBadInputs) {
    const Lines items = read(xml);
    ASSERT_GE(items.size(), 2U) << xml.substr(0, 300);
    EXPECT_EQ(items.front(), "T|B") << "what stands before comes before";
    EXPECT_NE(std::ranges::find_if(
                  items, [](const std::string& item) { return item.find("not XML") != item.npos; }),
              items.end())
        << items[0];
    EXPECT_EQ(std::ranges::count(items, "T|B"), 2) << xml.substr(0, 300);
  }
}

}  // namespace
}  // namespace standoff
