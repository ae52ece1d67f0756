// Any text gives tokens that are ordered, lie inside the text on whole characters, cover all but
// single spaces, and do not depend on the cache. With STANDOFF_TEST_MODEL, a spaCy pipeline
// directory, its tokenizer is used.
#include <fstream>
#include <iterator>
#include <string_view>

#include "standoff/base/testing/fuzz.h"
#include "standoff/base/utf8.h"
#include "standoff/language/testing/small_tokenizer.h"

namespace {

using standoff::LexicalToken;

standoff::SmallTokenizer load() {
  std::string file = standoff::to_msgpack(standoff::small_tokenizer_rules());
  if (const char* model = std::getenv("STANDOFF_TEST_MODEL")) {
    std::ifstream stream(std::string(model) + "/tokenizer", std::ios::binary);
    file = {std::istreambuf_iterator<char>(stream), {}};
  }
  auto loaded = standoff::make_tokenizer(file);
  standoff::check(loaded.has_value());
  return *std::move(loaded);
}

void check_cover(std::string_view text, const std::vector<LexicalToken>& tokens) {
  std::uint32_t at = 0;
  for (const LexicalToken& token : tokens) {
    standoff::check(token.span.begin == at && token.span.end > at && token.span.end <= text.size());
    standoff::check(!standoff::find_invalid_utf8(token.span.of(text)));
    at = token.span.end;
    if (token.space_after) standoff::check(at < text.size() && text[at++] == ' ');
  }
  standoff::check(at == text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const standoff::SmallTokenizer rules = load();
  static standoff::TokenizerCache warm(rules.lexicon);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (standoff::find_invalid_utf8(text)) return 0;
  if (warm.lexemes().size() > 10'000) warm.clear();

  std::vector<LexicalToken> tokens;
  rules.tokenizer.tokenize(text, warm, tokens);
  check_cover(text, tokens);

  standoff::TokenizerCache cold(rules.lexicon);
  std::vector<LexicalToken> again;
  rules.tokenizer.tokenize(text, cold, again);
  const auto explained = rules.tokenizer.explain(text);
  standoff::check(again.size() == tokens.size() && explained.size() == tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    standoff::check(again[i].span == tokens[i].span && explained[i].span == tokens[i].span);
    standoff::check(again[i].space_after == tokens[i].space_after);
    standoff::check(explained[i].space_after == tokens[i].space_after &&
                    !explained[i].rule.empty());
    const standoff::Lexeme& a = warm.lexemes()[tokens[i].lexeme];
    const standoff::Lexeme& b = cold.lexemes()[again[i].lexeme];
    standoff::check(a.text == b.text && a.norm == b.norm && a.text == tokens[i].span.of(text));
  }
  return 0;
}
