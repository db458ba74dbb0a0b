#include "core/training/lesson.hpp"

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
LessonOptions brief(int steps = 4) {
  LessonOptions options;
  options.steps = steps;
  options.batch_size = 16;
  return options;
}

LessonReport taught(Lesson& lesson) {
  while (!lesson.report()) lesson.step();
  return *lesson.report();
}

std::vector<float> weights_of(const Model& model) {
  return {model.network.weights().begin(), model.network.weights().end()};
}

std::size_t read_right(const Model& model, const std::vector<data::Sign>& signs) {
  const Recogniser recogniser(model);
  std::size_t right = 0;
  for (const auto& sign : signs) right += recogniser.read(sign.strokes).label == sign.label ? 1 : 0;
  return right;
}

}  // namespace

TEST_CASE("five crossed sevens teach what crossed sevens look like", "[lesson]") {
  const Model seed = shipped("seed.safetensors");
  const auto five = drawn::variants(drawn::crossed_seven, 7, 5, 1);
  const auto others = drawn::variants(drawn::crossed_seven, 7, 50, 2);
  const std::size_t before = read_right(seed, others);
  REQUIRE(before < 25);
  LessonOptions options;
  options.most_lost = 0.01;
  Lesson lesson(seed, five, drawn::pictures(100, 3), drawn::pictures(200, 4), options);
  const LessonReport report = taught(lesson);
  CHECK(report.album_taught == 1);
  CHECK(report.accepted);
  CHECK(report.check_before.accuracy > 0.95);
  CHECK(report.digits == 5);
  CHECK(read_right(lesson.result(), others) >= 49);
}

TEST_CASE("of a large album the newest digits and some of the others are learned", "[lesson]") {
  auto album = drawn::variants(drawn::plain[1], 1, 9000, 1);
  const auto sevens = drawn::variants(drawn::crossed_seven, 7, 20, 2);
  album.insert(album.end(), sevens.begin(), sevens.end());
  LessonOptions options = brief();
  options.most_digits = 40;
  Lesson lesson(shipped("seed.safetensors"), std::move(album), drawn::pictures(20, 3),
                drawn::pictures(20, 4), options);
  const LessonReport report = taught(lesson);
  CHECK(report.digits == 40);
  // Half of them are the sevens, which the network misreads, and half plain 1s, which it reads.
  CHECK(report.album_before >= 0.4);
  CHECK(report.album_before <= 0.7);
}

TEST_CASE("a small network has time for more steps than a large one", "[lesson]") {
  const auto steps = [](const std::string& name) {
    Lesson lesson(shipped(name), drawn::variants(drawn::crossed_seven, 7, 1, 1),
                  drawn::pictures(20, 3), drawn::pictures(20, 4), {});
    return lesson.step().steps;
  };
  CHECK(steps("compact.safetensors") == 81);
  CHECK(steps("seed.safetensors") > 150);
}

TEST_CASE("a lesson goes through learning and judging, and tells how far it is", "[lesson]") {
  Lesson lesson(shipped("compact.safetensors"), drawn::variants(drawn::crossed_seven, 7, 3, 1),
                drawn::pictures(20, 3), drawn::pictures(20, 4), brief());
  std::vector<LessonEvent> events;
  while (!lesson.finished()) {
    events.push_back(lesson.step());
    CHECK(lesson.report().has_value() == (events.size() >= 4));
    CHECK(lesson.album_unseen().has_value() == lesson.finished());
  }
  // One training on all three, three on two of them.
  REQUIRE(events.size() == 16);
  for (std::size_t i = 0; i < events.size(); ++i) {
    CHECK(events[i].step == i + 1);
    CHECK(events[i].steps == 16);
  }
  CHECK(events[3].stage == LessonEvent::Stage::learning);
  CHECK(events[4].stage == LessonEvent::Stage::judging);
  CHECK(events[15].stage == LessonEvent::Stage::done);
}

