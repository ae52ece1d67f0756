#include "standoff/language/model_directory.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "standoff/language/pipeline.h"

namespace standoff {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// These read the model that STANDOFF_TEST_MODEL names: the directory of en_core_web_sm 3.8.0.
class ModelDirectoryTest : public testing::Test {
 protected:
  void SetUp() override {
    const char* path = std::getenv("STANDOFF_TEST_MODEL");
    if (path == nullptr) GTEST_SKIP() << "STANDOFF_TEST_MODEL names no pipeline directory";
    Result<ModelDirectory> model = ModelDirectory::read(path);
    ASSERT_TRUE(model) << model.error().to_string();
    files_ = model->files;
    digest_ = model->digest;
  }
  // The error that reading or packing the files gives.
  static Error error_of(Files files) {
    const Result<ModelDirectory> model = ModelDirectory::from_files(std::move(files));
    if (!model) return model.error();
    const Result<std::string> pack = pack_model(*model);
    if (!pack) return pack.error();
    return {};
  }
  [[nodiscard]] Error error_with(const std::string& path, std::string bytes) const {
    Files files = files_;
    files[path] = std::move(bytes);
    return error_of(std::move(files));
  }
  Files files_;
  std::string digest_;
};

TEST_F(ModelDirectoryTest, DigestsEveryFile) {
  EXPECT_EQ(digest_.size(), 64U);
  Files files = files_;
  files["unknown"] = "ignored";
  EXPECT_EQ(ModelDirectory::from_files(files)->digest, digest_);
  files["meta.json"] += " ";
  EXPECT_NE(ModelDirectory::from_files(files)->digest, digest_);
}

TEST_F(ModelDirectoryTest, NamesTheMissingFile) {
  for (const auto& [path, bytes] : files_) {
    Files files = files_;
    files.erase(path);
    const Error error = error_of(std::move(files));
    EXPECT_EQ(error.code, ErrorCode::kNotFound) << path;
    EXPECT_EQ(error.where, path);
  }
}

TEST_F(ModelDirectoryTest, NamesTheCutFile) {
  for (const auto& [path, bytes] : files_) {
    for (const std::size_t size : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
      if (path == "config.cfg" && size + 1 == bytes.size()) continue;  // a line break
      const Error error = error_with(path, bytes.substr(0, size));
      EXPECT_EQ(error.code, ErrorCode::kInvalidData) << path << " of " << size << " bytes";
      EXPECT_TRUE(error.where.starts_with(path.substr(0, path.find('/')))) << error.to_string();
    }
  }
}

TEST_F(ModelDirectoryTest, RefusesOtherDesigns) {
  struct Case {
    const char* why;
    std::string path;
    std::string from;
    std::string to;
    std::string message;
  };
  const Case kCases[] = {
      {"another language", "config.cfg", "lang = \"en\"", "lang = \"de\"",
       "lang is 'de', expected 'en'"},
      {"another order of components", "config.cfg", "\"tagger\",\"parser\"",
       "\"parser\",\"tagger\"",
       "pipeline is 'tok2vec, parser, tagger, attribute_ruler, lemmatizer, ner', expected "
       "'tok2vec, "
       "tagger, parser, attribute_ruler, lemmatizer, ner'"},
      {"another encoder", "config.cfg", "spacy.MaxoutWindowEncoder.v2",
       "spacy.MishWindowEncoder.v2",
       "@architectures is 'spacy.MishWindowEncoder.v2', expected 'spacy.MaxoutWindowEncoder.v2'"},
      {"a beam", "parser/cfg", "\"beam_width\":1", "\"beam_width\":8",
       "expected a greedy parser (beam_width 1) that does not merge tokens"},
      {"an attribute without a table", "tok2vec/model", "IS_SPACE", "IS_ALPHA", ""},
      {"another layer", "tagger/model", "with_array(softmax)", "with_array(sigmoid)",
       "expected one softmax layer over tok2vec"},
  };
  for (const Case& c : kCases) {
    const Error error = error_with(c.path, replaced(files_.at(c.path), c.from, c.to));
    if (c.message.empty()) continue;  // found when the pack is opened
    EXPECT_EQ(error.code, ErrorCode::kIncompatible) << c.why;
    EXPECT_EQ(error.message, c.message) << c.why;
  }
}

TEST_F(ModelDirectoryTest, SurvivesDamage) {
  // One byte in a place that differs each time is another; no crash, and no pack that cannot be
  // opened or refused.
  std::uint32_t random = 1;
  for (const auto& [path, bytes] : files_) {
    if (bytes.size() > 2'000'000) continue;  // nearly all of it weights
    for (int i = 0; i < 3; ++i) {
      random = random * 1664525U + 1013904223U;
      Files files = files_;
      files[path][random % bytes.size()] ^= static_cast<char>(1U << (random >> 29));
      const Result<ModelDirectory> model = ModelDirectory::from_files(std::move(files));
      if (!model) continue;
      Result<std::string> packed = pack_model(*model);
      if (!packed) continue;
      Result<Pack> pack = Pack::adopt(*std::move(packed));
      ASSERT_TRUE(pack);
      if (auto opened = Pipeline::open(*std::move(pack)); !opened) {
        EXPECT_FALSE(opened.error().message.empty());
      }
    }
  }
}

TEST(ModelDirectory, NamesTheDirectoryThatIsNone) {
  const Result<ModelDirectory> model = ModelDirectory::read("/nowhere");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().to_string(), "/nowhere: not a directory");
}

}  // namespace
}  // namespace standoff
