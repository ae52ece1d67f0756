#include "standoff/read/html_article.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace standoff {
namespace {

const std::string kOne =
    "The government of Kasovia on Friday rejected a truce along the Amber River, its foreign "
    "minister said, hours after mediators had called it agreed.";
const std::string kTwo =
    "Mediators from Tamaria said that the talks would go on, and that both sides had promised to "
    "keep the crossing at Port Dorne open.";
const std::string kThree =
    "Shells fell on the eastern quarter of the town for a second night, according to two doctors "
    "at its hospital, who counted eleven wounded.";
const std::string kOther =
    "In another story, fishermen of the northern coast say that the price of diesel has doubled, "
    "and that few of them will sail this winter.";

std::string p(std::string_view text) { return "<p>" + std::string(text) + "</p>"; }
std::string join(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const std::string& paragraph : paragraphs) text += (text.empty() ? "" : "\n\n") + paragraph;
  return text;
}

HtmlArticle extract(const std::string& page) {
  const Result<HtmlArticle> article =
      extract_html(page, {.url = "https://news.example/a/1", .content_type = ""});
  EXPECT_TRUE(article) << article.error().to_string();
  return article ? *article : HtmlArticle();
}

TEST(HtmlArticle, TakesTheBodyAndLeavesThePage) {
  const std::string menu =
      "<ul class=x><li><a href=/w>World</a><li><a href=/s>Sport</a><li><a href=/m>Money</a></ul>";
  const struct {
    const char* why;
    std::string page;
    std::string text;
  } cases[] = {
      {"a menu before, a footer after",
       menu + "<div>" + p(kOne) + p(kTwo) + "</div><footer>" + p(kOther) + "</footer>",
       join({kOne, kTwo})},
      {"no marks at all", "<div>" + menu + "</div><div>" + p(kOne) + p(kTwo) + "</div>",
       join({kOne, kTwo})},
      {"comments",
       "<div>" + p(kOne) + p(kTwo) + "</div><div class='c-comments__list'>" + p(kOther) + "</div>",
       join({kOne, kTwo})},
      {"a cookie notice",
       "<div id='cookie-banner'>" + p(kOther) + "</div><main>" + p(kOne) + p(kTwo) + "</main>",
       join({kOne, kTwo})},
      {"a caption inside",
       p(kOne) +
           "<figure><img src=x><figcaption>Smoke over Port Dorne, seen from the south on "
           "Friday.</figcaption></figure>" +
           p(kTwo),
       join({kOne, kTwo})},
      {"another story inside",
       p(kOne) + "<div class=card><h3><a href=/o>Diesel doubles</a></h3>" + p(kOther) + "</div>" +
           p(kTwo) + p(kThree),
       join({kOne, kTwo, kThree})},
      {"a related link between paragraphs",
       p(kOne) + "<p><a href=/o>Fishermen stay ashore as the price of diesel doubles</a></p>" +
           p(kTwo),
       join({kOne, kTwo})},
      {"a line about the page", p(kOne) + p("Read more: what we know about the truce.") + p(kTwo),
       join({kOne, kTwo})},
      {"a repeated paragraph", p(kOne) + p(kTwo) + p(kOne), join({kOne, kTwo})},
      {"paragraphs by line breaks", "<div>" + kOne + "<br><br>" + kTwo + "<br>" + kThree + "</div>",
       join({kOne, kTwo, kThree})},
      {"short paragraphs inside stay", p(kOne) + p("They left.") + p(kTwo),
       join({kOne, "They left.", kTwo})},
      {"headings inside stay, the title does not",
       "<title>Truce</title><h1>Truce</h1>" + p(kOne) + "<h2>Shells</h2>" + p(kTwo),
       join({kOne, "Shells", kTwo})},
      {"lists", p(kOne) + "<ul><li>Eleven wounded<li>Two crossings shut</ul>" + p(kTwo),
       join({kOne, "Eleven wounded", "Two crossings shut", kTwo})},
      {"tables", p(kOne) + "<table><tr><td>Wounded<td>11</table>" + p(kTwo),
       join({kOne, "Wounded", "11", kTwo})},
      {"entries of a live blog",
       "<h1>Live</h1><div class=entry><h3>10:15</h3>" + p(kOne) + "</div><div class=entry>" +
           "<h3>09:40</h3>" + p(kTwo) + "</div><div class=entry><h3>09:10</h3>" + p(kThree) +
           "</div>",
       join({kOne, "09:40", kTwo, "09:10", kThree})},
      {"the next story, run on",
       "<article><h1>Truce</h1>" + p(kOne) + p(kTwo) + "</article><article><h1>Diesel</h1>" +
           p(kThree) + "</article>",
       join({kOne, kTwo})},
      {"other stories, introduced by a line",
       "<article>" + p(kOne) + p(kTwo) + "</article><article><h3>You may also like...</h3>" +
           p(kThree) + "</article>",
       join({kOne, kTwo})},
      {"one inside, with more of the story beside it",
       p(kOne) + "<article><h3>Related stories</h3></article>" + p(kTwo), join({kOne, kTwo})},
      {"parts of one story, each an article element, go on",
       "<article>" + p(kOne) + "</article><article><h2>At sea</h2>" + p(kTwo) + "</article>",
       join({kOne, "At sea", kTwo})},
      {"quoted posts of others stay",
       p(kOne) + "<div class='social-media-embed'><blockquote>" + p(kThree) +
           "</blockquote></div>" + p(kTwo),
       join({kOne, kThree, kTwo})},
      {"layout may be named like noise where the body is named too",
       "<div class=wrap><div class='sidebar-grid__content article-body'>" + p(kOne) + p(kTwo) +
           "</div><div>" + p(kThree) + p(kOther) + "</div></div>",
       join({kOne, kTwo, kThree, kOther})},
      {"hidden text", p(kOne) + "<p style='display: none'>" + kOther + "</p>" + p(kTwo),
       join({kOne, kTwo})},
      {"names of the layout of all",
       "<div class='content-sidebar-wrap'>" + p(kOne) + "</div><div class=has-newsletter>" +
           p(kTwo) + "</div><div class=sidebar>" + p(kOther) + "</div>",
       join({kOne, kTwo})},
      {"lines and lists before the first paragraph",
       "<div><div>Talks by the Amber River go on at noon today</div><ul><li>Eleven "
       "wounded</ul><div>" +
           kOne + "</div><div>" + kTwo + "</div></div>",
       join({"Talks by the Amber River go on at noon today", "Eleven wounded", kOne, kTwo})},
      {"players of a game",
       p(kOne) + "<table><tr class=player-4><td>Ann Lee<td>11</table>" + p(kTwo),
       join({kOne, "Ann Lee", "11", kTwo})},
      {"names around the title and its story",
       "<title>Truce</title><div class=related>" + p(kOther) + p(kOther + " More.") +
           "</div><article class='newsletter-story'><h1>Truce</h1>" + p(kOne) + p(kTwo) +
           p(kThree) + p(kOne + " So it was.") + "</article><div class=comments>" +
           p("First! " + kOther) + p("Second! " + kOther) + p("Third! " + kOther) +
           p("Fourth! " + kOther) + "</div>",
       join({kOne, kTwo, kThree, kOne + " So it was."})},
      {"a notice that holds most of the page",
       "<div>" + p(kOne) + "</div><div role=dialog>" + p(kTwo) + p(kThree) + p(kOther) + "</div>",
       kOne},
      {"parts of the body, each named as one",
       "<div><div class=story-body>" + p(kOne) + p(kTwo) + "</div><div class=story-body>" +
           p(kThree) + "</div></div>",
       join({kOne, kTwo, kThree})},
      {"the article that has the title, not the longer text below",
       "<title>Truce</title><article><h1>Truce</h1>" + p(kOne) + p(kTwo) + p(kThree) +
           p(kOne + " So it was.") + "</article><ul><li>" + p(kOther) + p(kOther + " More.") +
           p(kOther + " More yet.") + p(kOther + " And more.") + p(kOther + " The end.") + "</ul>",
       join({kOne, kTwo, kThree, kOne + " So it was."})},
      {"a good part of it between the title and what holds the most",
       "<title>Truce</title><h1>Truce</h1><div><div>" + p(kOne) + p(kTwo) + p(kThree) + p(kOther) +
           "</div>" + menu + menu + menu + menu + menu + menu + menu + menu + menu + menu + menu +
           menu + menu + menu + menu + "<div>" + p(kOne + " So it was.") + p(kTwo + " So it was.") +
           p(kThree + " So it was.") + p(kOther + " So it was.") + "</div></div>",
       join({kOne, kTwo, kThree, kOther, kOne + " So it was.", kTwo + " So it was.",
             kThree + " So it was.", kOther + " So it was."})},
      {"a heading before the first paragraph that is a sentence",
       "<h2>The talks went on for a second day by the river.</h2>" + p(kOne) + p(kTwo),
       join({"The talks went on for a second day by the river.", kOne, kTwo})},
      {"a flash of one sentence, in an element named so",
       "<article>" + p(kOne.substr(0, 100) + ".") + "</article>", kOne.substr(0, 100) + "."},
      {"lines that are words of the page", p(kOne) + p("Advertisement:") + p("Teilen") + p(kTwo),
       join({kOne, kTwo})},
      {"who wrote it, at the end",
       p(kOne) + p(kTwo) + p(kThree) + "<h3>About the author</h3>" + p("Ann Lee likes the sea."),
       join({kOne, kTwo, kThree})},
      {"but not in the middle",
       p(kOne) + "<h3>About the authors of the truce</h3>" + p(kTwo) + p(kThree),
       join({kOne, "About the authors of the truce", kTwo, kThree})},
      {"numbers are no names", p(kOne) + "<div id='c4ad9f'>" + p(kTwo) + "</div>" + p(kThree),
       join({kOne, kTwo, kThree})},
      {"a headline as a name is no name of layout",
       p(kOne) + "<div id='how-to-write-a-good-newsletter-today'>" + p(kTwo) + "</div>" + p(kThree),
       join({kOne, kTwo, kThree})},
      {"nor is what shall be done with such elements inside",
       p(kOne) + "<div class='[&_figcaption]:mt-2'>" + p(kTwo) + "</div>" + p(kThree),
       join({kOne, kTwo, kThree})},
      {"what a post is about is no name of layout",
       p(kOne) + "<div class='tag-newsletter category-social'>" + p(kTwo) + "</div>" + p(kThree),
       join({kOne, kTwo, kThree})},
      {"lines that lead to other sites stay",
       p(kOne) + "<ul><li><a href='https://shop.example/w'>Amber Wharf, by sea</a></ul>" + p(kTwo),
       join({kOne, "Amber Wharf, by sea", kTwo})},
      {"and to other hosts of this one go",
       p(kOne) + "<ul><li><a href='https://m.news.example/w'>Amber Wharf, by sea</a></ul>" +
           p(kTwo),
       join({kOne, kTwo})},
      {"sections whose headings lead to other sites",
       p(kOne) + "<div><h3><a href='https://port.example'>Port Dorne</a></h3>" + p(kTwo) +
           "</div><div><h3><a href='https://wharf.example'>Amber Wharf</a></h3>" + p(kThree) +
           "</div>",
       join({kOne, "Port Dorne", kTwo, "Amber Wharf", kThree})},
      {"a table after the last paragraph",
       "<div>" + p(kOne) + p(kTwo) + "<table><tr><td>Wounded<td>11</table></div>",
       join({kOne, kTwo, "Wounded", "11"})},
      {"far more is hidden than is shown",
       p(kOne) + "<div hidden>" + p(kTwo) + p(kThree) + p(kOther) + p(kOther + " More.") + "</div>",
       join({kOne, kTwo, kThree, kOther, kOther + " More."})},
      {"unless it is a notice",
       p(kOne) + "<div hidden>" + p("We use cookies. " + kTwo) + p(kThree) + p(kOther) +
           p(kOther + " More.") + "</div>",
       kOne},
      {"readings of characters are left out",
       p("<ruby>Kaso<rt>ka</rt></ruby><ruby>via<rp>(</rp><rt>vi</rt></ruby> answers. " + kOne),
       "Kasovia answers. " + kOne},
      {"hidden until a script runs", "<div hidden>" + p(kOne) + p(kTwo) + "</div>",
       join({kOne, kTwo})},
      {"text that only a script shows",
       "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + kOne +
           "\\n" + kTwo + "\"}</script><div id=root></div>",
       join({kOne, kTwo})},
      {"references, breaks of words, wide spaces",
       p("Kaso&shy;via&nbsp;&amp;\u200B the river. " + kOne), "Kasovia & the river. " + kOne},
  };
  for (const auto& row : cases) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(extract("<html><body>" + row.page).text, row.text);
  }
}

