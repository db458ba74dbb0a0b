// A whole training, as the command line and the page drive it.

#include "core/training/training_run.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/json.hpp"
#include "core/recogniser.hpp"
#include "core/version.hpp"
#include "native_tests/training/drawn_digits.hpp"
#include "native_tests/training/small_run.hpp"
#include "native_tests/training/toy.hpp"

using namespace scrawl;
using namespace scrawl::training;
using namespace scrawl::training::testing;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinRel;

namespace {

/// With every option that has a state or random numbers.
TrainingRunOptions rich_options(int threads) {
  TrainingRunOptions result = options();
  result.training.threads = threads;
  result.training.average_decay = 0.9;
  result.training.schedule.kind = nn::ScheduleKind::one_cycle;
  result.data.augmentation = Augmentation::of_strength(1);
  result.data.label_smoothing = 0.05;
  result.keep_best = true;
  return result;
}

std::vector<TrainingSet> rich_sets() {
  std::vector<TrainingSet> sets = pictures(100);
  sets.push_back({.digits = drawn::stroke_set(40, 7), .weight = 1.5});
  return sets;
}

std::vector<std::byte> file_of(TrainingRun& run) {
  return save_model(run.result(WeightType::f32, origin).model, WeightType::f32);
}

std::size_t best_epoch(const std::vector<EpochEvent>& history) {
  const auto best = std::min_element(history.begin(), history.end(), [](auto& a, auto& b) {
    return a.validation[0].loss < b.validation[0].loss;
  });
  return static_cast<std::size_t>(best - history.begin());
}

}  // namespace

TEST_CASE("a training run learns, tells its history and mistakes, and gives a model",
          "[training_run]") {
  TrainingRun run(small_model(), pictures(), options());
  CHECK(run.data().training().count() == 300);
  CHECK(run.mistakes(5).empty());
  const auto drawing = drawn::variants(drawn::plain[3], 3, 1, 9)[0].strokes;
  const double before = Recogniser(run.current()).read(drawing).probabilities[3];
  finish(run);
  REQUIRE(run.history().size() == 3);
  CHECK(run.history()[2].training.loss < run.history()[0].training.loss);
  CHECK(run.history()[2].seconds > 0);
  const double accuracy = run.history()[2].validation[0].accuracy;
  CHECK(accuracy > 0.8);
  CHECK(Recogniser(run.current()).read(drawing).probabilities[3] > before);

  const auto wrong = run.mistakes(1000);
  CHECK(wrong.size() == static_cast<std::size_t>(std::lround(60 * (1 - accuracy))));
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    CHECK(wrong[i].truth != wrong[i].answer);
    CHECK(wrong[i].picture.pixels.size() == 784);
    if (i > 0) CHECK(wrong[i].probability <= wrong[i - 1].probability);
  }

  const auto [model, scores] = run.result(WeightType::f32, origin);
  REQUIRE(scores.size() == 1);
  CHECK(scores[0].name == "judged");
  CHECK(scores[0].count == 60);
  CHECK(scores[0].score.accuracy == accuracy);
  CHECK(model.calibration.temperature != 1);
  CHECK(weights_of(model) == weights_of(run.current()));
  CHECK(weights_of(load_model(save_model(model, WeightType::f32), "result")) == weights_of(model));
}

TEST_CASE("a model gives account of its training", "[training_run]") {
  TrainingRun run(small_model(), pictures(100), options());
  finish(run);
  const Model model = run.result(WeightType::int8, origin).model;
  const auto account = json::parse(model.provenance, "account");
  const auto text = [&](const char* name) { return std::string(account[name].GetString()); };
  CHECK(text("program") == "test " + std::string(version()));
  CHECK(text("command") == "train it");
  CHECK(text("date") == "2026-05-31");
  const auto& learned = account["data"][0];
  CHECK(std::string(learned["name"].GetString()) == "learned.csv");
  CHECK(learned["training"].GetInt() == 100);
  CHECK_FALSE(learned.HasMember("crc32"));
  CHECK(account["data"][1]["validation"].GetInt() == 60);
  CHECK(account["epochs"].GetInt() == 3);
  CHECK(account["accuracy"].GetDouble() == account["validation"][0]["accuracy"].GetDouble());
  const auto& held_out = account["history"][1];
  CHECK(std::string(held_out["name"].GetString()) == "held out: judged");
  CHECK(held_out["loss"].Size() == 3);
  CHECK(account["history_epochs"].Size() == 3);
}

TEST_CASE("a long training tells of twenty epochs, the last among them", "[training_run]") {
  const std::vector<HeldOutScore> scores = {{"judged", 60, {0.5, 0.9}}};
  std::vector<EpochEvent> history(150);
  for (int i = 0; i < 150; ++i) {
    history[static_cast<std::size_t>(i)].epoch = i;
    history[static_cast<std::size_t>(i)].validation = {{1.0 / (i + 1), 0.9}};
  }
  const TrainingData data(pictures(10), {}, {}, 1);
  const auto record = json::parse(account(origin, data, {}, scores, history), "account");
  const auto& epochs = record["history_epochs"];
  REQUIRE(epochs.Size() == 19);
  CHECK(epochs[0].GetInt() == 6);
  CHECK(epochs[18].GetInt() == 150);
  CHECK(record["history"][1]["loss"][18].GetDouble() == 0.006667);
  CHECK(record["epochs"].GetInt() == 150);
}

