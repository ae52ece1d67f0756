// Floating-point operations per second of the products that take the time, for each instruction
// set. "share" is their part of what the processor can do at most.
//
//   ninja standoff_tensor_bench && bin/standoff_tensor_bench --benchmark_filter=affine
#include <benchmark/benchmark.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "standoff/tensor/affine.h"
#include "standoff/tensor/internal/kernels.h"
#include "standoff/tensor/layers.h"

namespace standoff {
namespace {

std::vector<float> random_floats(std::size_t count) {
  std::mt19937 generator(1);  // NOLINT: the same numbers every time
  std::uniform_real_distribution<float> uniform(-1.0F, 1.0F);
  std::vector<float> floats(count);
  for (float& value : floats) value = uniform(generator);
  return floats;
}

void fill(Matrix& x) {
  const std::vector<float> floats = random_floats(x.rows() * x.columns());
  std::copy(floats.begin(), floats.end(), x.view().data);
}

// The processor's limit, found by the kernel itself on data that never leaves the first-level
// cache: one panel, and rows that are all the same row.
double peak_flops(InstructionSet set) {
  const internal::Kernels& kernels = internal::kernels_for(set);
  constexpr std::size_t kInputs = 128;
  constexpr std::size_t kRows = 64;
  const std::size_t width = internal::kPanelVectors * kernels.lanes;
  const std::vector<float> x = random_floats(kInputs);
  const std::vector<float> panel = random_floats(kInputs * width);
  const std::vector<float> bias(width);
  std::vector<float> y(width);
  double best = 0;
  for (int repeat = 0; repeat < 2000; ++repeat) {
    const auto start = std::chrono::steady_clock::now();
    kernels.affine({x.data(), 0, kRows, kInputs, panel.data(), bias.data(), y.data(), 0, width});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    benchmark::DoNotOptimize(y.data());
    best = std::max(best, 2.0 * kRows * kInputs * static_cast<double>(width) / seconds.count());
  }
  return best;
}

void report(benchmark::State& state, InstructionSet set, double flops_per_iteration) {
  const double flops = flops_per_iteration * static_cast<double>(state.iterations());
  state.counters["flops"] = benchmark::Counter(flops, benchmark::Counter::kIsRate);
  state.counters["share"] =
      benchmark::Counter(flops / peak_flops(set), benchmark::Counter::kIsRate);
}

void bench_affine(benchmark::State& state, InstructionSet set, std::size_t inputs,
                  std::size_t outputs) {
  const auto rows = static_cast<std::size_t>(state.range(0));
  const auto weights = PackedWeights::make(random_floats(outputs * inputs), {}, inputs, set);
  Matrix x(rows, inputs);
  Matrix y(rows, outputs);
  fill(x);
  for (auto _ : state) {
    affine(x.view(), *weights, y.view());
    benchmark::ClobberMemory();
  }
  report(state, set, 2.0 * static_cast<double>(rows * inputs * outputs));
}

void bench_encoder(benchmark::State& state, InstructionSet set) {
  constexpr std::size_t kWidth = 96;
  constexpr std::size_t kDepth = 4;
  const auto rows = static_cast<std::size_t>(state.range(0));
  const std::vector<float> w = random_floats(kWidth * 3 * 3 * kWidth);
  const std::vector<float> b = random_floats(kWidth * 3);
  const std::vector<float> g = random_floats(kWidth);
  const std::vector<MaxoutWeights> blocks(kDepth, {kWidth, 3, 3 * kWidth, w, b, g, g});
  const auto encoder = ConvolutionEncoder::make(blocks, 1, set);
  Matrix x(rows, kWidth);
  fill(x);
  Workspace workspace;
  for (auto _ : state) {
    encoder->encode(x, workspace);
    benchmark::ClobberMemory();
  }
  // Minimal filtering: four products of one row's width for two rows, in place of six.
  report(state, set, 2.0 / 3 * 2.0 * static_cast<double>((rows - 4) * w.size() * kDepth));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

[[maybe_unused]] const bool kRegistered = [] {
  for (const InstructionSet set : supported_instruction_sets()) {
    const std::string name(instruction_set_name(set));
    for (const auto& [inputs, outputs] : {std::pair<std::size_t, std::size_t>{288, 288},
                                          {576, 288},
                                          {64, 1024},
                                          {64, 106},
                                          {96, 50}}) {
      const std::string shape = std::to_string(inputs) + "x" + std::to_string(outputs);
      benchmark::RegisterBenchmark(
          ("affine/" + shape + "/" + name).c_str(),
          [set, in = inputs, out = outputs](benchmark::State& s) { bench_affine(s, set, in, out); })
          ->RangeMultiplier(8)
          ->Range(1, 4096);
    }
    benchmark::RegisterBenchmark(("encoder/4 blocks of 96/" + name).c_str(),
                                 [set](benchmark::State& s) { bench_encoder(s, set); })
        ->RangeMultiplier(8)
        ->Range(64, 4096);
  }
  return true;
}();

}  // namespace
}  // namespace standoff
