#include "standoff/meaning/check_knowledge.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

TEST(CheckKnowledge, NamesTheFirstErrorOfEachFile) {
  struct Case {
    const char* why;
    std::map<std::string, std::string, std::less<>> files;
    std::vector<std::string> places;
  };
  const Case kCases[] = {
      {"no files", {}, {}},
      {"comments alone are fine", {{"light_verbs.tsv", "# mine\n"}}, {}},
      {"too many fields", {{"light_verbs.tsv", "# mine\nlaunch\tx\ty\n"}}, {"light_verbs.tsv:2"}},
      {"a word that says nothing",
       {{"light_verbs.tsv", "draw\tx\n"}},
       {"light_verbs.tsv:1: column 2"}},
      {"a contrast of no kind",
       {{"contrasts.tsv", "source\tbut\n"}},
       {"contrasts.tsv:1: column 1"}},
      {"each file has its own",
       {{"light_verbs.tsv", "a\tb\tc\n"}, {"given_names.tsv", "\n\nx\n"}},
       {"given_names.tsv:3", "light_verbs.tsv:1"}},
      {"not UTF-8", {{"light_verbs.tsv", "a\xFF"}}, {"light_verbs.tsv: byte 1"}},
      {"a name that is none", {{"lightverbs.tsv", "x\n"}}, {"lightverbs.tsv"}},
  };
  for (const Case& c : kCases) {
    std::vector<std::string> places;
    for (const Error& error : check_knowledge(c.files)) places.push_back(error.where);
    EXPECT_EQ(places, c.places) << c.why;
  }
}

}  // namespace
}  // namespace standoff