TEST_CASE("equal training runs give equal bits, other seeds do not", "[training_run]") {
  const auto result = [](std::uint64_t seed) {
    TrainingRunOptions chosen = rich_options(1);
    chosen.training.seed = seed;
    chosen.training.epochs = 1;
    TrainingRun run(small_model(), rich_sets(), chosen);
    finish(run);
    return file_of(run);
  };
  CHECK(result(1) == result(1));
  CHECK(result(1) != result(2));
}

TEST_CASE("a whole training gives equal bits with any number of threads", "[training_run]") {
  if (!toy::has_threads) SKIP("this build has no threads");
  std::vector<std::vector<std::byte>> files;
  for (const int threads : {1, 2, 3, 8}) {
    TrainingRun run(small_model(), rich_sets(), rich_options(threads));
    finish(run);
    files.push_back(file_of(run));
  }
  CHECK(files[1] == files[0]);
  CHECK(files[2] == files[0]);
  CHECK(files[3] == files[0]);
}

TEST_CASE("a training run that goes on from a checkpoint ends with the same bits",
          "[training_run]") {
  TrainingRun whole(small_model(), rich_sets(), rich_options(1));
  finish(whole);
  const auto expected = file_of(whole);
  for (const int steps : {0, 3, 6, 10}) {  // in the first epoch, at its end, and in the second
    CAPTURE(steps);
    TrainingRun first(small_model(), rich_sets(), rich_options(1));
    for (int i = 0; i < steps; ++i) first.step();
    const auto bytes = write_checkpoint(first.checkpoint());
    TrainingRun second(small_model(99), rich_sets(), rich_options(toy::two_threads));
    second.resume(read_checkpoint(bytes, "test"));
    finish(second);
    CHECK(file_of(second) == expected);
  }
}

// The same test runs natively and as WebAssembly: this is what makes them one trainer.
TEST_CASE("the first losses are the same in every build", "[training_run]") {
  TrainingRunOptions chosen = options(0.001);
  chosen.data.augmentation = Augmentation::of_strength(1);
  chosen.data.label_smoothing = 0.05;
  TrainingRun run(small_model(), pictures(), chosen);
  const double expected[] = {3.3055181, 3.3727267, 3.3727638, 3.2554292, 3.1533397};
  for (const double loss : expected) {
    CHECK_THAT(run.step().running.loss, WithinRel(loss, 1e-4));
  }
}

TEST_CASE("the best epoch is kept when asked for, else the last", "[training_run]") {
  TrainingRunOptions chosen = options(0.1);
  chosen.training.epochs = 100;
  chosen.patience = 2;  // so that the last epoch is not the best one
  std::vector<float> at_best;
  TrainingRun last(small_model(), pictures(100), chosen);
  while (!last.finished()) {
    const StepEvent event = last.step();
    const bool best =
        event.step == event.steps && best_epoch(last.history()) + 1 == last.history().size();
    if (best) at_best = weights_of(last.current());
  }
  REQUIRE(best_epoch(last.history()) + 3 == last.history().size());
  CHECK(weights_of(last.result(WeightType::f32, origin).model) == weights_of(last.current()));

  chosen.keep_best = true;
  TrainingRun best(small_model(), pictures(100), chosen);
  finish(best);
  CHECK(weights_of(best.current()) == weights_of(last.current()));
  CHECK(weights_of(best.result(WeightType::f32, origin).model) == at_best);
}

TEST_CASE("a training run ends when it is out of patience", "[training_run]") {
  TrainingRunOptions chosen = options(0.1);
  chosen.training.epochs = 100;
  chosen.patience = 2;
  TrainingRun run(small_model(), pictures(100), chosen);
  finish(run);
  REQUIRE(run.history().size() < 100);
  CHECK(best_epoch(run.history()) + 3 == run.history().size());
  TrainingRun resumed(small_model(), pictures(100), chosen);
  resumed.resume(run.checkpoint());
  CHECK(resumed.finished());
}

TEST_CASE("what cannot be trained with is refused", "[training_run]") {
  const auto refuses = [](std::vector<TrainingSet> sets, const TrainingRunOptions& chosen,
                          const char* words) {
    CHECK_THROWS_WITH(TrainingRun(small_model(), std::move(sets), chosen),
                      ContainsSubstring(words));
  };
  std::vector<TrainingSet> small(1);
  small[0].digits.images = {
      .height = 2, .width = 2, .pixels = {0, 0, 0, 0, 9, 9, 9, 9}, .labels = {1, 2}};
  small[0].use = Use::learned;
  refuses(small, options(), "pixels");
  std::vector<TrainingSet> alone = pictures();
  alone.pop_back();
  TrainingRunOptions chosen = options();
  chosen.patience = 1;
  refuses(alone, chosen, "hold something out");
  chosen.patience = 0;
  chosen.keep_best = true;
  refuses(alone, chosen, "hold something out");
  Checkpoint other = TrainingRun(small_model(), alone, options()).checkpoint();
  other.state.weights.pop_back();
  TrainingRun run(small_model(), alone, options());
  CHECK_THROWS_WITH(run.resume(other), ContainsSubstring("another network"));
}
