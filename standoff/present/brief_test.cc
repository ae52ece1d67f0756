#include "standoff/present/brief.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "standoff/present/testing/sample_report.h"
#include "standoff/present/wrap.h"

namespace standoff {
namespace {

std::string brief_of(const Sample& sample, const BriefOptions& options = {}) {
  return brief(sample.article, sample.document, sample.report, options);
}

TEST(Brief, AnswersWhatHappened) {
  EXPECT_EQ(brief_of(sample_report(), {.width = 100}),
            R"(Norvia rejects river truce as rockets fall
The Wire · 2025-03-14 · river.txt

THE STANDOFF
  Over the 30-day truce, since Friday 14 March  [o1 r1]
    for      Tamaria and the Coastal Council [k1 k2]
    against  Norvia [k3]

ON THE TABLE
  The 30-day truce  [r1, line 1]
    put to Norvia · “30-day” · status: rejected
    aim: “let aid through”
    Tamaria and the Coastal Council proposed it
      “drawn up by Tamaria and the Coastal Council” [k1 k2, line 2]
    Norvia rejected it (Friday 14 March), through Henrik Solberg
      “turned down the plan” [k3, line 3]
      why: “because it left the guns there”

WHO STANDS WHERE
  Henrik Solberg would accept “We will sign” on a condition
    “We will sign if the guns go home” [k4, line 4]
    on condition: “if the guns go home”

WHAT WAS DONE
  The River Front attacked Port Lucia with heavy weapons (Thursday 13 March), according to the
  hospital
    “The River Front fired rockets at Port Lucia on Thursday” [e2, line 5]
  Henrik Solberg refused to yield to Tamaria and the Coastal Council (Friday 14 March)
    “Prime Minister Henrik Solberg turned down the plan on Friday” [e1, line 3]

WHAT WAS SAID
  Henrik Solberg, prime minister (NOR)  told [s1, line 4]
    “We will sign if the guns go home,”
  The hospital  said [s2, line 6]
    At least 14 people were killed

HOW MANY
  killed  “At least 14 people”, according to the hospital [f1, line 6]
  killed  “31”, according to the River Front [f2, line 7]

WHERE ACCOUNTS DIFFER
  The numbers differ: “people were killed”  [d1]
    The hospital:  “At least 14 people” [f1, line 6]
    The River Front:  “put the dead at 31” [f2, line 7]

WHAT COMES NEXT
  Envoys are to hold talks (Thursday 20 March)
    “Envoys are to meet in Salmouth on March 20” [e3, line 8]

WHO
  Henrik Solberg, prime minister (NOR) · Tamaria (TAM) · Coastal Council · Norvia (NOR) · River
  Front · hospital · 2 more
)");
}

TEST(Brief, TabulatesWhoWhenFull) {
  const std::string text = brief_of(sample_report(), {.width = 100, .full = true});
  EXPECT_NE(
      text.find("WHO\n"
                "  a2  Henrik Solberg   prime minister \u00B7 NOR \u00B7 Norvia \u00B7 1 mention\n"
                "  a3  Tamaria          country \u00B7 TAM \u00B7 1 mention\n"),
      std::string::npos)
      << text;
}

TEST(Brief, SaysThatThereIsNothing) {
  Sample sample = sample_report();
  sample.report = {};
  EXPECT_EQ(brief_of(sample),
            "Norvia rejects river truce as rockets fall\nThe Wire \u00B7 2025-03-14 \u00B7 "
            "river.txt\n\nNothing was found: no one acts, speaks or is counted here.\n");
}

TEST(Brief, SaysWhere) {
  Sample sample = sample_report();
  Place port;
  port.name = "Port Lucia";
  port.country = "NOR";
  port.latitude = 33.2733;
  port.longitude = -5;
  port.mentions.resize(2);
  Place river;
  river.name = "the river";
  river.kind = PlaceKind::kRegion;
  river.mentions.resize(1);
  sample.report.places = {river, port};
  EXPECT_NE(brief_of(sample).find("WHERE\n  Port Lucia \u00B7 the river\n"), std::string::npos);
  const std::string text = brief_of(sample, {.full = true});
  EXPECT_NE(text.find("WHERE\n"
                      "  Port Lucia  city \u00B7 NOR \u00B7 33.27, -5.00 \u00B7 2 mentions\n"
                      "  the river   region \u00B7 not on the map \u00B7 1 mention\n"),
            std::string::npos)
      << text;
}

TEST(Brief, PutsNoArticleBeforeADeterminer) {
  Sample sample = sample_report();
  sample.report.actors[4].name = "Both fronts";  // the text has "The" before it
  const std::string page = brief_of(sample);
  EXPECT_NE(page.find("Both fronts"), std::string::npos) << page;
  EXPECT_EQ(page.find("he both fronts"), std::string::npos) << page;
}

TEST(Brief, LeavesOutAndSaysSo) {
  Sample sample = sample_report();
  const Event rockets = sample.report.events[1];
  sample.report.actors.pop_back();  // seven are as many as are shown
  sample.report.events.assign(9, rockets);
  EXPECT_NE(brief_of(sample).find("\u2026 and 4 more"), std::string::npos);
  EXPECT_EQ(brief_of(sample, {.full = true}).find("more\n"), std::string::npos);
  sample.report.events.assign(6, rockets);  // to say so would take the line that the last one needs
  EXPECT_EQ(brief_of(sample).find("\u2026 and"), std::string::npos);
}

TEST(Brief, CutsWordsToALineUnlessFull) {
  const Sample sample = sample_report();
  const char* kWhole = "Prime Minister Henrik Solberg turned down the plan on Friday";
  const std::string page = brief_of(sample, {.width = 60});
  EXPECT_EQ(page.find(kWhole), std::string::npos) << page;
  EXPECT_NE(page.find("turned down"), std::string::npos) << "the trigger stays: " << page;
  EXPECT_NE(brief_of(sample, {.width = 200, .full = true}).find(kWhole), std::string::npos);
}

TEST(Brief, FitsEveryWidthWithAndWithoutColour) {
  Sample sample = sample_report();
  sample.report.actors[0].name = std::string(30, 'x');
  for (const std::size_t width : {0U, 40U, 57U, 80U, 120U}) {
    for (const bool full : {false, true}) {
      const std::string page = brief_of(sample, {.width = width, .full = full});
      for (std::size_t at = 0; at < page.size();) {
        const std::size_t end = page.find('\n', at);
        EXPECT_LE(display_width(page.substr(at, end - at)), std::max<std::size_t>(width, 40))
            << page;
        at = end + 1;
      }
    }
  }
  const std::string coloured = brief_of(sample, {.colour = true});
  EXPECT_NE(coloured.find("\x1B[1mNorvia rejects"), std::string::npos);
  EXPECT_EQ(brief_of(sample).find('\x1B'), std::string::npos);
}

}  // namespace
}  // namespace standoff
