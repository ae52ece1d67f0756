#include "standoff/present/brief.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "standoff/document/testing/conllu.h"
#include "standoff/present/wrap.h"

namespace standoff {
namespace {

constexpr const char* kParse =
    "1  Talks  talk  NOUN  NNS _  2  nsubj  _  _\n"
    "2  fail   fail  VERB  VBP _  0  ROOT   _  _\n"
    "\n"
    "# newpar\n"
    "1  It     it     PRON  PRP _  2  nsubj  _  _\n"
    "2  ends   end    VERB  VBZ _  5  ccomp  _  SpaceAfter=No\n"
    "3  ,      ,      PUNCT ,   _  5  punct  _  _\n"
    "4  Ana    Ana    PROPN NNP _  5  nsubj  _  _\n"
    "5  said   say    VERB  VBD _  0  ROOT   _  _\n"
    "6  today  today  NOUN  NN  _  5  npadvmod _ SpaceAfter=No\n"
    "7  .      .      PUNCT .   _  5  punct  _  _\n";

class BriefTest : public testing::Test {
 protected:
  BriefTest() {
    Result<Document> parsed = read_conllu(kParse);
    EXPECT_TRUE(parsed) << parsed.error().to_string();
    document_.emplace(*std::move(parsed));
    article_.id = "a.txt";
    article_.text = std::string(document_->text());  // "Talks fail\nIt ends, Ana said today."
    article_.title = "Talks fail";
    Actor ana;
    ana.name = "Ana";
    ana.kind = ActorKind::kPerson;
    ana.role = "minister";
    ana.country = "FRA";
    ana.mentions = {{{20, 23}, MentionForm::kName, 5}};
    report_.actors = {ana};
    report_.times = {{TimeType::kDate, "2025-03-14", {29, 34}, true, kNoRecord, ""}};
    Statement ends;
    ends.speakers = {0};
    ends.cue = ByteSpan{24, 28};
    ends.content = {{11, 18}};
    ends.when = 0;
    report_.statements = {ends};
  }

  std::optional<Document> document_;
  Article article_;
  Report report_;
};

TEST_F(BriefTest, SaysWhoSaidWhatWithItsLine) {
  EXPECT_EQ(brief(article_, *document_, report_),
            "Talks fail\n"
            "date unknown \u00B7 a.txt\n"
            "\n"
            "WHO\n"
            "  a1  Ana  minister \u00B7 FRA \u00B7 1 mention\n"
            "\n"
            "WHO SAID WHAT\n"
            "  Ana, minister (FRA)\n"
            "    s1  It ends\n"
            "        said \u00B7 today, 2025-03-14\n"
            "        line 2: \u2026, Ana said today.\n"
            "\n"
            "WHEN\n"
            "  2025-03-14  \u201Ctoday\u201D line 2\n");
}

TEST_F(BriefTest, SaysThatThereIsNothing) {
  EXPECT_EQ(brief(article_, *document_, Report{}),
            "Talks fail\ndate unknown \u00B7 a.txt\n\nWHO\n  No one is named.\n\n"
            "WHO SAID WHAT\n  No one is quoted.\n");
}

TEST_F(BriefTest, FitsEveryWidthWithAndWithoutColour) {
  report_.actors[0].name = std::string(30, 'x');
  report_.statements[0].content = {{0, 35}, {0, 35}};
  for (const std::size_t width : {std::size_t{0}, std::size_t{40}, std::size_t{57}}) {
    const std::string page = brief(article_, *document_, report_, {.width = width});
    for (std::size_t at = 0; at < page.size();) {
      const std::size_t end = page.find('\n', at);
      EXPECT_LE(display_width(page.substr(at, end - at)), std::max<std::size_t>(width, 40)) << page;
      at = end + 1;
    }
  }
  const std::string coloured = brief(article_, *document_, report_, {.colour = true});
  EXPECT_NE(coloured.find("\x1B[1mTalks fail\x1B[0m"), std::string::npos);
}

}  // namespace
}  // namespace standoff
