#include "standoff/read/internal/html_tree.h"

#include <gtest/gtest.h>

#include <string>

namespace standoff {
namespace {

// The texts with the tags around them that count, outermost first: "p b:text".
std::string outline(std::string_view page) {
  const HtmlTree tree = parse_html(page);
  std::string out;
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].tag != Tag::kText) continue;
    std::string path;
    for (std::uint32_t at = tree.nodes[i].parent; at != 0; at = tree.nodes[at].parent) {
      const std::string_view source = page.substr(0, tree.nodes[at].begin_byte);
      path.insert(0, std::string(source.substr(source.rfind('<') + 1)) + " ");
    }
    if (!out.empty()) out += " / ";
    out += path + ":" + std::string(tree.raw(i));
  }
  return out;
}

TEST(HtmlTree, ClosesWhatTheStandardCloses) {
  const struct {
    const char* why;
    const char* page;
    const char* outline;
  } cases[] = {
      {"plain nesting", "<div><p>a</p>b</div>c", "div p :a / div :b / :c"},
      {"a paragraph ends a paragraph", "<p>a<p>b", "p :a / p :b"},
      {"a block ends a paragraph", "<p>a<div>b</div>", "p :a / div :b"},
      {"a span does not", "<p>a<span>b</span>c", "p :a / p span :b / p :c"},
      {"items", "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
       "ul li :a / ul li :b / ul li ul li :c / ul li :d"},
      {"cells and rows", "<table><tr><td>a<td>b<tr><td>c</table>d",
       "table tr td :a / table tr td :b / table tr td :c / :d"},
      {"an end tag inside a cell stays inside", "<div><table><tr><td>a</div>b</table>",
       "div table tr td :a / div table tr td :b"},
      {"void elements hold nothing", "<p>a<br>b<img src=x>c", "p :a / p :b / p :c"},
      {"scripts are text to their end tag", "<script>if (a<b) '</p>'</script>c",
       "script :if (a<b) '</p>' / :c"},
      {"end tags without start", "a</div></p>b", ":a / :b"},
      {"overlapping formatting", "<b>a<p>b</b>c</p>", "b :a / b p :b / b p :c"},
      {"comments and declarations", "<!doctype html>a<!-- <p> -->b<?php ?>c", ":a / :b / :c"},
      {"a < of the text", "1 < 2", ":1  / :< / : 2"},
      {"a > in an attribute", "<p title='a>b'>c", "p :c"},
      {"what no head may have begins the body", "<head><title>a</title><div>b",
       "head title :a / div :b"},
      {"in a drawing elements may close themselves", "<svg><title/><path/></svg><p>a", "p :a"},
      {"and a drawing itself", "<p>a<svg/>b", "p :a / p :b"},
      {"what no drawing may have ends it", "<svg><path><div>a", "div :a"},
      {"but for foreign text in it", "<svg><foreignObject><div>a</div></foreignObject></svg>b",
       "svg foreignObject div :a / :b"},
      {"a tag that never ends", "a<p class=", ":a"},
  };
  for (const auto& row : cases) EXPECT_EQ(outline(row.page), row.outline) << row.why;
}

TEST(HtmlTree, ReadsAttributes) {
  const HtmlTree tree = parse_html("<a B=1 c = 'x&amp;y' d e=\"\" c=2 f=g/h>");
  EXPECT_EQ(tree.attribute(1, "b"), "1");
  EXPECT_EQ(tree.attribute(1, "c"), "x&y") << "the first of a name counts";
  EXPECT_EQ(tree.attribute(1, "d"), "");
  EXPECT_EQ(tree.attribute(1, "f"), "g/h");
  EXPECT_EQ(tree.attribute(1, "g"), "");
}

TEST(HtmlTree, DepthIsBounded) {
  std::string page;
  for (int i = 0; i < 100'000; ++i) page += "<div>";
  const HtmlTree tree = parse_html(page + "x");
  std::size_t depth = 0;
  for (std::uint32_t at = static_cast<std::uint32_t>(tree.nodes.size() - 1); at != 0;
       at = tree.nodes[at].parent) {
    ++depth;
  }
  EXPECT_LE(depth, kMaxHtmlDepth + 1);
}

}  // namespace
}  // namespace standoff
