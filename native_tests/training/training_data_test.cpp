#include "core/training/training_data.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "native_tests/training/drawn_digits.hpp"

using namespace scrawl;
using namespace scrawl::training;
using Catch::Matchers::ContainsSubstring;

namespace {

std::vector<TrainingSet> sets() {
  std::vector<TrainingSet> result;
  result.push_back({.digits = drawn::picture_set(20, 1, "digits.csv")});
  result.push_back({.digits = drawn::stroke_set(10, 1, "pen.json.gz"), .weight = 3});
  result.push_back({.digits = drawn::picture_set(7, 2, "others.csv"), .use = Use::held_out});
  return result;
}

std::vector<float> pixels_of(const SampleSource& source, std::size_t index, std::uint64_t seed) {
  std::vector<float> input(source.input_size()), target(10);
  Random random(seed);
  source.sample(index, random, input, target);
  return input;
}

}  // namespace

TEST_CASE("each set has its held-out digits by its name, and its weight", "[training_data]") {
  const TrainingData data(sets(), {}, {}, 1);
  CHECK(data.training().count() == 16 + 3 * 8);
  REQUIRE(data.held_out().size() == 3);
  CHECK(data.held_out()[0].name == "digits");
  CHECK(data.held_out()[0].source->count() == 4);
  CHECK(data.held_out()[1].name == "pen");
  CHECK(data.held_out()[1].source->count() == 2);
  CHECK(data.held_out()[2].name == "others");
  CHECK(data.held_out()[2].source->count() == 7);
  CHECK(data.held_out()[1].parts[0].digits == data.used()[1].digits.get());
  CHECK(data.held_out()[1].parts[0].rows.size() == 2);
  CHECK(data.used()[1].training == 8);
  CHECK(data.used()[2].training == 0);
  CHECK(data.used()[2].held_out == 7);
}

TEST_CASE("what is held out can be judged as one", "[training_data]") {
  const TrainingData data(sets(), {}, {.join_held_out = true}, 1);
  REQUIRE(data.held_out().size() == 1);
  CHECK(data.held_out()[0].name == "digits + pen + others");
  CHECK(data.held_out()[0].source->count() == 4 + 2 + 7);
  CHECK(data.held_out()[0].parts.size() == 3);
}

TEST_CASE("only what is learned from is changed at random", "[training_data]") {
  const TrainingData data(sets(), {}, {.augmentation = Augmentation::of_strength(1)}, 1);
  for (const std::size_t index : {0, 17}) {  // a picture, and strokes
    CHECK(pixels_of(data.training(), index, 1) != pixels_of(data.training(), index, 2));
  }
  for (const HeldOut& held_out : data.held_out()) {
    CHECK(pixels_of(*held_out.source, 0, 1) == pixels_of(*held_out.source, 0, 2));
  }
  const TrainingData plain(sets(), {}, {.augmentation = Augmentation::of_strength(0)}, 1);
  CHECK(pixels_of(plain.training(), 17, 1) == pixels_of(plain.training(), 17, 2));
}

TEST_CASE("the example is held out where anything is", "[training_data]") {
  const auto bytes = [](const std::vector<float>& input) {
    std::vector<std::uint8_t> result;
    for (const float value : input) {
      result.push_back(static_cast<std::uint8_t>(std::lround(255 * value)));
    }
    return result;
  };
  const TrainingData data(sets(), {}, {}, 1);
  CHECK(data.example() == bytes(pixels_of(*data.held_out()[0].source, 0, 1)));
  std::vector<TrainingSet> one;
  one.push_back({.digits = drawn::picture_set(20, 1)});
  const TrainingData all(std::move(one), {}, {.hold_out = {.part = 0}}, 1);
  CHECK(all.held_out().empty());
  CHECK(all.example() == bytes(pixels_of(all.training(), 0, 1)));
}

TEST_CASE("what cannot be learned from is refused", "[training_data]") {
  const auto refuses = [](std::vector<TrainingSet> wrong, const char* words) {
    CHECK_THROWS_WITH(TrainingData(std::move(wrong), {}, {}, 1), ContainsSubstring(words));
  };
  refuses({}, "no samples");
  std::vector<TrainingSet> one(1);
  one[0].digits = drawn::picture_set(1, 1);
  refuses(one, "nothing is held out");
  one[0].digits = drawn::picture_set(4, 1);
  one[0].use = Use::held_out;
  refuses(one, "no samples");
  one[0].use = Use::divided;
  one[0].digits.images.labels.clear();
  refuses(one, "no labels");
}