TEST(HtmlArticle, SaysWhatThePageSaysOfIt) {
  const struct {
    const char* why;
    std::string head;
    std::string HtmlArticle::*field;
    const char* value;
  } cases[] = {
      {"title of JSON-LD before that of the page",
       "<script type=application/ld+json>{\"@graph\":[{\"@type\":[\"Thing\",\"NewsArticle\"],"
       "\"headline\":\"Truce &amp; talks\"}]}</script><title>Truce - Post</title>",
       &HtmlArticle::title, "Truce & talks"},
      {"a title without its publisher",
       "<meta property=og:site_name content='The Post'><title>Truce | The Post</title>",
       &HtmlArticle::title, "Truce"},
      {"a title that its heading gives without more",
       "<title>Truce | Kasovia</title><h1>Truce</h1>", &HtmlArticle::title, "Truce"},
      {"Open Graph", "<meta property='og:title' content='Truce'>", &HtmlArticle::title, "Truce"},
      {"a day and time", "<meta property='article:published_time' content='2025-03-14T09:30:00Z'>",
       &HtmlArticle::published, "2025-03-14T09:30:00Z"},
      {"a day in words", "<meta property='article:published_time' content='14 March 2025'>",
       &HtmlArticle::published, "2025-03-14"},
      {"no day", "<meta property='article:published_time' content='soon'>", &HtmlArticle::published,
       "soon"},
      {"microdata", "<span itemprop=datePublished content='2025-03-14'>Friday</span>",
       &HtmlArticle::published, "2025-03-14"},
      {"a time element", "<time datetime='2025-03-14'>Friday</time>", &HtmlArticle::published,
       "2025-03-14"},
      {"a canonical address that is relative", "<link rel=canonical href='/b/2'>",
       &HtmlArticle::url, "https://news.example/b/2"},
      {"no canonical address", "", &HtmlArticle::url, "https://news.example/a/1"},
      {"language", "<meta property='og:locale' content='en_GB'>", &HtmlArticle::language, "en-GB"},
      {"broken JSON-LD tells nothing", "<script type=application/ld+json>{\"@type\":</script>",
       &HtmlArticle::title, ""},
  };
  for (const auto& row : cases) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(extract(row.head + p(kOne) + p(kTwo)).*row.field, row.value);
  }
}

