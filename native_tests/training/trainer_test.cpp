#include "core/training/trainer.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "core/error.hpp"
#include "core/training/metrics.hpp"
#include "native_tests/training/toy.hpp"

using namespace scrawl;
using namespace scrawl::training;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using toy::end_of;
using toy::weights_of;

namespace {

// 101 samples in batches of 16: the last batch of an epoch is smaller.
const toy::Quarters samples(101);

Options options(int threads = 1) {
  Options result;
  result.epochs = 3;
  result.batch_size = 16;
  result.schedule.peak = 0.01;
  result.threads = threads;
  return result;
}

std::vector<float> trained(const Options& chosen) {
  Trainer trainer(toy::network(), samples, chosen);
  return end_of(trainer);
}

}  // namespace

TEST_CASE("a trainer learns a problem that it can learn", "[trainer]") {
  Trainer trainer(toy::network(), samples, options(toy::two_threads));
  end_of(trainer);
  ThreadPool pool(1);
  CHECK(evaluate(trainer.result(), toy::Quarters(40), pool).accuracy() == 1);
}

TEST_CASE("equal seeds give equal bits, other seeds do not", "[trainer]") {
  auto other = options();
  other.seed = 2;
  CHECK(trained(options()) == trained(options()));
  CHECK(trained(options()) != trained(other));
}

TEST_CASE("the number of threads changes no bit", "[trainer]") {
  if (!toy::has_threads) SKIP("this build has no threads");
  // With a dense layer of several parts, none of whole blocks, beside the toy's kinds of layers.
  Random random(3);
  const nn::Network<float> wide(nn::parse_architecture(R"({"input": [8, 8, 1], "layers": [
        {"type": "conv2d", "filters": 5, "padding": "same"}, {"type": "relu"},
        {"type": "conv2d", "filters": 11, "padding": "same", "bias": false},
        {"type": "batch_norm2d"}, {"type": "relu"}, {"type": "flatten"},
        {"type": "dense", "units": 21}, {"type": "relu"}, {"type": "dropout", "rate": 0.2},
        {"type": "dense", "units": 4}]})",
                                                       "test"),
                                random);
  for (const nn::Network<float>& start : {toy::network(), wide}) {
    std::vector<std::vector<float>> results;
    for (const int threads : {1, 2, 3, 8}) {
      auto chosen = options(threads);
      chosen.average_decay = 0.9;
      Trainer trainer(start, samples, chosen);
      results.push_back(end_of(trainer));
    }
    CHECK(results[1] == results[0]);
    CHECK(results[2] == results[0]);
    CHECK(results[3] == results[0]);
  }
}

TEST_CASE("steps report how far the epoch is and what it has learned", "[trainer]") {
  Trainer trainer(toy::network(), samples, options());
  std::vector<StepEvent> events;
  while (!trainer.finished()) events.push_back(trainer.step());
  REQUIRE(events.size() == 3 * 7);
  CHECK(events[0].step == 1);
  CHECK(events[0].steps == 7);
  CHECK(events[0].samples == 16);
  CHECK(events[6].samples == 101);
  CHECK(events[6].epoch == 0);
  CHECK(events[7].epoch == 1);
  CHECK(events[7].samples == 16);
  CHECK(events[20].running.accuracy > events[6].running.accuracy);
}

TEST_CASE("the average of the weights is what the definition says", "[trainer]") {
  auto chosen = options();
  chosen.average_decay = 0.9;
  Trainer trainer(toy::network(), samples, chosen);
  std::vector<double> expected;
  for (const float weight : trainer.network().weights()) expected.push_back(weight);
  for (int step = 1; step <= 15; ++step) {
    trainer.step();
    const double decay = std::min(0.9, (1.0 + step) / (10.0 + step));
    for (std::size_t i = 0; i < expected.size(); ++i) {
      expected[i] = decay * expected[i] + (1 - decay) * trainer.network().weights()[i];
    }
  }
  const auto result = weights_of(trainer.result());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    REQUIRE_THAT(result[i], WithinAbs(expected[i], 1e-5));
  }
  CHECK(result != weights_of(trainer.network()));
}

TEST_CASE("a restored trainer ends with the bits of one that never stopped", "[trainer]") {
  auto chosen = options(toy::two_threads);
  chosen.average_decay = 0.95;
  chosen.schedule.kind = nn::ScheduleKind::one_cycle;
  Trainer whole(toy::network(), samples, chosen);
  const auto expected = end_of(whole);

  Trainer first(toy::network(), samples, chosen);
  for (int i = 0; i < 10; ++i) first.step();  // into the second epoch
  const Trainer::State saved = first.state();
  Trainer second(toy::network(99), samples, chosen);
  second.restore(saved);
  const StepEvent next = second.step();
  CHECK(next.epoch == 1);
  CHECK(next.step == 4);
  CHECK(next.running.loss == first.step().running.loss);
  CHECK(end_of(second) == expected);
}

TEST_CASE("the state of another network is refused", "[trainer]") {
  Trainer trainer(toy::network(), samples, options());
  auto state = trainer.state();
  state.weights.pop_back();
  CHECK_THROWS_AS(trainer.restore(state), Error);
}

TEST_CASE("a training that diverges stops and keeps the weights before the step", "[trainer]") {
  Trainer trainer(toy::network(), samples, options());
  auto state = trainer.state();
  std::fill(state.weights.begin(), state.weights.end(), std::numeric_limits<float>::max());
  trainer.restore(state);
  CHECK_THROWS_WITH(trainer.step(), ContainsSubstring("diverged in epoch 1, step 1"));
  CHECK(trainer.state().weights == state.weights);
}

TEST_CASE("what cannot be trained with is refused", "[trainer]") {
  class Large final : public SampleSource {
    std::size_t count() const override { return 5; }
    std::size_t input_size() const override { return 784; }
    void sample(std::size_t, Random&, std::span<float>, std::span<float>) const override {}
  };
  auto none = options();
  none.epochs = 0;
  CHECK_THROWS_AS(Trainer(toy::network(), samples, none), Error);
  CHECK_THROWS_WITH(Trainer(toy::network(), Large(), options()),
                    ContainsSubstring("784 pixels, but the network reads 64"));
  CHECK_THROWS_WITH(Trainer(toy::network(), toy::Quarters(0), options()),
                    ContainsSubstring("no samples"));
}
