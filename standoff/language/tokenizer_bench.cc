// Bytes of text per second that the tokenizer cuts, of ordinary words and of text made to be slow.
// Every chunk is new, so that no cache helps.
//
//   STANDOFF_TEST_MODEL=FOLDER bin/standoff_language_bench --benchmark_filter=tokenize
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <functional>
#include <string>

#include "standoff/base/file.h"
#include "standoff/language/tokenizer.h"

namespace standoff {
namespace {

// Chunk `number` of a text.
using MakeChunk = std::function<std::string(std::size_t number)>;

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() + piece.size() <= bytes) text += piece;
  return text;
}

Result<Pack> tokenizer_pack() {
  const char* model = std::getenv("STANDOFF_TEST_MODEL");
  if (model == nullptr) return Error{ErrorCode::kNotFound, "STANDOFF_TEST_MODEL is not set", ""};
  Result<std::string> file = read_file(std::string(model) + "/tokenizer", 64U << 20);
  if (!file) return std::move(file).error();
  PackWriter writer;
  if (Result<void> ok = pack_tokenizer(*file, writer); !ok) return std::move(ok).error();
  if (Result<void> ok = pack_lexicon({}, writer); !ok) return std::move(ok).error();
  return Pack::adopt(std::move(writer).finish());
}

void tokenize(benchmark::State& state, const MakeChunk& make_chunk) {
  const Result<Pack> pack = tokenizer_pack();
  if (!pack) return state.SkipWithError(pack.error().to_string().c_str());
  const Result<Lexicon> lexicon = Lexicon::from_pack(*pack);
  const Result<Tokenizer> tokenizer = Tokenizer::from_pack(*pack);
  if (!lexicon || !tokenizer) return state.SkipWithError("the tokenizer cannot be read");
  TokenizerCache cache(*lexicon);
  std::vector<LexicalToken> tokens;
  std::size_t number = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string chunk = make_chunk(number++);
    tokenizer->tokenize(chunk, cache, tokens);
    bytes += chunk.size();
    if (cache.lexemes().size() > 100'000) cache.clear();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

constexpr std::size_t kLongest = Tokenizer::kMaxChunk - 16;

MakeChunk heap_of(std::string_view before, std::string_view after) {
  return [=](std::size_t number) {
    return repeated(before, kLongest / 2) + std::to_string(number) + repeated(after, kLongest / 2);
  };
}

BENCHMARK_CAPTURE(tokenize, words,
                  [](std::size_t n) { return "(word" + std::to_string(n) + "),"; });
BENCHMARK_CAPTURE(tokenize, brackets_around, heap_of("(", ")"));
BENCHMARK_CAPTURE(tokenize, suffixes_after_letters, heap_of("a", ",)"));
BENCHMARK_CAPTURE(tokenize, suffixes_after_dots, heap_of("a.....b", ",)"));
BENCHMARK_CAPTURE(tokenize, dots_after_dots, heap_of("a.......................b", ",..,"));
BENCHMARK_CAPTURE(tokenize, one_run_of_dots, heap_of(".", "a,..)"));
BENCHMARK_CAPTURE(tokenize, infixes, heap_of("a-", "b--"));
BENCHMARK_CAPTURE(tokenize, colons, heap_of("a:", "b:"));
BENCHMARK_CAPTURE(tokenize, hosts, heap_of("a.b-", ".c"));

}  // namespace
}  // namespace standoff
