#include "standoff/language/internal/config_file.h"

#include <gtest/gtest.h>

namespace standoff {
namespace {

constexpr std::string_view kConfig = R"([nlp]
lang = "en"
pipeline = ["a","b"]
tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}
# a remark

[nlp.vectors]
@vectors = "spacy.Vectors.v1"
flag = true
)";

TEST(ConfigFile, FindsSettings) {
  const Result<ConfigFile> config = ConfigFile::parse(kConfig);
  ASSERT_TRUE(config) << config.error().to_string();
  EXPECT_EQ(*config->text("nlp", "lang"), "en");
  EXPECT_EQ(*config->texts("nlp", "pipeline"), (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(*config->text("nlp.vectors", "@vectors"), "spacy.Vectors.v1");
  EXPECT_TRUE(*config->boolean("nlp.vectors", "flag"));
  EXPECT_EQ(*config->text("nlp.tokenizer", "@tokenizers"), "spacy.Tokenizer.v1");
}

TEST(ConfigFile, SaysWhatIsWrong) {
  EXPECT_EQ(ConfigFile::parse("[a]\nb = 1\nc\n").error().where, "line 3");
  const Result<ConfigFile> config = ConfigFile::parse(kConfig);
  EXPECT_EQ(config->text("nlp", "name").error().to_string(), "[nlp]: no setting 'name'");
  EXPECT_FALSE(config->text("nlp", "pipeline"));
  EXPECT_FALSE(config->boolean("nlp", "lang"));
  EXPECT_FALSE(ConfigFile::parse("[a]\nb = {\n")->text("a", "b"));
}

}  // namespace
}  // namespace standoff
