#include "standoff/present/json.h"

#include <gtest/gtest.h>

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
      R"("anchor":"published"})",
      R"({"id":"f1","kind":"troops","low":0.5,"best":1500,"high":null,"relation":"about",)"
      R"("unit":null,"period":null,"when":null,"where":null,"source":null,"of":null,)"
      R"("evidence":{"begin":0,"end":4,"quote":"Élan"}})",
      R"({"id":"s1","speakers":["a1"],"speaker_text":{"begin":12,"end":15,"quote":"she"},)"
      R"("speaker_kind":"named","cue":{"begin":16,"end":20,"quote":"said"},)"
      R"("content":[{"begin":7,"end":9,"quote":"no"}],"form":"direct","when":"2025-03-10",)"
      R"("venue":null,"addressee":null})",
  };
  for (const char* part : kParts) EXPECT_NE(json.find(part), std::string::npos) << part << json;
}

}  // namespace
}  // namespace standoff
