#include "standoff/read/inputs.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "standoff/read/testing/items.h"

namespace standoff {
namespace {

using Lines = std::vector<std::string>;

TEST(SniffFormat, TellsByTheBytes) {
  struct Case {
    const char* why;
    std::string front;
    InputFormat format;
  };
  const Case kCases[] = {
      {"prose", "Truce holds\n\nThe minister said, on Monday, that ...", InputFormat::kText},
      {"prose that begins with a bracket", "[Update] Truce holds", InputFormat::kText},
      {"nothing", "", InputFormat::kText},
      {"an array", "[{\"text\": \"A\"}]", InputFormat::kJson},
      {"an object over lines", "{\n  \"text\": \"A\"\n}\n", InputFormat::kJson},
      {"an object on a line", "{\"text\": \"A\"}\n", InputFormat::kJsonLines},
      {"a wrapper on a line", "{\"articles\": [{\"text\": \"A\"}]}\n", InputFormat::kJson},
      {"a record a line", "{\"text\": \"A\"}\n{\"text\": \"B\"}\n", InputFormat::kJsonLines},
      {"a second line that is none", "{\"text\": \"A}\"}\nnothing\n{\"text\": \"B\"}\n",
       InputFormat::kJsonLines},
      {"a first line that is cut", "{\"text\": \"A\n{\"text\": \"B\"}\n", InputFormat::kJsonLines},
      {"a record longer than what is seen", "{\"text\": \"" + std::string(kSniffBytes, 'x'),
       InputFormat::kJsonLines},
      {"a page", "<!DOCTYPE html><html><head><title>T</title>", InputFormat::kHtml},
      {"a feed", "<?xml version=\"1.0\"?>\n<!-- news -->\n<rss version=\"2.0\">",
       InputFormat::kFeed},
      {"an archive", "WARC/1.0\r\nWARC-Type: warcinfo\r\n", InputFormat::kWarc},
      {"commas", "url,title,text\n", InputFormat::kCsv},
      {"tabs", "url\ttitle\ttext\n", InputFormat::kTsv},
      {"a byte order mark", "\xEF\xBB\xBF[{\"text\": \"A\"}]", InputFormat::kJson},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(sniff_format(c.front, FieldNames::built_in()), c.format) << c.why;
  }
}

class Folder : public testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "/inputs_" +
            testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_ + "/inner");
    write("b.txt", "B");
    write("a.json", "[{\"text\": \"A1\"}, {\"text\": \"A2\"}]");
    write("inner/c.txt", "C");
    write(".hidden", "no");
  }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ + "/" + name) << bytes;
  }

  [[nodiscard]] Lines read(std::vector<std::string> paths) const {
    for (std::string& path : paths) path.insert(0, path_ + "/");
    return lines_of(*open_inputs(std::move(paths), {}));
  }

  std::string path_;
};

TEST_F(Folder, StandsForItsFiles) { EXPECT_EQ(read({""}), (Lines{"|A1", "|A2", "|B", "|C"})); }

TEST_F(Folder, PatternsStandForWhatTheyMatch) {
  EXPECT_EQ(read({"*.txt", "inner/?.txt"}), (Lines{"|B", "|C"}));
}

TEST_F(Folder, WhatIsNotThereIsAnError) {
  std::filesystem::create_directory(path_ + "/empty");
  EXPECT_EQ(
      read({"none.txt", "empty", "*.none", "b.txt"}),
      (Lines{"0: 0: no such file", "0: 0: there is no file in it", "0: 0: no such file", "|B"}));
}

}  // namespace
}  // namespace standoff
