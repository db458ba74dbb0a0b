#include "core/recogniser.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <string>
#include <type_traits>
#include <utility>

#include "core/error.hpp"
#include "native_tests/ink/shapes.hpp"
#include "native_tests/made_networks.hpp"

using namespace scrawl;
using namespace scrawl::testing;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using Catch::Matchers::WithinAbs;

TEST_CASE("the answer names the two most probable digits", "[recogniser]") {
  const Recogniser recogniser(constant_model({0, 0, 0, 3, 0, 0, 0, 0, 2, 0}));
  const Answer answer = recogniser.read(shapes::seven());
  CHECK(answer.state == State::digit);
  CHECK(answer.label == 3);
  CHECK(answer.runner_up == 8);
  const double sum = std::exp(3) + std::exp(2) + 8;
  CHECK_THAT(answer.confidence, WithinAbs(std::exp(3) / sum, 1e-6));
  REQUIRE(answer.probabilities.size() == 10);
  CHECK_THAT(answer.probabilities[8], WithinAbs(std::exp(2) / sum, 1e-6));
  CHECK_THAT(total(answer), WithinAbs(1, 1e-6));
  CHECK(answer.non_digit == 0);
  CHECK(answer.picture.pixels == ink::render(shapes::seven(), {}).pixels);
}

TEST_CASE("a model that was read without its self-check is checked by the recogniser",
          "[recogniser]") {
  Model model = constant_model({0, 0, 0, 3, 0, 0, 0, 0, 2, 0});
  const float sum = std::exp(3.0f) + std::exp(2.0f) + 8;
  std::vector<float> expected(10, 1 / sum);
  expected[3] = std::exp(3.0f) / sum;
  expected[8] = std::exp(2.0f) / sum;
  model.self_check = SelfCheck{std::vector<std::uint8_t>(784, 9), expected};
  CHECK_NOTHROW(Recogniser(model, nn::InferencePlan::in_integers).check_itself("x"));
  model.self_check->probabilities[3] += 0.001f;
  CHECK_THROWS_MATCHES(Recogniser(model, nn::InferencePlan::in_integers).check_itself("x"), Error,
                       MessageMatches(ContainsSubstring("x: the self-check fails: class \"3\"")));
}

TEST_CASE("a label that comes first does not hide the runner-up behind it", "[recogniser]") {
  const Answer answer =
      Recogniser(constant_model({5, 1, 4, 2, 0, 0, 0, 0, 0, 3})).read(shapes::one());
  CHECK(answer.label == 0);
  CHECK(answer.runner_up == 2);
}

TEST_CASE("f32 weights are read in floats, others in integers", "[recogniser]") {
  std::vector<float> bias(10);
  for (std::size_t i = 0; i < bias.size(); ++i) bias[i] = 0.3f * static_cast<float>(i);
  Model model = constant_model(bias);
  Random random(3);
  for (float& weight : model.network.weights()) weight += static_cast<float>(random.uniform(-1, 1));
  const auto probability = [&](WeightType type) {
    model.weight_type = type;
    return Recogniser(model).read(shapes::seven()).confidence;
  };
  const double in_floats = probability(WeightType::f32), in_integers = probability(WeightType::f16);
  CHECK(in_floats != in_integers);
  CHECK_THAT(in_integers, WithinAbs(in_floats, 1e-3));
  CHECK(Recogniser(model, nn::InferencePlan::in_floats).read(shapes::seven()).confidence ==
        in_floats);
}

TEST_CASE("no copy of a recogniser can read in the same buffers", "[recogniser]") {
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Recogniser>);
  STATIC_REQUIRE_FALSE(std::is_copy_assignable_v<Recogniser>);
  STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<nn::InferencePlan>);
  Recogniser first(constant_model({0, 0, 0, 3, 0, 0, 0, 0, 2, 0}), nn::InferencePlan::in_floats);
  const double confidence = first.read(shapes::seven()).confidence;
  const Recogniser moved(std::move(first));
  CHECK(moved.read(shapes::seven()).confidence == confidence);
}

TEST_CASE("the temperature divides the logits", "[recogniser]") {
  Model model = constant_model({0, 6, 0, 0, 0, 0, 0, 0, 0, 0});
  model.calibration.temperature = 3;
  const Answer answer = Recogniser(std::move(model)).read(shapes::one());
  CHECK_THAT(answer.confidence, WithinAbs(std::exp(2) / (std::exp(2) + 9), 1e-6));
}

TEST_CASE("sigmoids are divided by their sum", "[recogniser]") {
  const auto sigmoid = [](double z) { return 1 / (1 + std::exp(-z)); };
  const Answer answer =
      Recogniser(constant_model({2, -1, -9, -9, -9, -9, -9, -9, -9, -9}, nn::Head::sigmoid))
          .read(shapes::one());
  const double sum = sigmoid(2) + sigmoid(-1) + 8 * sigmoid(-9);
  CHECK_THAT(answer.confidence, WithinAbs(sigmoid(2) / sum, 1e-6));
  CHECK_THAT(total(answer), WithinAbs(1, 1e-6));
}