TEST(HtmlArticle, ReadsTheDatesThatItShows) {
  const std::string title = "<title>Truce</title><h1>Truce</h1>";
  const std::string body = p(kOne) + p(kTwo);
  const std::string day = "<p>12 March 2024</p>";
  const struct {
    const char* why;
    std::string page;
    const char* published;
    const char* updated;
  } cases[] = {
      {"under the title", title + "<div>By Ann Lee | March 12, 2024</div>" + body, "2024-03-12",
       ""},
      {"both", title + "<p>Published 12 March 2024</p><p>Updated 13 March 2024</p>" + body,
       "2024-03-12", "2024-03-13"},
      {"what it is, a line above", title + "<div>Last updated</div><div>13 March 2024</div>" + body,
       "", "2024-03-13"},
      {"below a summary", title + p(kThree) + day + body, "2024-03-12", ""},
      {"above the title, beside it",
       "<title>Truce</title><div><a href=/>The Post</a></div><header>" + day +
           "<h1>Truce</h1></header>" + body,
       "2024-03-12", ""},
      {"a menu's day of today",
       "<div><span>Tuesday, March 12, 2024</span><ul><li><a href=/w>World</a></ul></div>" + title +
           body,
       "", ""},
      {"in a menu under the title", title + "<nav>" + day + "</nav>" + body, "", ""},
      {"in prose", title + p("On 12 March 2024 the talks began. " + kOther) + body, "", ""},
      {"another story's, below", title + body + "<div><a href=/o>Diesel doubles</a></div>" + day,
       "", ""},
      {"another story's, above",
       title + "<div><a href=/o>Fishermen stay ashore as diesel doubles</a></div>" + day + body, "",
       ""},
      {"in a box named like noise, as bylines are",
       title + "<div class=share>" + day + "</div>" + body, "2024-03-12", ""},
      {"the address's day",
       "<link rel=canonical href='https://news.example/2024/03/12/truce'>" + title + body,
       "2024-03-12", ""},
      {"which a day without a word does not gainsay",
       "<link rel=canonical href='https://news.example/2024/03/11/truce'>" + title + day + body,
       "2024-03-11", ""},
      {"below the body, if it says so", title + body + "<div>Published: 12 March 2024</div>",
       "2024-03-12", ""},
      {"what machines read comes first",
       "<meta property='article:published_time' content='2024-03-11'>" + title + day + body,
       "2024-03-11", ""},
      {"but for what nobody can read",
       "<meta property='article:published_time' content='yesterday'>" + title + day + body,
       "2024-03-12", ""},
      {"a day that may be two", title + "<p>03/04/2024</p>" + body, "", ""},
      {"decided by the page's language", "<html lang=en-GB>" + title + "<p>03/04/2024</p>" + body,
       "2024-04-03", ""},
  };
  for (const auto& row : cases) {
    SCOPED_TRACE(row.why);
    const HtmlArticle article = extract(row.page);
    EXPECT_EQ(article.published, row.published);
    EXPECT_EQ(article.updated, row.updated);
  }
}

