// Measures the network's passes on one thread: scrawl_bench [seconds for each figure]. Prints the
// shortest processor time of many runs, which other load on the machine disturbs least.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <sstream>
#include <utility>

#include "core/nn/inference_plan.hpp"
#include "core/nn/loss.hpp"
#include "core/nn/network.hpp"
#include "core/nn/optimizer.hpp"
#include "native_tests/folders.hpp"

using namespace scrawl;
using namespace scrawl::nn;

namespace {

double seconds_each = 0.5;

/// Processor time; in WebAssembly, which has no fine clock for it, wall time.
double now_in_microseconds() {
  static const bool fine = [] {
    const std::clock_t begin = std::clock();
    while (std::clock() == begin) {
    }
    return double(std::clock() - begin) / CLOCKS_PER_SEC < 100e-6;
  }();
  if (fine) return double(std::clock()) * (1e6 / CLOCKS_PER_SEC);
  const auto time = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::micro>(time).count();
}

double shortest_microseconds(const std::function<void()>& work) {
  const auto time_of = [&](int runs) {
    const double begin = now_in_microseconds();
    for (int i = 0; i < runs; ++i) work();
    return now_in_microseconds() - begin;
  };
  int runs = 1;  // in a row, enough to hide the clock's resolution
  while (time_of(runs) < 200) runs *= 2;
  double shortest = 1e12, sum = 0;
  for (int i = 0; i < 3 || sum < seconds_each * 1e6; ++i) {
    const double time = time_of(runs);
    shortest = std::min(shortest, time / runs);
    sum += time;
  }
  return shortest;
}

Architecture architecture_of(const std::string& name) {
  std::ifstream file(SCRAWL_SOURCE_FOLDER "/core/architectures/" + name + ".json");
  std::ostringstream text;
  text << file.rdbuf();
  return parse_architecture(text.str(), name);
}

/// Digit-like: a fifth of the pixels carry ink.
Matrix<float> pictures(Index count, Index size, Random& random) {
  return Matrix<float>::NullaryExpr(count, size, [&] {
    return random.uniform() < 0.2 ? static_cast<float>(random.uniform()) : 0.f;
  });
}

template <class T>
typename Layer<T>::Weights weights_of(const Network<T>& network, std::size_t layer) {
  typename Layer<T>::Weights weights{};
  std::size_t count = 0;
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.layer == Index(layer)) weights[count++] = network.weights().data() + slot.offset;
  }
  return weights;
}

void bench_inference(const std::string& name, const Network<float>& network, Index batch) {
  Random random(2);
  const Matrix<float> input = pictures(batch, network.input_shape().size(), random);
  Workspace<float> workspace;
  const double time = shortest_microseconds([&] { network.infer(view(input), workspace); });
  std::printf("%-8s inference, batch %3d: %9.1f us, %8.2f us an image\n", name.c_str(), int(batch),
              time, time / double(batch));
}

void bench_plan(const std::string& name, const Network<float>& network) {
  Random random(2);
  const Matrix<float> input = pictures(1, network.input_shape().size(), random);
  const auto plan = InferencePlan::in_integers(network);
  InferenceMemory memory;
  const double time = shortest_microseconds([&] {
    plan.run({input.data(), std::size_t(input.size())}, memory);
  });
  std::printf("%-8s inference plan:       %9.1f us an image\n", name.c_str(), time);
}

/// A training step on one thread: forward, loss, backward with the optimizer.
void bench_training(const std::string& name, Network<float> network, Index batch) {
  Random random(3);
  const Matrix<float> input = pictures(batch, network.input_shape().size(), random);
  Matrix<float> targets = Matrix<float>::Zero(batch, network.classes()), d_logits = targets;
  targets.col(1).setOnes();
  Workspace<float> workspace;
  std::vector<float> gradient(network.weights().size());
  Adam<float> adam(network, {});
  const auto passes = [&](GradientSink<float> sink) {
    const auto logits = network.forward(view(input), workspace, random);
    cross_entropy<float>(network.architecture().head, logits, view(std::as_const(targets)),
                         1.f / float(batch), view(d_logits));
    network.backward(view(input), view(std::as_const(d_logits)), workspace, sink);
  };
  const double without = shortest_microseconds([&] { passes([](Index, auto) {}); });
  const double step = shortest_microseconds([&] {
    adam.begin_step(1e-5);
    passes([&](Index offset, std::span<const float> part) {
      adam.update(network.weights(), offset, part);
    });
  });
  std::printf("%-8s training,  batch %3d: %9.1f us, %8.2f us an image; with Adam %.1f us\n",
              name.c_str(), int(batch), without, without / double(batch), step);
  // Each layer alone, on the activations that the last passes left in the workspace.
  const float* current = input.data();
  for (std::size_t i = 0; i < network.layers().size(); ++i) {
    const Layer<float>& layer = *network.layers()[i];
    if (layer.renames_only()) continue;
    const ConstBatch<float> in(current, batch, layer.input_shape().size());
    Matrix<float>& out = workspace.outputs[i];
    const Matrix<float> d_out = Matrix<float>::Random(out.rows(), out.cols());
    Matrix<float> d_in(i == 0 ? 0 : batch, in.cols());
    Layer<float>::Gradients gradients{};
    const auto weights = weights_of(network, i);
    for (std::size_t k = 0; k < weights.size() && weights[k]; ++k)
      gradients[k] = gradient.data() + (weights[k] - network.weights().data());
    const double forward = shortest_microseconds([&] {
      layer.forward(weights, in, view(out), workspace.tapes[i][0], random,
                    workspace.execution.scratch());
    });
    const double backward = shortest_microseconds([&] {
      layer.backward(weights, in, view(std::as_const(out)), view(d_out), workspace.tapes[i][0],
                     i == 0 ? Batch<float>(nullptr, 0, in.cols()) : view(d_in), gradients,
                     workspace.execution.scratch());
    });
    const double work = double(batch * layer.multiply_adds()) * 1e-3;
    std::printf("  %2d %-20s forward %8.1f us (%5.1f GMAC/s), backward %8.1f us (%5.1f GMAC/s)\n",
                int(i), std::string(layer.type()).c_str(), forward, work / forward, backward,
                (i == 0 ? 1 : 2) * work / backward);
    current = out.data();
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1) seconds_each = std::atof(argv[1]);
  std::printf("vector instructions: %s\n", Eigen::SimdInstructionSetsInUse());
  Random random(1);
  const Network<float> seed(architecture_of("seed"), random);
  const Network<float> compact(architecture_of("compact"), random);
  const Network<float> folded = fold_for_inference(compact);
  bench_plan("seed", seed);
  bench_plan("compact", folded);
  for (const Index batch : {1, 64}) {
    bench_inference("seed", seed, batch);
    bench_inference("compact", folded, batch);
  }
  bench_training("seed", seed, 32);
  bench_training("compact", compact, 64);
}
