#include "standoff/ground/times.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "standoff/document/testing/conllu.h"
#include "standoff/document/testing/flat_document.h"

namespace standoff {
namespace {

const TimeRules& rules() {
  static const Result<TimeRules> kRules = TimeRules::load(Knowledge());
  if (!kRules) ADD_FAILURE() << kRules.error().to_string();
  return *kRules;
}

// "Thursday=2024-09-26 21-day=P21D": what is found, in order.
std::string found(const Document& document, const char* published) {
  const auto times = find_times(document, parse_date(published), rules());
  if (!times) return times.error().to_string();
  std::string out;
  for (const TimeExpression& time : *times) {
    out += (out.empty() ? "" : "; ") + std::string(document.text(time.span)) + "=" + time.value;
  }
  return out;
}

struct Case {
  const char* why;
  const char* text;
  const char* found;
};

void expect_found(std::span<const Case> cases, const char* published) {
  for (const Case& c : cases) {
    EXPECT_EQ(found(flat_document(c.text), published), c.found) << c.why << ": " << c.text;
  }
}

TEST(FindTimes, Dates) {
  const Case kCases[] = {
      {"a date as it stands", "on Wednesday, January 23, 2019,",
       "Wednesday, January 23, 2019=2019-01-23"},
      {"the British order", "on 28 April 2025", "28 April 2025=2025-04-28"},
      {"ordinals", "on December 27th", "December 27th=2023-12-27"},
      {"day first, as most of the world has it", "on 12/09/2024", "12/09/2024=2024-09-12"},
      {"month first where it can be nothing else", "on 9/26/2024", "9/26/2024=2024-09-26"},
      {"ISO 8601", "at 2024-09-26T09:00", "2024-09-26T09:00=2024-09-26T09:00"},
      {"without a verb that tells, the past", "on July 14", "July 14=2024-07-14"},
      {"capitals", "KABUL, SEPT. 20", "SEPT. 20=2024-09-20"},
      {"a name for a day of terror", "the Sept. 11 attacks, 9/11",
       "Sept. 11=2001-09-11; 9/11=2001-09-11"},
      {"days of one month", "on March 3-5, 2024", "March 3=2024-03-03; 5, 2024=2024-03-05"},
      {"days by name", "on Monday and last Thursday",
       "Monday=2024-09-23; last Thursday=2024-09-19"},
      {"a weekday of another week", "until Wednesday next week", "Wednesday next week=2024-10-02"},
      {"the day of publication is today", "on Thursday", "Thursday=2024-09-26"},
      {"counted days", "yesterday, three days ago",
       "yesterday=2024-09-25; three days ago=2024-09-23"},
      {"weeks of ISO 8601", "last week", "last week=2024-W38"},
      {"months", "earlier this month, in August", "earlier this month=2024-09; August=2024-08"},
      {"a month that is over", "last October", "last October=2023-10"},
      {"quarters and seasons", "in the third quarter of 2023 and last summer",
       "the third quarter of 2023=2023-Q3; last summer=2024-SU"},
      {"years, decades, centuries", "since 2016, in the 1990s, the 19th century",
       "2016=2016; the 1990s=199; the 19th century=18"},
      {"a feast", "on May Day", "May Day=2024-05-01"},
      {"a year that the article gave", "On Oct. 7, 2021, it began. Since Oct. 7 it went on.",
       "Oct. 7, 2021=2021-10-07; Oct. 7=2021-10-07"},
  };
  expect_found(kCases, "2024-09-26");
}

TEST(FindTimes, TimesDurationsAndSets) {
  const Case kCases[] = {
      {"parts of a day", "on Tuesday morning, last night",
       "Tuesday morning=2024-09-24TMO; last night=2024-09-25TNI"},
      {"clock and zone", "It came on Sunday at 4:00 a.m. local time (0100 UTC).",
       "Sunday at 4:00 a.m. local time=2024-09-22T04:00; 0100 UTC=2024-09-22T01:00Z"},
      {"afternoon hours", "Monday at 7.30pm", "Monday at 7.30pm=2024-09-23T19:30"},
      {"a number and a unit", "a 21-day truce, in just 72 hours",
       "21-day=P21D; just 72 hours=PT72H"},
      {"numbers in words", "for twenty-five years", "twenty-five years=P25Y"},
      {"nearly", "nearly a year, almost a century", "nearly a year=P1Y; almost a century=P100Y"},
      {"uncounted", "months of war, the last several years",
       "months=PXM; the last several years=PXY"},
      {"rates", "daily, every two weeks, twice a year",
       "daily=P1D; every two weeks=P2W; a year=P1Y"},
      {"the vague present, past and future", "now, recently, soon",
       "now=PRESENT_REF; recently=PAST_REF; soon=FUTURE_REF"},
      {"ages are no times", "a 19-year-old and the 36-year-olds", ""},
      {"names are no times", "Black Friday in the Sunday Times", ""},
      {"numbers are no years", "2,003 men", ""},
  };
  expect_found(kCases, "2024-09-26");
}

TEST(FindTimes, AnchorsOfTheArticle) {
  const Case kCases[] = {
      {"counted from the day before", "On Aug. 5, 2011 it fell. Two days later it rose.",
       "Aug. 5, 2011=2011-08-05; Two days later=2011-08-07"},
      {"in the unit that is counted", "They left in 2011 and came back three years later.",
       "2011=2011; three years later=2014"},
      {"the same day", "He came on Monday. That day he left.",
       "Monday=2024-09-23; That day=2024-09-23"},
      {"at the time", "In August 2018 the toll, at the time, was low.",
       "August 2018=2018-08; at the time=2018-08"},
      {"a quotation's today is the day on which it was said",
       "\"We meet tomorrow\" she said Tuesday.", "tomorrow=2024-09-25; Tuesday=2024-09-24"},
      {"a dateline dates what is below it", "24 September 2024\nIt rained yesterday.",
       "24 September 2024=2024-09-24; yesterday=2024-09-23"},
      {"a date of long ago does not", "24 September 2014\nIt rained yesterday.",
       "24 September 2014=2014-09-24; yesterday=2024-09-25"},
  };
  expect_found(kCases, "2024-09-26");
}

TEST(FindTimes, WithoutAPublicationDateNothingIsGuessed) {
  const Case kCases[] = {
      {"a weekday", "on Thursday", "Thursday=XXXX-WXX-4"},
      {"a day", "on Oct. 7 and yesterday", "Oct. 7=XXXX-10-07; yesterday=XXXX-XX-XX"},
      {"a month", "last month, in June", "last month=XXXX-XX; June=XXXX-06"},
      {"a week", "last week and next Friday", "last week=XXXX-WXX; next Friday=XXXX-WXX-5"},
      {"a time of day", "at 4 a.m. on Sunday", "4 a.m. on Sunday=XXXX-WXX-7T04:00"},
      {"what stands by itself is known", "in 2016, for 21 days", "2016=2016; 21 days=P21D"},
      {"unless a line is a date", "Thursday, 26 September 2024\nHe left on Monday.",
       "Thursday, 26 September 2024=2024-09-26; Monday=2024-09-23"},
  };
  expect_found(kCases, "");
}

TEST(FindTimes, AbsurdDatesAreNone) {
  const Case kCases[] = {
      {"no such day", "on February 30, 2024", ""},
      {"no such day in any year", "on 31 June", ""},
      {"a leap day in a year without one", "on February 29, 2023", ""},
      {"the next leap day", "on February 29", "February 29=2024-02-29"},
      {"no such year", "in the year 99999999999", ""},
      {"a number that no calendar holds", "99999999999999999999 years ago", "years ago=PAST_REF"},
      {"before the first year", "999999 years ago", ""},
      {"no such hour", "at 27:30 or 12:75", ""},
  };
  expect_found(kCases, "2024-09-26");
}

// The verb says on which side of 26 September 2024, a Thursday, a Friday or 10 October lies.
TEST(FindTimes, TenseTellsTheDirection) {
  struct TenseCase {
    const char* why;
    const char* conllu;
    const char* found;
  };
  const TenseCase kCases[] = {
      {"the past tense",
       "1 He he PRON PRP _ 2 nsubj\n"
       "2 spoke speak VERB VBD _ 0 ROOT\n"
       "3 Friday Friday PROPN NNP _ 2 npadvmod\n",
       "Friday=2024-09-20"},
      {"a future auxiliary",
       "1 He he PRON PRP _ 3 nsubj\n"
       "2 will will AUX MD _ 3 aux\n"
       "3 speak speak VERB VB _ 0 ROOT\n"
       "4 Friday Friday PROPN NNP _ 3 npadvmod\n",
       "Friday=2024-09-27"},
      {"the perfect",
       "1 He he PRON PRP _ 3 nsubj\n"
       "2 had have AUX VBD _ 3 aux\n"
       "3 fled flee VERB VBN _ 0 ROOT\n"
       "4 on on ADP IN _ 3 prep\n"
       "5 Friday Friday PROPN NNP _ 4 pobj\n",
       "Friday=2024-09-20"},
      {"something scheduled",
       "1 He he PRON PRP _ 2 nsubj\n"
       "2 dropped drop VERB VBD _ 0 ROOT\n"
       "3 a a DET DT _ 7 det\n"
       "4 scheduled schedule VERB VBN _ 7 amod\n"
       "5 Oct. Oct. PROPN NNP _ 7 nmod\n"
       "6 10 10 NUM CD _ 5 nummod\n"
       "7 visit visit NOUN NN _ 2 dobj\n",
       "Oct. 10=2024-10-10"},
      {"a date of something that happened",
       "1 He he PRON PRP _ 3 nsubj\n"
       "2 will will AUX MD _ 3 aux\n"
       "3 mark mark VERB VB _ 0 ROOT\n"
       "4 the the DET DT _ 7 det\n"
       "5 Oct. Oct. PROPN NNP _ 7 nmod\n"
       "6 10 10 NUM CD _ 5 nummod\n"
       "7 invasion invasion NOUN NN _ 3 dobj\n",
       "Oct. 10=2023-10-10"},
      {"an infinitive that is vowed",
       "1 He he PRON PRP _ 2 nsubj\n"
       "2 vowed vow VERB VBD _ 0 ROOT\n"
       "3 to to PART TO _ 4 aux\n"
       "4 speak speak VERB VB _ 2 xcomp\n"
       "5 Friday Friday PROPN NNP _ 4 npadvmod\n",
       "Friday=2024-09-27"},
      {"ahead of something",
       "1 He he PRON PRP _ 2 nsubj\n"
       "2 flew fly VERB VBD _ 0 ROOT\n"
       "3 ahead ahead ADV RB _ 2 advmod\n"
       "4 of of ADP IN _ 3 prep\n"
       "5 Friday Friday PROPN NNP _ 6 compound\n"
       "6 talks talk NOUN NNS _ 4 pobj\n",
       "Friday=2024-09-27"},
  };
  for (const TenseCase& c : kCases) {
    const auto document = read_conllu(c.conllu);
    ASSERT_TRUE(document) << document.error().to_string();
    EXPECT_EQ(found(*document, "2024-09-26"), c.found) << c.why;
  }
}

TEST(FindTimes, NamesItsAnchorAndItsRule) {
  const auto times = find_times(flat_document("On Monday. Two days later. In 2016."),
                                parse_date("2024-09-26"), rules());
  ASSERT_TRUE(times);
  ASSERT_EQ(times->size(), 3U);
  EXPECT_TRUE((*times)[0].anchored_to_publication);
  EXPECT_EQ((*times)[1].anchor, 0U);
  EXPECT_FALSE((*times)[1].anchored_to_publication);
  EXPECT_EQ((*times)[2].anchor, kNoRecord);
  EXPECT_EQ((*times)[2].rule.rfind("times.tsv:", 0), 0U);
}

TEST(TimeRules, APoliticalScientistAddsAFeast) {
  const auto own = TimeRules::load(
      Knowledge::with_files({{"times_words.tsv", "feast\tRamadan\t2024-03-10|2025-02-28\n"},
                             {"times.tsv", "DATE\t[the start of] <feast>\t<feast> by tense\n"}}));
  ASSERT_TRUE(own) << own.error().to_string();
  const auto times =
      find_times(flat_document("since the start of Ramadan"), parse_date("2024-09-26"), *own);
  ASSERT_TRUE(times);
  ASSERT_EQ(times->size(), 1U);
  EXPECT_EQ((*times)[0].value, "2024-03-10");
  EXPECT_EQ((*times)[0].rule, "times.tsv:1");
}

TEST(TimeRules, SayWhereTheyAreWrong) {
  struct RuleCase {
    const char* why;
    const char* rules;
    const char* error;
  };
  const RuleCase kCases[] = {
      {"no such type", "# title\nDAET\ttoday\tnow\n",
       "times.tsv:2: column 1: expected DATE, TIME, DURATION, SET, a name of your own, or both, "
       "got "
       "\"DAET\""},
      {"no such class", "DATE\t<wekday>\tnow",
       "times.tsv:1: column 2: expected a known class, not <wekday>, got \"<wekday>\""},
      {"an open option", "DATE\t[the day\tnow",
       "times.tsv:1: column 2: expected a closing ], got \"[the day\""},
      {"options that explode", "DATE\t[a] [b] [c] [d] [e] f\tnow",
       "times.tsv:1: column 2: expected at most 4 options in [ ], got \"[a] [b] [c] [d] [e] f\""},
      {"nothing to match", "DATE\t[the]\tnow",
       "times.tsv:1: column 2: expected a word that is not optional, got \"[the]\""},
      {"braces that do not close", "DATE\tin {<year>\t<year>",
       "times.tsv:1: column 2: expected a closing }, got \"in {<year>\""},
      {"a value of nothing", "DATE\ttoday",
       "times.tsv:1: column 3: expected 1 values separated by ;, got \"\""},
      {"a value that may be missing", "DATE\tin [<year>]\t<year>",
       "times.tsv:1: column 3: expected a class outside [ ], not <year>, got \"<year>\""},
      {"a value that the pattern lacks", "DATE\ttoday\t<year>",
       "times.tsv:1: column 3: expected a class of the pattern, not <year>, got \"<year>\""},
      {"an unknown unit", "DATE\ttoday\tnow - 1 fortnight",
       "times.tsv:1: column 3: expected day, week, weekend, month, quarter, half, year, decade or "
       "century, not \"fortnight\", got \"now - 1 fortnight\""},
      {"words after the value", "DATE\ttoday\tnow or never",
       "times.tsv:1: column 3: expected the value to end before \"or\", got \"now or never\""},
      {"a part made of itself", "day\ttoday\tnow\nday\t<day> too\t<day>",
       "times.tsv:2: column 2: expected a name made of lines above, not <day>, got \"<day> too\""},
      {"too few columns", "DATE\n", "times.tsv:1: expected 2 to 3 fields separated by tabs, got 1"},
  };
  for (const RuleCase& c : kCases) {
    const auto loaded =
        TimeRules::load(Knowledge::with_files({{"times_words.tsv", ""}, {"times.tsv", c.rules}}));
    EXPECT_EQ(loaded ? "" : loaded.error().to_string(), c.error) << c.why;
  }
}

// Four times the text may take eight times as long, on a busy machine; not sixteen times.
TEST(FindTimes, TakesLinearTime) {
  const auto seconds = [](std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += "On Monday, Oct. 7, 2024, two days later, ";
    const Document document = flat_document(std::move(text));
    const auto start = std::chrono::steady_clock::now();
    EXPECT_TRUE(find_times(document, parse_date("2024-09-26"), rules()));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const double once = seconds(64 << 10);
  EXPECT_LT(seconds(256 << 10), 8 * once + 0.1);
}

}  // namespace
}  // namespace standoff
