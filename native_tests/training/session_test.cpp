#include "core/training/session.hpp"

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
  return {.images = drawn::pictures(count, 5), .signs = {}, .held_out = drawn::pictures(60, 6)};
}

SessionOptions options(double learning_rate = 0.005) {
  SessionOptions result;
  result.training.epochs = 3;
  result.training.schedule.peak = learning_rate;
  return result;
}

std::vector<float> weights_of(const Model& model) {
  return {model.network.weights().begin(), model.network.weights().end()};
}

void run(Session& session) {
  while (!session.finished()) session.step();
}

}  // namespace

TEST_CASE("a session learns, tells its history and mistakes, and gives a model", "[session]") {
  Session session(small_model(), material(), options());
  CHECK(session.training_count() == 300);
  CHECK(session.held_out_count() == 60);
  CHECK(session.mistakes(5).empty());
  const auto drawing = drawn::variants(drawn::plain[3], 3, 1, 9)[0].strokes;
  const double before = Recogniser(session.current()).read(drawing).probabilities[3];
  run(session);
  REQUIRE(session.history().size() == 3);
  CHECK(session.history()[2].training.loss < session.history()[0].training.loss);
  const double accuracy = session.history()[2].validation[0].accuracy;
  CHECK(accuracy > 0.8);
  CHECK(Recogniser(session.current()).read(drawing).probabilities[3] > before);

  const auto wrong = session.mistakes(1000);
  CHECK(wrong.size() == static_cast<std::size_t>(std::lround(60 * (1 - accuracy))));
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    CHECK(wrong[i].truth != wrong[i].answer);
    CHECK(wrong[i].picture.pixels.size() == 784);
    if (i > 0) CHECK(wrong[i].probability <= wrong[i - 1].probability);
  }

  const auto loaded = load_model(save_model(session.result(), WeightType::f32), "result");
  CHECK(weights_of(loaded) == weights_of(session.current()));
  CHECK_THAT(loaded.provenance, ContainsSubstring("\"accuracy\":" + std::string("0.")) ||
                                    ContainsSubstring("\"accuracy\":1"));
  CHECK(loaded.calibration.temperature != 1);
}

TEST_CASE("equal sessions give equal bits, other seeds do not", "[session]") {
  const auto result = [](std::uint64_t seed) {
    SessionOptions chosen = options();
    chosen.training.seed = seed;
    chosen.training.epochs = 1;
    chosen.augmentation = 1;
    Session session(small_model(), material(100), chosen);
    run(session);
    return weights_of(session.result());
  };
  CHECK(result(1) == result(1));
  CHECK(result(1) != result(2));
}

// The same test runs natively and as WebAssembly: this is what makes them one trainer.
TEST_CASE("the first losses are the same in every build", "[session]") {
  SessionOptions chosen = options(0.001);
  chosen.augmentation = 1;
  chosen.label_smoothing = 0.05;
  Session session(small_model(), material(), chosen);
  const double expected[] = {3.3055181, 3.3727267, 3.3727638, 3.2554292, 3.1533397};
  for (const double loss : expected) {
    CHECK_THAT(session.step().running.loss, WithinRel(loss, 1e-4));
  }
}

TEST_CASE("a session that diverges stops with the last good weights", "[session]") {
  Session session(small_model(), material(100), options(1e30));
  const auto start = weights_of(session.current());
  CHECK_THROWS_MATCHES(run(session), Error,
                       MessageMatches(ContainsSubstring("lower learning rate")));
  CHECK(session.finished());
  const auto weights = weights_of(session.current());
  CHECK(std::all_of(weights.begin(), weights.end(), [](float w) { return std::isfinite(w); }));
  if (session.history().empty()) CHECK(weights == start);
}

TEST_CASE("a session learns from strokes, and holds some out itself", "[session]") {
  Material album{.images = {}, .signs = {}, .held_out = {}};
  for (int digit = 0; digit < 10; ++digit) {
    for (auto& sign : drawn::variants(drawn::plain[static_cast<std::size_t>(digit)], digit, 4, 1)) {
      album.signs.push_back(std::move(sign));
    }
  }
  SessionOptions chosen = options();
  chosen.augmentation = 1;
  Session session(small_model(), std::move(album), chosen);
  CHECK(session.training_count() == 32);
  CHECK(session.held_out_count() == 8);
  run(session);
  CHECK(session.history().size() == 3);
}

TEST_CASE("what cannot be trained with is refused", "[session]") {
  const auto refuses = [](Material wrong, const std::string& words) {
    CHECK_THROWS_MATCHES(Session(small_model(), std::move(wrong), options()), Error,
                         MessageMatches(ContainsSubstring(words)));
  };
  refuses({.images = {}, .signs = {}, .held_out = {}}, "no samples");
  refuses({.images = drawn::pictures(1, 1), .signs = {}, .held_out = {}}, "held out");
  Material unlabelled = material(4);
  unlabelled.images.labels.clear();
  refuses(std::move(unlabelled), "no labels");
  data::Images small{.height = 2, .width = 2, .pixels = {0, 0, 0, 0}, .labels = {1}};
  refuses({.images = small, .signs = {}, .held_out = small}, "pixels");
}

TEST_CASE("a session whose loss only grows is stopped though it is a number", "[session]") {
  SessionOptions chosen = options(10);
  chosen.training.epochs = 20;
  Session session(small_model(), material(100), chosen);
  CHECK_THROWS_MATCHES(
      run(session), Error,
      MessageMatches(ContainsSubstring("diverged") && ContainsSubstring("where guessing has 2.3")));
  CHECK(session.finished());
}
