#include "core/training/checkpoint.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "native_tests/training/toy.hpp"

using namespace scrawl;
using namespace scrawl::training;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using toy::end_of;

namespace {

const toy::Quarters samples(101);

Options options() {
  Options result;
  result.epochs = 3;
  result.batch_size = 16;
  result.threads = toy::two_threads;
  result.average_decay = 0.95;
  return result;
}

Checkpoint checkpoint_after(Trainer& trainer, int steps) {
  for (int i = 0; i < steps; ++i) trainer.step();
  Checkpoint checkpoint{.settings = {{"--epochs", "3"}, {"data", "\"odd\"\n"}},
                        .state = trainer.state(),
                        .history = {},
                        .best = Best{0, trainer.state().weights},
                        .first_loss = 0.1 + 0.2};
  checkpoint.history.push_back({.epoch = 0,
                                .training = {0.1 + 0.2, 1.0 / 3},
                                .validation = {{1e-300, 0.5}, {2, 1}},
                                .seconds = 1.5,
                                .learning_rate = 0.001});
  return checkpoint;
}

}  // namespace

TEST_CASE("a training goes on from the bytes of a checkpoint to the same bits", "[checkpoint]") {
  Trainer whole(toy::network(), samples, options());
  const auto expected = end_of(whole);
  for (const int steps : {0, 1, 7, 10, 21}) {
    CAPTURE(steps);
    Trainer first(toy::network(), samples, options());
    const auto bytes = write_checkpoint(checkpoint_after(first, steps));
    Trainer second(toy::network(99), samples, options());
    second.restore(read_checkpoint(bytes, "test").state);
    CHECK(end_of(second) == expected);
  }
}

TEST_CASE("a checkpoint comes back as it was written", "[checkpoint]") {
  Trainer trainer(toy::network(), samples, options());
  Checkpoint written = checkpoint_after(trainer, 5);
  written.state.loss_sum = std::numeric_limits<double>::denorm_min();
  const Checkpoint read = read_checkpoint(write_checkpoint(written), "test");
  CHECK(read.settings == written.settings);
  CHECK(read.state.loss_sum == written.state.loss_sum);
  CHECK(read.state.adam.second_moment == written.state.adam.second_moment);
  REQUIRE(read.history.size() == 1);
  CHECK(read.history[0].training.loss == 0.1 + 0.2);
  CHECK(read.history[0].validation[0].loss == 1e-300);
  CHECK(read.history[0].validation[1].accuracy == 1);
  CHECK(read.history[0].learning_rate == 0.001);
  REQUIRE(read.best.has_value());
  CHECK(read.best->weights == written.best->weights);
  CHECK(read.first_loss == 0.1 + 0.2);
  written.first_loss.reset();  // as in files that were written before it was kept
  CHECK_FALSE(read_checkpoint(write_checkpoint(written), "test").first_loss);
}

TEST_CASE("any change to a checkpoint's tensors is noticed, and any cut", "[checkpoint]") {
  Trainer trainer(toy::network(), samples, options());
  const auto bytes = write_checkpoint(checkpoint_after(trainer, 5));
  for (std::size_t back = 1; back < bytes.size() / 2; back += 997) {
    auto changed = bytes;
    changed[changed.size() - back] ^= std::byte{4};
    CHECK_THROWS_WITH(read_checkpoint(changed, "test"), ContainsSubstring("checksum"));
    const auto cut = std::span(bytes).first(bytes.size() - back);
    CHECK_THROWS_WITH(read_checkpoint(cut, "test"), StartsWith("test: "));
  }
}

TEST_CASE("any change to what a checkpoint says beside its tensors is noticed", "[checkpoint]") {
  Trainer trainer(toy::network(), samples, options());
  auto bytes = write_checkpoint(checkpoint_after(trainer, 5));
  const std::string text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::size_t steps = text.find("adam_steps");
  REQUIRE(steps != std::string::npos);
  bytes[text.find('5', steps)] = std::byte{'6'};
  CHECK_THROWS_WITH(read_checkpoint(bytes, "test"), ContainsSubstring("checksum"));
  bytes[text.find('5', steps)] = std::byte{'5'};
  CHECK_NOTHROW(read_checkpoint(bytes, "test"));
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), sizeof length);
  for (std::size_t at = 0; at < 8 + length; ++at) {
    CAPTURE(at);
    auto changed = bytes;
    changed[at] ^= std::byte{1};
    CHECK_THROWS_WITH(read_checkpoint(changed, "test"), StartsWith("test: "));
  }
}

TEST_CASE("the checkpoint of another training is refused by name", "[checkpoint]") {
  CHECK_NOTHROW(check_same_settings({{"--epochs", "3"}}, {{"--epochs", "3"}}, "test"));
  CHECK_THROWS_WITH(
      check_same_settings({{"--epochs", "3"}}, {{"--epochs", "4"}}, "test"),
      StartsWith("test: ") && ContainsSubstring("--epochs was \"3\", now it is \"4\""));
  CHECK_THROWS_WITH(check_same_settings({}, {{"--seed", "4"}}, "test"),
                    ContainsSubstring("--seed was not given, now it is \"4\""));
  const std::string prefix(80, 'x');
  CHECK_THROWS_WITH(check_same_settings({{"a", prefix + "1"}}, {{"a", prefix + "2"}}, "test"),
                    ContainsSubstring("its a was another"));
}

TEST_CASE("the best epoch is the one with the lowest loss held out", "[checkpoint]") {
  std::vector<EpochEvent> history;
  CHECK(epochs_since_best(history) == 0);
  int expected[] = {0, 0, 1, 2, 0};
  double losses[] = {0.5, 0.3, 0.4, 0.3, 0.2};
  for (std::size_t i = 0; i < std::size(losses); ++i) {
    history.push_back({.epoch = static_cast<int>(i),
                       .training = {-losses[i], 0},
                       .validation = {{losses[i], 0}},
                       .seconds = 0,
                       .learning_rate = 0});
    CHECK(epochs_since_best(history) == expected[i]);
  }
}