TEST_CASE("one digit can be taught, but leaves none out to judge by", "[lesson]") {
  Lesson lesson(shipped("compact.safetensors"), drawn::variants(drawn::crossed_seven, 7, 1, 1),
                drawn::pictures(20, 3), drawn::pictures(20, 4), brief());
  taught(lesson);
  CHECK(lesson.finished());
  const Model loaded = load_model(save_model(lesson.result(), WeightType::f32), "taught");
  CHECK(weights_of(loaded) == weights_of(lesson.result()));
  CHECK_THAT(loaded.provenance, ContainsSubstring(R"("album":1)"));
  CHECK_FALSE(lesson.album_unseen());
}

TEST_CASE("the same lesson gives the same bits, another seed does not", "[lesson]") {
  const auto result = [](std::uint64_t seed) {
    LessonOptions options = brief();
    options.seed = seed;
    Lesson lesson(shipped("compact.safetensors"), drawn::variants(drawn::crossed_seven, 7, 3, 1),
                  drawn::pictures(20, 3), drawn::pictures(20, 4), options);
    taught(lesson);
    return weights_of(lesson.result());
  };
  CHECK(result(1) == result(1));
  CHECK(result(1) != result(2));
}

TEST_CASE("confidence stays as honest after a lesson", "[lesson]") {
  const Model before = shipped("compact.safetensors");
  Lesson lesson(before, drawn::variants(drawn::crossed_seven, 7, 5, 1), drawn::pictures(100, 3),
                drawn::pictures(100, 4), {});
  taught(lesson);
  const auto judged = drawn::pictures(300, 5);
  const ImageSource source(judged, all_rows(300), {});
  ThreadPool pool(1);
  const auto error = [&](const Model& model) {
    return evaluation::expected_calibration_error(
        evaluation::reliability(evaluation::read_all(model, source, pool)));
  };
  CHECK(error(lesson.result()) < error(before) + 0.01);
}

TEST_CASE("a lesson that loses too much of the check set is refused", "[lesson]") {
  // Told that every 1 is a 9, at a rate that leaves nothing of what was known.
  LessonOptions options = brief(12);
  options.learning_rate = 0.02;
  Lesson lesson(shipped("compact.safetensors"), drawn::variants(drawn::plain[1], 9, 5, 1),
                drawn::pictures(20, 3), drawn::pictures(60, 4), options);
  const LessonReport report = taught(lesson);
  CHECK(report.check_after.accuracy < report.check_before.accuracy - options.most_lost);
  CHECK_FALSE(report.accepted);
}

TEST_CASE("a lesson that diverges says so and gives no network", "[lesson]") {
  LessonOptions options = brief(12);
  options.learning_rate = 1e30;
  Lesson lesson(shipped("compact.safetensors"), drawn::variants(drawn::crossed_seven, 7, 2, 1),
                drawn::pictures(20, 3), drawn::pictures(20, 4), options);
  CHECK_THROWS_MATCHES(taught(lesson), Error, MessageMatches(ContainsSubstring("diverged")));
  CHECK_FALSE(lesson.report());
}

TEST_CASE("what cannot be taught is refused before it begins", "[lesson]") {
  const Model model = shipped("compact.safetensors");
  const auto album = drawn::variants(drawn::crossed_seven, 7, 1, 1);
  const auto digits = drawn::pictures(10, 3);
  const auto refuses = [&](const Model& m, const std::vector<data::Sign>& a, const data::Images& r,
                           const data::Images& c, const std::string& words) {
    CHECK_THROWS_MATCHES(Lesson(m, a, r, c, brief()), Error,
                         MessageMatches(ContainsSubstring(words)));
  };
  refuses(model, {}, digits, digits, "the album is empty");
  refuses(model, album, {}, digits, "the replay set");
  refuses(model, album, digits, {}, "the check set");
  data::Images small{.height = 2, .width = 2, .pixels = {0, 0, 0, 0}, .labels = {1}};
  refuses(model, album, small, digits, "pixels");
  Model renamed = model;
  std::swap(renamed.classes[0], renamed.classes[1]);
  refuses(renamed, album, digits, digits, "classes");
}
