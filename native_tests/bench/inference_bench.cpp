// Measures how fast a model reads MNIST's pictures, for scripts/bench_native.py: one picture on one
// thread, and all of them on several. Prints JSON, with what they are read as.
//
// usage: scrawl_inference_bench MODEL IMAGES LABELS THREADS SECONDS (the IDX files unpacked)

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/error.hpp"
#include "core/model/model.hpp"
#include "core/nn/inference_plan.hpp"
#include "core/thread_pool.hpp"

using namespace scrawl;

namespace {

std::vector<char> read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(std::string(path) + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The median time of a call of `work(run)` in microseconds, over as many calls as fill `seconds`.
double median_microseconds(double seconds, const std::function<void(nn::Index)>& work) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> times;
  double sum = 0;
  for (nn::Index run = 0; run < 3 || sum < seconds * 1e6; ++run) {
    const auto begin = Clock::now();
    work(run);
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
    sum += times.back();
  }
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 6) throw Error("usage: scrawl_inference_bench MODEL IMAGES LABELS THREADS SECONDS");
  const auto file = read(argv[1]), pictures = read(argv[2]), labels = read(argv[3]);
  const int threads = std::max(std::atoi(argv[4]), 1);
  const double seconds = std::atof(argv[5]);
  const nn::Network<float> network = load_model(std::as_bytes(std::span(file)), argv[1]).network;
  const data::Images images = data::parse_idx(std::as_bytes(std::span(pictures)), argv[2],
                                              std::as_bytes(std::span(labels)), argv[3]);
  const auto count = static_cast<nn::Index>(images.count());
  const nn::Index size = network.input_shape().size();
  nn::Matrix<float> input(count, size);
  for (nn::Index i = 0; i < count; ++i) {
    const auto bytes = images.picture(static_cast<std::size_t>(i));
    if (static_cast<nn::Index>(bytes.size()) != size)
      throw Error("the pictures have not the network's size");
    std::transform(bytes.begin(), bytes.end(), input.row(i).data(),
                   [](std::uint8_t value) { return static_cast<float>(value) / 255; });
  }

  const auto plan = nn::InferencePlan::in_integers(network);
  std::vector<nn::InferenceMemory> memories(static_cast<std::size_t>(threads));
  const auto classify = [&](nn::Index i, nn::InferenceMemory& memory) {
    plan.run({input.row(i).data(), static_cast<std::size_t>(size)}, memory);
  };
  std::string read_as;
  for (nn::Index i = 0; i < count; ++i) {
    const auto logits =
        plan.run({input.row(i).data(), static_cast<std::size_t>(size)}, memories[0]);
    const auto best = std::max_element(logits.begin(), logits.end()) - logits.begin();
    read_as += static_cast<char>('0' + best);
  }
  const double one =
      median_microseconds(seconds, [&](nn::Index run) { classify(run % count, memories[0]); });
  ThreadPool pool(threads);
  const double all = median_microseconds(seconds, [&](nn::Index) {
    pool.run([&](int worker) {
      const nn::Index end = count * (worker + 1) / threads;
      for (nn::Index i = count * worker / threads; i < end; ++i) {
        classify(i, memories[static_cast<std::size_t>(worker)]);
      }
    });
  });
  std::printf("{\"one\": %.2f, \"batch\": %.3f, \"read_as\": \"%s\"}\n", one,
              all / static_cast<double>(count), read_as.c_str());
} catch (const std::exception& error) {
  std::fprintf(stderr, "scrawl_inference_bench: %s\n", error.what());
  return 1;
}