TEST_CASE("sigmoids that all vanish say nothing, and are no NaN", "[recogniser]") {
  const Answer answer = Recogniser(constant_model(std::vector<float>(10, -1000), nn::Head::sigmoid))
                            .read(shapes::one());
  CHECK_THAT(answer.confidence, WithinAbs(0.1, 1e-6));
  CHECK(answer.state == State::unsure);
}

TEST_CASE("logits beyond what floats hold say nothing, and are no NaN", "[recogniser]") {
  for (const nn::Head head : {nn::Head::softmax, nn::Head::sigmoid}) {
    Model model = constant_model({3e38f, 0, 0, 0, 0, 0, 0, 0, 0, 0}, head);
    for (float& weight : model.network.weights()) weight = weight == 0 ? -3e38f : weight;
    const Answer answer = Recogniser(std::move(model)).read(shapes::one());
    CHECK_THAT(answer.confidence, WithinAbs(0.1, 1e-6));
    CHECK(answer.state == State::unsure);
  }
}

TEST_CASE("classes beyond the digits are what is no digit", "[recogniser]") {
  const Answer sure =
      Recogniser(constant_model({0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 2})).read(shapes::seven());
  CHECK(sure.state == State::digit);
  CHECK(sure.label == 7);
  CHECK_THAT(total(sure) + sure.non_digit, WithinAbs(1, 1e-6));
  const Answer none =
      Recogniser(constant_model({0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 9})).read(shapes::seven());
  CHECK(none.state == State::not_a_digit);
  CHECK(none.label == 7);
  CHECK(none.non_digit > 0.9);
}

TEST_CASE("thresholds separate digit, unsure and no digit", "[recogniser]") {
  Model model = constant_model({0, 0, 2, 0, 0, 0, 0, 0, 0, 0});
  const double confidence = std::exp(2) / (std::exp(2) + 9);
  const auto state = [&](double reject_below, double unsure_below) {
    model.calibration.reject_below = reject_below;
    model.calibration.unsure_below = unsure_below;
    return Recogniser(model).read(shapes::one()).state;
  };
  CHECK(state(0, confidence - 0.01) == State::digit);
  CHECK(state(0, confidence + 0.01) == State::unsure);
  CHECK(state(confidence + 0.01, 0.9) == State::not_a_digit);
}

TEST_CASE("nothing drawn is blank and predicts nothing", "[recogniser]") {
  const Recogniser recogniser(constant_model({0, 9, 0, 0, 0, 0, 0, 0, 0, 0}));
  for (const Answer& answer : {recogniser.read(ink::Drawing{}), recogniser.read(ink::GreyImage{}),
                               recogniser.read(ink::GreyImage{2, 1, {255, 255}}),
                               recogniser.read(ink::blank_picture(28))}) {
    CHECK(answer.state == State::blank);
    CHECK(answer.label == -1);
    CHECK(answer.runner_up == -1);
    CHECK(answer.confidence == 0);
    CHECK(answer.probabilities.empty());
    CHECK(answer.picture.pixels.size() == 784);
  }
}

TEST_CASE("the classes' order is the model's own", "[recogniser]") {
  Model model = constant_model({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5});
  std::swap(model.classes[10], model.classes[4]);
  const Answer answer = Recogniser(std::move(model)).read(shapes::four());
  CHECK(answer.label == 4);
  CHECK(answer.state == State::digit);
}

TEST_CASE("models and pictures that do not fit are refused", "[recogniser]") {
  const std::vector<float> ten(10);
  Model small = constant_model(ten, nn::Head::softmax, 20);
  CHECK_THROWS_WITH(Recogniser(small), ContainsSubstring("28 x 28"));
  Model unnamed = constant_model(ten);
  unnamed.classes.pop_back();
  CHECK_THROWS_WITH(Recogniser(unnamed), ContainsSubstring("9 classes"));
  Model renamed = constant_model(ten);
  renamed.classes[6] = "six";
  CHECK_THROWS_WITH(Recogniser(renamed), ContainsSubstring("\"6\""));
  CHECK_THROWS_AS(Recogniser(constant_model(ten)).read(ink::blank_picture(20)), Error);
}

TEST_CASE("states have the names that pages and scripts look for", "[recogniser]") {
  CHECK(to_string(State::blank) == "blank");
  CHECK(to_string(State::digit) == "digit");
  CHECK(to_string(State::unsure) == "unsure");
  CHECK(to_string(State::not_a_digit) == "not-a-digit");
  CHECK(to_string(State::number) == "number");
  CHECK(to_string(State::sign) == "sign");
}