TEST(HtmlArticle, NamesItsAuthors) {
  const struct {
    const char* why;
    const char* author;
    std::vector<std::string> authors;
  } cases[] = {
      {"one", "\"Ann Lee\"", {"Ann Lee"}},
      {"a thing with a name", "{\"@type\":\"Person\",\"name\":\"Ann Lee\"}", {"Ann Lee"}},
      {"several things", "[{\"name\":\"Ann Lee\"},{\"name\":\"Bo Ray\"}]", {"Ann Lee", "Bo Ray"}},
      {"a byline", "\"By Ann Lee and Bo Ray (Port Dorne)\"", {"Ann Lee", "Bo Ray"}},
      {"a thing described elsewhere", "{\"@id\":\"#ann\"}", {"Ann Lee"}},
      {"an address is no name", "\"https://news.example/ann\"", {}},
  };
  for (const auto& row : cases) {
    const std::string head = std::string(
                                 "<script type=application/ld+json>[{\"@type\":\"Article\","
                                 "\"author\":") +
                             row.author + "},{\"@id\":\"#ann\",\"name\":\"Ann Lee\"}]</script>";
    EXPECT_EQ(extract(head + p(kOne) + p(kTwo)).authors, row.authors) << row.why;
  }
}

TEST(HtmlArticle, ReadsTheAuthorsThatItShows) {
  const std::string title = "<title>Truce</title><h1>Truce</h1>";
  const std::string body = "<div>" + p(kOne) + p(kTwo) + "</div>";
  const struct {
    const char* why;
    std::string page;
    std::vector<std::string> authors;
  } cases[] = {
      {"under the title",
       title + "<p>By Ann Lee and Bo Ray | 12 March 2024</p>" + body,
       {"Ann Lee", "Bo Ray"}},
      {"in another language", title + "<p>Von Ann Lee</p>" + body, {"Ann Lee"}},
      {"after a date, in an element named so",
       title + "<p class=byline>12 March 2024 by Ann Lee in World</p>" + body,
       {"Ann Lee"}},
      {"alone in one", title + "<div class=author>Ann van Lee</div>" + body, {"Ann van Lee"}},
      {"below the body", title + body + "<p>By Ann Lee</p>", {"Ann Lee"}},
      {"glued to its mark", title + "<p>ByAnn Lee</p>" + body, {"Ann Lee"}},
      {"a section, though named so", title + "<div class=author>Latest news</div>" + body, {}},
      {"a line that only begins so", title + "<p>By the river the talks go on.</p>" + body, {}},
      {"beside another story", title + "<aside><p>By Ann Lee</p></aside>" + body, {}},
      {"machines are told only the publisher",
       "<meta name=author content='The Post'><meta property=og:site_name content='The Post'>" +
           title + "<p>By Ann Lee</p>" + body,
       {"Ann Lee"}},
      {"and a person",
       "<meta name=author content='Bo Ray'>" + title + "<p>By Ann Lee</p>" + body,
       {"Bo Ray"}},
      {"nobody", "<meta name=author content=admin>" + title + body, {}},
      {"an address", "<meta name=author content='ann@news.example'>" + title + body, {}},
  };
  for (const auto& row : cases) EXPECT_EQ(extract(row.page).authors, row.authors) << row.why;
}

