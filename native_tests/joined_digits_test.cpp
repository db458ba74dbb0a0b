#include "core/joined_digits.hpp"

#include <catch2/catch_test_macros.hpp>
#include <utility>
#include <vector>

using namespace scrawl;

namespace {

ReadDigit glyph(State state, int label, double confidence, std::vector<int> strokes) {
  ReadDigit digit;
  digit.box = {0, 0, 60, 100};
  digit.strokes = std::move(strokes);
  digit.answer.state = state;
  digit.answer.label = label;
  digit.answer.confidence = confidence;
  return digit;
}

ReadDigit refused(std::vector<int> strokes) {
  return glyph(State::not_a_digit, 4, 0.01, std::move(strokes));
}

/// A digit that is read of a part of the stroke 0, which begins at the point `first`.
ReadDigit part(int label, double confidence, std::size_t first) {
  ReadDigit digit = glyph(State::digit, label, confidence, {0});
  digit.parts = {{0, first, first + 20}};
  return digit;
}

/// What a line says after the ink that its only refused glyph consists of was read as `parts`.
std::vector<int> labels(std::vector<ReadDigit> line, const std::vector<ReadDigit>& parts) {
  std::vector<int> labels;
  for (const ReadDigit& digit :
       with_joined_parted(std::move(line), 100, [&](const auto&, double) { return parts; })) {
    labels.push_back(readable(digit) ? digit.answer.label : -1);
  }
  return labels;
}

}  // namespace

TEST_CASE("ink that one digit hardly explains is parted if several do", "[joined]") {
  const std::vector<ReadDigit> both = {part(3, 0.99, 0), part(8, 0.98, 40)};
  CHECK(labels({refused({0})}, both) == std::vector{3, 8});
  CHECK(labels({glyph(State::digit, 4, 0.97, {0})}, both) == std::vector{4});
}

TEST_CASE("ink alone, no wider than a letter, is parted into sure digits only, and no 1s",
          "[joined]") {
  const ReadDigit beside = glyph(State::digit, 7, 0.99, {1});
  for (const auto& [label, confidence] : {std::pair{8, 0.8}, {1, 0.99}}) {
    const std::vector<ReadDigit> both = {part(3, 0.99, 0), part(label, confidence, 40)};
    CHECK(labels({refused({0})}, both) == std::vector{-1});
    CHECK(labels({refused({0}), beside}, both) == std::vector{3, label, 7});
    ReadDigit wide = refused({0});
    wide.box.right = 200;
    CHECK(labels({wide}, both) == std::vector{3, label});
  }
}

TEST_CASE("beside digits the hook is left out that the pen left a digit in", "[joined]") {
  const ReadDigit beside = glyph(State::digit, 7, 0.99, {2});
  CHECK(labels({refused({0}), beside}, {part(1, 0.99, 0)}) == std::vector{1, 7});
  CHECK(labels({refused({0})}, {part(2, 0.99, 0)}) == std::vector{-1});             // alone
  CHECK(labels({refused({0}), beside}, {part(1, 0.9, 0)}) == std::vector{-1, 7});   // not sure
  CHECK(labels({refused({0}), beside}, {part(1, 0.99, 9)}) == std::vector{-1, 7});  // its end
  CHECK(labels({refused({0, 1}), beside}, {part(1, 0.99, 0)}) == std::vector{-1, 7});
}

TEST_CASE("what has been refused is not parted", "[joined]") {
  const ReadDigit beside = glyph(State::digit, 7, 0.99, {1});
  const std::vector<ReadDigit> both = {part(3, 0.99, 0), part(8, 0.98, 40)};
  CHECK(labels({glyph(State::not_a_digit, 4, 0, {0}), beside}, both) == std::vector{-1, 7});
}

TEST_CASE("joined digits must explain the ink better the more 1s are among them", "[joined]") {
  const ReadDigit beside = glyph(State::digit, 7, 0.99, {1});
  const auto doubtful = [](double confidence) {
    return glyph(State::not_a_digit, 4, confidence, {0});
  };
  const std::vector<ReadDigit> with_one = {part(3, 0.99, 0), part(1, 0.99, 40)};
  CHECK(labels({doubtful(0.08), beside}, {part(3, 0.99, 0), part(8, 0.99, 40)}) ==
        std::vector{3, 8, 7});
  CHECK(labels({doubtful(0.08), beside}, with_one) == std::vector{-1, 7});
  CHECK(labels({doubtful(0.03), beside}, with_one) == std::vector{3, 1, 7});
  CHECK(labels({doubtful(0.03), beside}, {part(1, 0.99, 0), part(1, 0.99, 40)}) ==
        std::vector{-1, 7});
}
