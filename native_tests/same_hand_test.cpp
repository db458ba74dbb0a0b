#include "core/same_hand.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <utility>
#include <vector>

#include "native_tests/images_to_read.hpp"
#include "native_tests/ink/composed_image.hpp"
#include "native_tests/made_networks.hpp"

using namespace scrawl;
using Catch::Approx;

namespace {

// The features of a network without a layer before its scores are the picture itself.
Model a_model() {
  Model model = testing::constant_model(std::vector<float>(11));
  model.calibration.unsure_below = 0.8;
  return model;
}

/// A picture with ink in some of its columns.
ink::Picture columns(int first, int last) {
  ink::Picture picture = ink::blank_picture(28);
  for (int pixel = 0; pixel < 784; ++pixel) {
    if (pixel % 28 >= first && pixel % 28 < last) {
      picture.pixels[static_cast<std::size_t>(pixel)] = 1;
    }
  }
  return picture;
}

ReadDigit digit(int label, double confidence, int runner_up, double second, ink::Picture picture) {
  ReadDigit digit;
  digit.answer = {.state = confidence < 0.8 ? State::unsure : State::digit,
                  .label = label,
                  .runner_up = runner_up,
                  .confidence = confidence,
                  .probabilities = std::vector<double>(10),
                  .non_digit = 1 - confidence - second,
                  .picture = std::move(picture)};
  digit.answer.probabilities[static_cast<std::size_t>(label)] = confidence;
  digit.answer.probabilities[static_cast<std::size_t>(runner_up)] = second;
  return digit;
}

ReadDigit sure(int label, ink::Picture picture) {
  return digit(label, 0.99, (label + 1) % 10, 0.001, std::move(picture));
}

/// A page's 1 on the left, its 7 on the right, and what may be either and looks like the 7.
std::vector<ReadDigit> a_page() {
  return {sure(1, columns(0, 10)), sure(7, columns(18, 28)),
          digit(1, 0.6, 7, 0.38, columns(17, 28))};
}

}  // namespace

TEST_CASE("a doubtful digit is what it looks like on its page", "[number]") {
  std::vector<ReadDigit> page = a_page();
  judge_by_hand(page, a_model());
  const Answer& answer = page[2].answer;
  CHECK(answer.label == 7);
  CHECK(answer.runner_up == 1);
  CHECK(answer.state == State::digit);
  CHECK(answer.confidence > 0.97);
  CHECK(answer.confidence == answer.probabilities[7]);
  CHECK(answer.probabilities[1] + answer.probabilities[7] == Approx(0.98));
  CHECK(answer.non_digit == Approx(0.02));
}

TEST_CASE("a digit that looks as it was read becomes surer", "[number]") {
  std::vector<ReadDigit> page = a_page();
  page[2].answer.picture = columns(0, 11);
  judge_by_hand(page, a_model());
  CHECK(page[2].answer.label == 1);
  CHECK(page[2].answer.state == State::digit);
  CHECK(page[2].answer.confidence > 0.97);
}

TEST_CASE("the label that loses may be less probable than a third one", "[number]") {
  std::vector<ReadDigit> page = a_page();
  page[2] = digit(1, 0.4, 7, 0.35, columns(18, 28));
  page[2].answer.probabilities[4] = 0.2;
  judge_by_hand(page, a_model());
  CHECK(page[2].answer.label == 7);
  CHECK(page[2].answer.runner_up == 4);
  CHECK(page[2].answer.state == State::unsure);
}

TEST_CASE("a page's hand is only what is surely read of both labels", "[number]") {
  std::vector<ReadDigit> page = a_page();
  const auto unchanged = [&] {
    judge_by_hand(page, a_model());
    return page[2].answer.label == 1 && page[2].answer.confidence == 0.6;
  };
  SECTION("not where one of them is missing") {
    page[1].answer.label = 3;
    CHECK(unchanged());
  }
  SECTION("not where one of them is doubtful, too") {
    page[1].answer.confidence = 0.9;
    CHECK(unchanged());
  }
  SECTION("not where one of them is a sign") {
    page[1].sign = '-';
    CHECK(unchanged());
  }
  SECTION("not of what is no digit") {
    page[2].answer.state = State::not_a_digit;
    CHECK(unchanged());
  }
  SECTION("not where nothing speaks for the second") {
    page[2].answer.probabilities[7] = 0;
    CHECK(unchanged());
  }
}

TEST_CASE("what is surely read stays as it is", "[number]") {
  std::vector<ReadDigit> page = a_page();
  page[2] = digit(1, 0.975, 7, 0.02, columns(18, 28));
  judge_by_hand(page, a_model());
  CHECK(page[2].answer.label == 1);
  CHECK(page[2].answer.confidence == 0.975);
}

TEST_CASE("a 7 with a short roof is known beside the image's 7 and 1", "[read-image]") {
  const ink::Picture short_roof = ink::render({{{32, 0}, {50, 0}, {20, 100}}}, {});
  const auto last_of = [&](std::vector<ink::Picture> glyphs) {
    glyphs.push_back(short_roof);
    Random random(3);
    return testing::shipped().read_number(testing::compose_image(glyphs, {}, random)).text.back();
  };
  const std::vector<ink::Picture> digits = testing::digits();  // 4, 7 and 1
  CHECK(last_of({digits[0], digits[0], digits[0]}) == '1');
  CHECK(last_of(digits) == '7');
}
