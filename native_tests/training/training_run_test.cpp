#include "core/training/training_run.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/recogniser.hpp"
#include "core/version.hpp"
#include "native_tests/training/drawn_digits.hpp"

using namespace scrawl;
using namespace scrawl::training;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using Catch::Matchers::WithinRel;

namespace {

Model small_model(std::uint64_t seed = 1) {
  Random random(seed);
  return untrained_model(nn::parse_architecture(R"({"input": [28, 28, 1], "layers": [
        {"type": "conv2d", "filters": 8, "kernel": [5, 5], "stride": [2, 2], "bias": false},
        {"type": "batch_norm2d", "momentum": 0.8}, {"type": "relu"}, {"type": "max_pool2d"},
        {"type": "flatten"}, {"type": "dense", "units": 10}]})",
                                                "small"),
                         random, "small");
}

Material material(std::size_t count = 300) {
  return {.images = drawn::pictures(count, 5), .glyphs = {}, .held_out = drawn::pictures(60, 6)};
}

TrainingRunOptions options(double learning_rate = 0.005) {
  TrainingRunOptions result;
  result.training.epochs = 3;
  result.training.schedule.peak = learning_rate;
  return result;
}

std::vector<float> weights_of(const Model& model) {
  return {model.network.weights().begin(), model.network.weights().end()};
}

void finish(TrainingRun& run) {
  while (!run.finished()) run.step();
}

}  // namespace

TEST_CASE("a training run learns, tells its history and mistakes, and gives a model",
          "[training_run]") {
  TrainingRun run(small_model(), material(), options());
  CHECK(run.training_count() == 300);
  CHECK(run.held_out_count() == 60);
  CHECK(run.mistakes(5).empty());
  const auto drawing = drawn::variants(drawn::plain[3], 3, 1, 9)[0].strokes;
  const double before = Recogniser(run.current()).read(drawing).probabilities[3];
  finish(run);
  REQUIRE(run.history().size() == 3);
  CHECK(run.history()[2].training.loss < run.history()[0].training.loss);
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

  const auto loaded = load_model(save_model(run.result(), WeightType::f32), "result");
  CHECK(weights_of(loaded) == weights_of(run.current()));
  CHECK_THAT(loaded.provenance,
             ContainsSubstring("\"scrawl training run " + std::string(version()) + "\""));
  CHECK_THAT(loaded.provenance, ContainsSubstring("\"accuracy\":" + std::string("0.")) ||
                                    ContainsSubstring("\"accuracy\":1"));
  CHECK(loaded.calibration.temperature != 1);
}

TEST_CASE("equal training runs give equal bits, other seeds do not", "[training_run]") {
  const auto result = [](std::uint64_t seed) {
    TrainingRunOptions chosen = options();
    chosen.training.seed = seed;
    chosen.training.epochs = 1;
    chosen.augmentation = 1;
    TrainingRun run(small_model(), material(100), chosen);
    finish(run);
    return weights_of(run.result());
  };
  CHECK(result(1) == result(1));
  CHECK(result(1) != result(2));
}

// The same test runs natively and as WebAssembly: this is what makes them one trainer.
TEST_CASE("the first losses are the same in every build", "[training_run]") {
  TrainingRunOptions chosen = options(0.001);
  chosen.augmentation = 1;
  chosen.label_smoothing = 0.05;
  TrainingRun run(small_model(), material(), chosen);
  const double expected[] = {3.3055181, 3.3727267, 3.3727638, 3.2554292, 3.1533397};
  for (const double loss : expected) {
    CHECK_THAT(run.step().running.loss, WithinRel(loss, 1e-4));
  }
}

TEST_CASE("a training run that diverges stops with the last good weights", "[training_run]") {
  TrainingRun run(small_model(), material(100), options(1e30));
  const auto start = weights_of(run.current());
  CHECK_THROWS_MATCHES(finish(run), Error,
                       MessageMatches(ContainsSubstring("lower learning rate")));
  CHECK(run.finished());
  const auto weights = weights_of(run.current());
  CHECK(std::all_of(weights.begin(), weights.end(), [](float w) { return std::isfinite(w); }));
  if (run.history().empty()) CHECK(weights == start);
}

TEST_CASE("a training run learns from strokes, and holds some out itself", "[training_run]") {
  Material examples{.images = {}, .glyphs = {}, .held_out = {}};
  for (int digit = 0; digit < 10; ++digit) {
    for (auto& glyph :
         drawn::variants(drawn::plain[static_cast<std::size_t>(digit)], digit, 4, 1)) {
      examples.glyphs.push_back(std::move(glyph));
    }
  }
  TrainingRunOptions chosen = options();
  chosen.augmentation = 1;
  TrainingRun run(small_model(), std::move(examples), chosen);
  CHECK(run.training_count() == 32);
  CHECK(run.held_out_count() == 8);
  finish(run);
  CHECK(run.history().size() == 3);
}

TEST_CASE("what cannot be trained with is refused", "[training_run]") {
  const auto refuses = [](Material wrong, const std::string& words) {
    CHECK_THROWS_MATCHES(TrainingRun(small_model(), std::move(wrong), options()), Error,
                         MessageMatches(ContainsSubstring(words)));
  };
  refuses({.images = {}, .glyphs = {}, .held_out = {}}, "no samples");
  refuses({.images = drawn::pictures(1, 1), .glyphs = {}, .held_out = {}}, "held out");
  Material unlabelled = material(4);
  unlabelled.images.labels.clear();
  refuses(std::move(unlabelled), "no labels");
  data::Images small{.height = 2, .width = 2, .pixels = {0, 0, 0, 0}, .labels = {1}};
  refuses({.images = small, .glyphs = {}, .held_out = small}, "pixels");
}

TEST_CASE("a training run whose loss only grows is stopped though it is a number",
          "[training_run]") {
  TrainingRunOptions chosen = options(10);
  chosen.training.epochs = 20;
  TrainingRun run(small_model(), material(100), chosen);
  CHECK_THROWS_MATCHES(
      finish(run), Error,
      MessageMatches(ContainsSubstring("diverged") && ContainsSubstring("where guessing has 2.3")));
  CHECK(run.finished());
}
