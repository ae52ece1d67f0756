#include "standoff/present/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "standoff/present/testing/sample_report.h"

namespace standoff {
namespace {

TEST(ReportJson, AnEmptyReportHasEveryFieldOfTheContract) {
  Article article;
  article.id = "a.txt";
  article.text = "Truce";
  EXPECT_EQ(report_json(article, Report{}),
            R"({"standoff":"1","article":{"id":"a.txt","title":null,"source":null,"url":null,)"
            R"("published":null,"bylines":[],"language":"en",)"
            R"("sha256":"fb627a3ac2344abb79e5e3df7f644863189279acd0aa3fef0e17fe0cf4978e35",)"
            R"("model":null,"knowledge":null},"actors":[],"places":[],"times":[],"figures":[],)"
            R"("statements":[],"events":[],"proposals":[],"positions":[],"disagreements":[],)"
            R"("standoffs":[],"timeline":[],"warnings":[]})");
}

// "Élan: \"no\", she said Monday."
Report small_report() {
  Report report;
  Actor she;
  she.name = "Ana \u00C9lan";
  she.kind = ActorKind::kPerson;
  she.country = "FRA";
  she.affiliation = 1;
  she.mentions = {{{0, 5}, MentionForm::kName, 0}, {{13, 16}, MentionForm::kPronoun, 6}};
  Actor office;
  office.name = "the ministry";
  office.kind = ActorKind::kGovernment;
  report.actors = {she, office};
  report.times = {{TimeType::kDate, "2025-03-10", {22, 28}, true, kNoRecord, ""}};
  Figure troops;
  troops.kind = FigureKind::kTroops;
  troops.relation = FigureRelation::kAbout;
  troops.best = 1500;
  troops.low = 0.5;
  troops.evidence = {0, 5};
  report.figures = {troops};
  Statement no;
  no.speakers = {0};
  no.speaker_text = ByteSpan{13, 16};
  no.cue = ByteSpan{17, 21};
  no.content = {{8, 10}};
  no.form = StatementForm::kDirect;
  no.when = 0;
  report.statements = {no};
  return report;
}

TEST(ReportJson, SpansAreCodePointsWithTheirWords) {
  Article article;
  article.text = "\u00C9lan: \"no\", she said Monday.";
  const std::string json = report_json(article, small_report(), {.with_text = true});
  const char* kParts[] = {
      R"("text":"Élan: \"no\", she said Monday.")",
      R"({"id":"a1","name":"Ana Élan","kind":"person","country":"FRA","code":null,"role":null,)"
      R"("affiliation":"a2","rule":null,"mentions":[{"begin":0,"end":4,"quote":"Élan","form":"name"},)"
      R"({"begin":12,"end":15,"quote":"she","form":"pronoun"}]})",
      R"({"id":"t1","type":"DATE","value":"2025-03-10","begin":21,"end":27,"quote":"Monday",)"
      R"("anchor":"published","rule":null})",
      R"({"id":"f1","kind":"troops","low":0.5,"best":1500,"high":null,"relation":"about",)"
      R"("unit":null,"period":null,"when":null,"where":null,"source":null,"of":null,)"
      R"("evidence":{"begin":0,"end":4,"quote":"Élan"},"rule":null})",
      R"({"id":"s1","speakers":["a1"],"speaker_text":{"begin":12,"end":15,"quote":"she"},)"
      R"("speaker_kind":"named","cue":{"begin":16,"end":20,"quote":"said"},)"
      R"("content":[{"begin":7,"end":9,"quote":"no"}],"form":"direct","when":"2025-03-10",)"
      R"("venue":null,"addressee":null,"rule":null})",
  };
  for (const char* part : kParts) EXPECT_NE(json.find(part), std::string::npos) << part << json;
}

TEST(ReportJson, RecordsOfMeaningAreAsTheContractHasThem) {
  struct Case {
    const char* why;
    const char* at;  // JSON pointer
    const char* json;
  };
  const Case kCases[] = {
      {"an event", "/events/1",
       R"({"id":"e2","type":"ASSAULT","mode":"heavy-weapons","contexts":["military"],
           "actors":["a5"],"recipients":["a6"],"factuality":"happened","claimed_by":"a7",
           "when":"2025-03-13","where":null,"intensity":-9.5,"quad":"MATERIAL CONFLICT",
           "cameo":"194","trigger":{"begin":310,"end":323,"quote":"fired rockets"},
           "evidence":{"begin":294,"end":349,
             "quote":"The River Front fired rockets at Port Lucia on Thursday"},
           "mentions":[{"begin":30,"end":42,"quote":"rockets fall"}],"rule":"senses.tsv:28"})"},
      {"what the text does not say is null", "/events/2/recipients", "[]"},
      {"nor is an empty rule a rule", "/events/2/rule", "null"},
      {"a proposal's mentions are spans", "/proposals/0/mentions/0",
       R"({"begin":15,"end":26,"quote":"river truce"})"},
      {"its parties", "/proposals/0/proposers", R"(["a3","a4"])"},
      {"its terms", "/proposals/0/terms",
       R"({"duration":"P30D","place":null,
           "aims":[{"begin":112,"end":127,"quote":"let aid through"}]})"},
      {"its kind", "/proposals/0/kind", R"("ceasefire")"},
      {"its status", "/proposals/0/status", R"("rejected")"},
      {"how it got there", "/proposals/0/history",
       R"([{"status":"rejected","when":"2025-03-14","actor":"a2",
            "evidence":{"begin":159,"end":179,"quote":"turned down the plan"}}])"},
      {"a position on a proposal", "/positions/2",
       R"({"id":"k3","actor":"a1","via":"a2",
           "target":{"kind":"proposal","id":"r1",
             "span":{"begin":171,"end":179,"quote":"the plan"}},
           "stance":"reject","score":-1.0,"when":"2025-03-14",
           "reasons":[{"begin":190,"end":220,"quote":"because it left the guns there"}],
           "conditions":[],
           "evidence":{"begin":159,"end":179,"quote":"turned down the plan"},
           "statement":null,"rule":"senses.tsv:26"})"},
      {"a topic has no record", "/positions/3/target",
       R"({"kind":"topic","id":null,"span":{"begin":223,"end":235,"quote":"We will sign"}})"},
      {"a condition makes a weaker yes", "/positions/3/score", "0.25"},
      {"what it was said in", "/positions/3/statement", R"("s1")"},
      {"a disagreement over words, behind a wide character", "/disagreements/0",
       R"({"id":"d1","kind":"figures","about":{"begin":363,"end":381,
             "quote":"people were killed"},
           "sides":[{"who":"a7","ref":"f1",
                     "evidence":{"begin":351,"end":369,"quote":"At least 14 people"}},
                    {"who":"a5","ref":"f2",
                     "evidence":{"begin":418,"end":436,"quote":"put the dead at 31"}}],
           "rule":"figures differ"})"},
      {"a standoff", "/standoffs/0",
       R"({"id":"o1","target":"r1","for":["a3","a4"],"against":["a1"],"neutral":[],
           "since":"2025-03-14"})"},
      {"the timeline", "/timeline",
       R"([{"when":"2025-03-13","ref":"e2"},{"when":"2025-03-14","ref":"e1"},
           {"when":"2025-03-20","ref":"e3"}])"},
  };
  const Sample sample = sample_report();
  const nlohmann::json report = nlohmann::json::parse(report_json(sample.article, sample.report));
  for (const Case& c : kCases) {
    EXPECT_EQ(report.at(nlohmann::json::json_pointer(c.at)), nlohmann::json::parse(c.json))
        << c.why;
  }
}

TEST(ReportJson, TargetsMayBeWordsOrRecords) {
  Sample sample = sample_report();
  sample.report.standoffs[0].proposal = kNoRecord;
  sample.report.standoffs[0].target_span = sample.span("the guns");
  sample.report.disagreements[0].about = {RecordKind::kEvent, 1};
  const nlohmann::json report = nlohmann::json::parse(report_json(sample.article, sample.report));
  EXPECT_EQ(report["standoffs"][0]["target"]["quote"], "the guns");
  EXPECT_EQ(report["disagreements"][0]["about"], "e2");
}

}  // namespace
}  // namespace standoff
