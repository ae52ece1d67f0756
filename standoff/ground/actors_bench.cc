// That finding actors takes linear time: articles of nothing but names, alike or all different, in
// one sentence. The complexity that the benchmark prints must be N.
//
//   ninja standoff_ground_bench && standoff/ground/standoff_ground_bench --benchmark_filter=actors
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <utility>

#include "standoff/document/document_builder.h"
#include "standoff/ground/actors.h"

namespace standoff {
namespace {

enum class Names : std::uint8_t { kAlike, kDifferent, kSurnames, kPronouns };

std::string name(Names names, std::uint32_t number) {
  switch (names) {
    case Names::kAlike:
      return "Ann Lee";
    case Names::kDifferent:
      return "N" + std::to_string(number) + " M" + std::to_string(number);
    case Names::kSurnames:
      return "A" + std::to_string(number) + " Lee";
    default:
      return number % 2 == 0 ? "Ann Lee" : "they them";
  }
}

// `count` names of two tokens; every token hangs on the first.
Document document_of(Names names, std::uint32_t count) {
  std::string text;
  for (std::uint32_t i = 0; i < count; ++i) text += name(names, i) + " ";
  auto labels = std::make_shared<LabelTable>();
  const Label proper = labels->intern("NNP");
  const Label propn = labels->intern("PROPN");
  const Label pronoun = labels->intern("PRP");
  const Label pron = labels->intern("PRON");
  const Label person = labels->intern("PERSON");
  const Label dep = labels->intern("dep");
  DocumentBuilder builder(text, labels);
  builder.begin_paragraph({0, static_cast<std::uint32_t>(text.size())});
  builder.begin_sentence();
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < 2 * count; ++i) {
    const auto end = static_cast<std::uint32_t>(text.find(' ', begin));
    const std::string word = text.substr(begin, end - begin);
    const bool is_name = word != "they" && word != "them";
    builder.add_token({.span = {begin, end},
                       .head = 0,
                       .tag = is_name ? proper : pronoun,
                       .pos = is_name ? propn : pron,
                       .dep = dep,
                       .space_after = true},
                      word);
    if (is_name && i % 2 == 1) builder.add_entity({i - 1, i + 1}, person);
    begin = end + 1;
  }
  return *std::move(builder).finish();
}

void actors(benchmark::State& state, Names names) {
  const auto count = static_cast<std::uint32_t>(state.range(0));
  const World world = *World::load(Knowledge());
  const Document document = document_of(names, count);
  const Syntax syntax(document);
  const Quotations quotations(document);
  for (auto _ : state) {
    Actors actors({syntax, quotations, world, CivilDate{2024, 9, 26}});
    benchmark::DoNotOptimize(std::move(actors).take());
  }
  state.SetComplexityN(state.range(0));
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->RangeMultiplier(4)->Range(1 << 10, 1 << 16)->Unit(benchmark::kMillisecond)->Complexity();
}
BENCHMARK_CAPTURE(actors, alike, Names::kAlike)->Apply(sizes);
BENCHMARK_CAPTURE(actors, different, Names::kDifferent)->Apply(sizes);
BENCHMARK_CAPTURE(actors, surnames, Names::kSurnames)->Apply(sizes);
BENCHMARK_CAPTURE(actors, pronouns, Names::kPronouns)->Apply(sizes);

}  // namespace
}  // namespace standoff
