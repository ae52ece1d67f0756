// How fast articles are sketched and placed among a hundred thousand others.
//
//   ninja standoff_resolve_bench && standoff/resolve/standoff_resolve_bench
#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <vector>

#include "standoff/resolve/copies.h"

namespace standoff {
namespace {

constexpr int kWords = 500;  // of an article

// Words as news has them: few are common and most are rare.
std::string story(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::exponential_distribution<double> rank(1.0 / 2000);
  std::string text;
  for (int i = 0; i < kWords; ++i)
    text += "word" + std::to_string(static_cast<int>(rank(random))) + " ";
  return text;
}

void sketch_article(benchmark::State& state) {
  const std::string text = story(1);
  for (auto _ : state) benchmark::DoNotOptimize(sketch_of(text));
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(sketch_article);

void place_article(benchmark::State& state) {
  const auto count = static_cast<std::uint32_t>(state.range(0));
  CopyIndex index(*AddressRules::load(Knowledge()));
  Article article;
  std::uint32_t seed = 0;
  const auto place = [&](const TextSketch& sketch) {
    article.id = std::to_string(seed++);
    article.url = "https://wire.example/" + article.id;
    return index.place(article, sketch);
  };
  while (seed < count) place(sketch_of(story(seed)));
  std::vector<TextSketch> sketches;
  for (std::uint32_t i = 0; i < 1000; ++i) sketches.push_back(sketch_of(story(count / 2 + i)));
  for (auto _ : state) benchmark::DoNotOptimize(place(sketches[seed % sketches.size()]));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(place_article)->Arg(1000)->Arg(100000);

}  // namespace
}  // namespace standoff
