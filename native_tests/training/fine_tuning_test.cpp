#include "core/training/fine_tuning.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/evaluation/reliability.hpp"
#include "core/recogniser.hpp"
#include "core/version.hpp"
#include "native_tests/folders.hpp"
#include "native_tests/training/drawn_digits.hpp"

using namespace scrawl;
using namespace scrawl::training;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using Catch::Matchers::WithinAbs;

namespace {

Model shipped(const std::string& name) {
  std::ifstream file(std::string(SCRAWL_SOURCE_FOLDER) + "/web/models/" + name, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
  return load_model(std::as_bytes(std::span(bytes)), name);
}

/// Learns in a moment.
FineTuningOptions brief(int steps = 4) {
  FineTuningOptions options;
  options.steps = steps;
  options.batch_size = 16;
  return options;
}

FineTuningReport taught(FineTuning& fine_tuning) {
  while (!fine_tuning.report()) fine_tuning.step();
  return *fine_tuning.report();
}

std::vector<float> weights_of(const Model& model) {
  return {model.network.weights().begin(), model.network.weights().end()};
}

std::size_t read_right(const Model& model, const std::vector<data::Glyph>& glyphs) {
  const Recogniser recogniser(model);
  std::size_t right = 0;
  for (const auto& glyph : glyphs)
    right += recogniser.read(glyph.strokes).label == glyph.label ? 1 : 0;
  return right;
}

}  // namespace

TEST_CASE("five crossed sevens teach what crossed sevens look like", "[fine_tuning]") {
  const Model seed = shipped("seed.safetensors");
  const auto five = drawn::variants(drawn::crossed_seven, 7, 5, 1);
  const auto others = drawn::variants(drawn::crossed_seven, 7, 50, 2);
  const std::size_t before = read_right(seed, others);
  REQUIRE(before < 25);
  FineTuningOptions options;
  options.steps = 50;  // enough for these, and a sixth of what the page takes
  options.most_lost = 0.01;
  FineTuning fine_tuning(seed, five, drawn::pictures(50, 3), drawn::pictures(100, 4), options);
  const FineTuningReport report = taught(fine_tuning);
  CHECK(report.examples_taught == 1);
  CHECK(report.accepted);
  CHECK(report.check_before.accuracy > 0.95);
  CHECK(report.digits == 5);
  CHECK(read_right(fine_tuning.result(), others) >= 49);
}

TEST_CASE("of a large examples the newest digits and some of the others are learned",
          "[fine_tuning]") {
  auto examples = drawn::variants(drawn::plain[1], 1, 9000, 1);
  const auto sevens = drawn::variants(drawn::crossed_seven, 7, 20, 2);
  examples.insert(examples.end(), sevens.begin(), sevens.end());
  FineTuningOptions options = brief();
  options.most_digits = 40;
  FineTuning fine_tuning(shipped("seed.safetensors"), std::move(examples), drawn::pictures(20, 3),
                         drawn::pictures(20, 4), options);
  const FineTuningReport report = taught(fine_tuning);
  CHECK(report.digits == 40);
  // Half of them are the sevens, which the network misreads, and half plain 1s, which it reads.
  CHECK(report.examples_before >= 0.4);
  CHECK(report.examples_before <= 0.7);
}

TEST_CASE("a small network has time for more steps than a large one", "[fine_tuning]") {
  const auto steps = [](const std::string& name) {
    FineTuning fine_tuning(shipped(name), drawn::variants(drawn::crossed_seven, 7, 1, 1),
                           drawn::pictures(20, 3), drawn::pictures(20, 4), {});
    return fine_tuning.step().steps;
  };
  CHECK(steps("compact.safetensors") == 81);
  CHECK(steps("seed.safetensors") > 150);
}

TEST_CASE("a fine-tuning goes through learning and judging, and tells how far it is",
          "[fine_tuning]") {
  FineTuning fine_tuning(shipped("compact.safetensors"),
                         drawn::variants(drawn::crossed_seven, 7, 3, 1), drawn::pictures(20, 3),
                         drawn::pictures(20, 4), brief());
  std::vector<FineTuningEvent> events;
  while (!fine_tuning.finished()) {
    events.push_back(fine_tuning.step());
    CHECK(fine_tuning.report().has_value() == (events.size() >= 4));
    CHECK(fine_tuning.examples_unseen().has_value() == fine_tuning.finished());
  }
  // One training on all three, three on two of them.
  REQUIRE(events.size() == 16);
  for (std::size_t i = 0; i < events.size(); ++i) {
    CHECK(events[i].step == i + 1);
    CHECK(events[i].steps == 16);
  }
  CHECK(events[3].stage == FineTuningEvent::Stage::learning);
  CHECK(events[4].stage == FineTuningEvent::Stage::judging);
  CHECK(events[15].stage == FineTuningEvent::Stage::done);
}

TEST_CASE("one digit can be taught, but leaves none out to judge by", "[fine_tuning]") {
  FineTuning fine_tuning(shipped("compact.safetensors"),
                         drawn::variants(drawn::crossed_seven, 7, 1, 1), drawn::pictures(20, 3),
                         drawn::pictures(20, 4), brief());
  taught(fine_tuning);
  CHECK(fine_tuning.finished());
  const Model loaded = load_model(save_model(fine_tuning.result(), WeightType::f32), "taught");
  CHECK(weights_of(loaded) == weights_of(fine_tuning.result()));
  CHECK_THAT(loaded.provenance,
             ContainsSubstring("\"scrawl fine-tuning " + std::string(version()) + "\""));
  CHECK_THAT(loaded.provenance, ContainsSubstring(R"("examples":1)"));
  CHECK_FALSE(fine_tuning.examples_unseen());
}

TEST_CASE("the same fine-tuning gives the same bits, another seed does not", "[fine_tuning]") {
  const auto result = [](std::uint64_t seed) {
    FineTuningOptions options = brief();
    options.seed = seed;
    FineTuning fine_tuning(shipped("compact.safetensors"),
                           drawn::variants(drawn::crossed_seven, 7, 3, 1), drawn::pictures(20, 3),
                           drawn::pictures(20, 4), options);
    taught(fine_tuning);
    return weights_of(fine_tuning.result());
  };
  CHECK(result(1) == result(1));
  CHECK(result(1) != result(2));
}

TEST_CASE("confidence stays as honest after a fine-tuning", "[fine_tuning]") {
  const Model before = shipped("compact.safetensors");
  FineTuning fine_tuning(before, drawn::variants(drawn::crossed_seven, 7, 5, 1),
                         drawn::pictures(100, 3), drawn::pictures(20, 4), {});
  taught(fine_tuning);
  const auto judged = drawn::pictures(300, 5);
  const ImageSource source(judged, all_rows(300), {});
  ThreadPool pool(1);
  const auto error = [&](const Model& model) {
    return evaluation::expected_calibration_error(
        evaluation::reliability(evaluation::read_all(model, source, pool)));
  };
  CHECK(error(fine_tuning.result()) < error(before) + 0.01);
}

TEST_CASE("a fine-tuning that loses too much of the check set is refused", "[fine_tuning]") {
  // Told that every 1 is a 9, at a rate that leaves nothing of what was known.
  FineTuningOptions options = brief(12);
  options.learning_rate = 0.02;
  FineTuning fine_tuning(shipped("compact.safetensors"), drawn::variants(drawn::plain[1], 9, 5, 1),
                         drawn::pictures(20, 3), drawn::pictures(60, 4), options);
  const FineTuningReport report = taught(fine_tuning);
  CHECK(report.check_after.accuracy < report.check_before.accuracy - options.most_lost);
  CHECK_FALSE(report.accepted);
}

TEST_CASE("a fine-tuning that diverges says so and gives no network", "[fine_tuning]") {
  FineTuningOptions options = brief(12);
  options.learning_rate = 1e30;
  FineTuning fine_tuning(shipped("compact.safetensors"),
                         drawn::variants(drawn::crossed_seven, 7, 2, 1), drawn::pictures(20, 3),
                         drawn::pictures(20, 4), options);
  CHECK_THROWS_MATCHES(taught(fine_tuning), Error, MessageMatches(ContainsSubstring("diverged")));
  CHECK_FALSE(fine_tuning.report());
}

TEST_CASE("what cannot be taught is refused before it begins", "[fine_tuning]") {
  const Model model = shipped("compact.safetensors");
  const auto examples = drawn::variants(drawn::crossed_seven, 7, 1, 1);
  const auto digits = drawn::pictures(10, 3);
  const auto refuses = [&](const Model& m, const std::vector<data::Glyph>& a, const data::Images& r,
                           const data::Images& c, const std::string& words) {
    CHECK_THROWS_MATCHES(FineTuning(m, a, r, c, brief()), Error,
                         MessageMatches(ContainsSubstring(words)));
  };
  refuses(model, {}, digits, digits, "the album is empty");
  refuses(model, examples, {}, digits, "the replay set");
  refuses(model, examples, digits, {}, "the check set");
  data::Images small{.height = 2, .width = 2, .pixels = {0, 0, 0, 0}, .labels = {1}};
  refuses(model, examples, small, digits, "pixels");
  Model renamed = model;
  std::swap(renamed.classes[0], renamed.classes[1]);
  refuses(renamed, examples, digits, digits, "classes");
}