TEST(HtmlArticle, SaysThatThereIsNone) {
  const std::string card =
      "<div><h2><a href=/o>Diesel doubles on the coast</a></h2>" + p(kOther) + "</div>";
  const struct {
    const char* why;
    std::string page;
    std::string_view says;
  } cases[] = {
      {"an empty page", "<html></html>", "no block of prose"},
      {"a menu", "<ul><li><a href=/w>World</a><li><a href=/s>Sport</a></ul>", "no block of prose"},
      {"a stub", p("Kasovia rejects the truce, and the talks go on without a day for the next."),
       "bytes of prose"},
      {"a sentence that no element names", p(kOne.substr(0, 100) + "."), "bytes of prose"},
      {"a front page", card + card + card + card + p(kOne), "it introduces other stories"},
      {"a cookie page", p("We use cookies to show you what you like. " + kOther), "a notice"},
      {"one in French, in capitals", p("NOUS UTILISONS DES COOKIES. " + kOther), "a notice"},
      {"one in Russian", p("Мы используем файлы cookie. " + kOther), "a notice"},
      {"a paywall in German", p("Nur für Abonnenten. " + kOther), "a notice"},
      {"a stub before a paywall", p(kOne) + p("Subscribe to continue reading."), "a notice"},
  };
  for (const auto& row : cases) {
    SCOPED_TRACE(row.why);
    const Result<HtmlArticle> article = extract_html(row.page, {});
    ASSERT_FALSE(article) << article->text;
    EXPECT_EQ(article.error().code, ErrorCode::kInvalidText);
    EXPECT_NE(article.error().message.find(row.says), std::string::npos) << article.error().message;
  }
}

TEST(HtmlArticle, RefusesWhatIsTooLarge) {
  const Result<HtmlArticle> article = extract_html(std::string(kMaxPageBytes + 1, 'x'), {});
  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().code, ErrorCode::kLimit);
}

TEST(HtmlArticle, KnowsAPage) {
  EXPECT_TRUE(looks_like_html("\n<!DOCTYPE html><html>"));
  EXPECT_TRUE(looks_like_html("<p>a"));
  EXPECT_FALSE(looks_like_html("<?xml version='1.0'?><rss><item><p>"));
  EXPECT_FALSE(looks_like_html("Truce < war, said the minister."));
}

}  // namespace
}  // namespace standoff
