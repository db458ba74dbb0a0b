#include "core/recogniser.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "core/error.hpp"
#include "core/read_memory.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using Catch::Matchers::WithinAbs;

namespace {

/// A network whose logits are `biases`, whatever it sees.
Model constant_model(const std::vector<float>& biases, nn::Head head = nn::Head::softmax,
                     int size = 28) {
  const auto count = static_cast<nn::Index>(biases.size());
  const nn::Architecture architecture{
      {size, size, 1}, {nn::FlattenSpec{}, nn::DenseSpec{count}}, head};
  Model model{nn::Network<float>(architecture), {}, {}, {}, "{}", {}, WeightType::f32};
  for (const auto& slot : model.network.slots()) {
    if (slot.spec.role != nn::Role::bias) continue;
    for (std::size_t i = 0; i < biases.size(); ++i) {
      model.network.weights()[static_cast<std::size_t>(slot.offset) + i] = biases[i];
    }
  }
  for (std::size_t i = 0; i < biases.size(); ++i) {
    model.classes.push_back(i < 10 ? std::to_string(i) : "none");
  }
  return model;
}

/// Sure of a 4 the more ink there is beyond `middle` pixels' worth (or, with a negative `slope`,
/// the less); unsure of everything else, or, with a class of non-digits, sure that it is none.
Model ink_weigher(float middle, float slope, std::size_t classes = 10) {
  std::vector<float> biases(classes);
  if (classes > 10) biases[10] = 5;
  biases[4] = -slope * middle;
  Model model = constant_model(biases);
  for (const auto& slot : model.network.slots()) {
    if (slot.spec.role != nn::Role::kernel) continue;
    for (std::size_t pixel = 0; pixel < 784; ++pixel) {
      model.network.weights()[static_cast<std::size_t>(slot.offset) + pixel * classes + 4] = slope;
    }
  }
  return model;
}

ink::Drawing row(const std::vector<ink::Drawing>& digits, float step) {
  ink::Drawing drawing;
  float x = 0;
  for (const ink::Drawing& digit : digits) {
    for (ink::Stroke stroke : digit) {
      for (auto& point : stroke) point.x += x;
      drawing.push_back(std::move(stroke));
    }
    x += step;
  }
  return drawing;
}

double total_ink(const ink::Drawing& drawing) {
  const ink::Picture picture = ink::render(drawing, {});
  return std::accumulate(picture.pixels.begin(), picture.pixels.end(), 0.0);
}

double total(const Answer& answer) {
  return std::accumulate(answer.probabilities.begin(), answer.probabilities.end(), 0.0);
}

}  // namespace

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

TEST_CASE("a number is read digit by digit from left to right", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 0, 0, 0, 0, 0, 0, 3, 0, 0}));
  ink::Drawing drawing = row({shapes::seven(), shapes::one(), shapes::seven()}, 150);
  // Written in another order, and with a stroke of nothing.
  std::swap(drawing[0], drawing[3]);
  drawing.insert(drawing.begin(), ink::Stroke{});
  const Reading reading = recogniser.read_number(drawing);
  CHECK(reading.state == State::number);
  CHECK(reading.text == "777");
  REQUIRE(reading.digits.size() == 3);
  CHECK(reading.digits[0].strokes == std::vector<int>{2, 4});
  CHECK(reading.digits[1].strokes == std::vector<int>{3});
  CHECK(reading.digits[2].strokes == std::vector<int>{1, 5});
  CHECK(reading.digits[1].box.left == 250);
  CHECK(reading.digits[1].box.right == 253);
  CHECK(reading.digits[1].box.top == 40);
  CHECK(reading.digits[1].box.bottom == 160);
  const double one = recogniser.read(shapes::one()).confidence;
  CHECK_THAT(reading.confidence, WithinAbs(one * one * one, 1e-9));
  CHECK(reading.digits[1].answer.picture.pixels == ink::render(shapes::one(), {}).pixels);
}

TEST_CASE("a drawing that grows is read the same with a memory as without",
          "[recogniser][number]") {
  const Recogniser recogniser(ink_weigher(70, 0.5f));
  const ink::Drawing whole = row({shapes::four(), shapes::one(), shapes::four()}, 60);
  ReadMemory memory;
  ink::Drawing drawing;
  const auto read_both = [&] {
    const Reading known = recogniser.read_number(drawing, memory);
    const Reading fresh = recogniser.read_number(drawing);
    CHECK(known.text == fresh.text);
    CHECK(known.confidence == fresh.confidence);
    REQUIRE(known.digits.size() == fresh.digits.size());
    for (std::size_t i = 0; i < known.digits.size(); ++i) {
      CHECK(known.digits[i].strokes == fresh.digits[i].strokes);
      CHECK(known.digits[i].answer.probabilities == fresh.digits[i].answer.probabilities);
      CHECK(known.digits[i].answer.picture.pixels == fresh.digits[i].answer.picture.pixels);
    }
  };
  for (const ink::Stroke& stroke : whole) {
    drawing.emplace_back();
    for (const ink::Point point : stroke) {
      drawing.back().push_back(point);
      read_both();
    }
  }
  drawing.erase(drawing.begin());  // all others change their places
  read_both();
}

TEST_CASE("what is remembered of a drawing is not read again", "[recogniser][number]") {
  ReadMemory memory;
  int reads = 0;
  const auto read = [&](const ink::Drawing&) {
    ++reads;
    return Answer{};
  };
  const ink::Drawing joined{{{0, 0}, {1, 1}, {2, 2}, {3, 3}}};
  const ink::Drawing apart{{{0, 0}, {1, 1}}, {{2, 2}, {3, 3}}};
  memory.answer(joined, read);
  memory.answer(joined, read);
  CHECK(reads == 1);
  memory.answer(apart, read);
  CHECK(reads == 2);
  memory.next();
  memory.answer(joined, read);
  CHECK(reads == 2);
  memory.next();
  memory.answer(apart, read);  // the drawing between did not have it
  CHECK(reads == 3);
}

TEST_CASE("one digit is a number of one", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 0, 0, 0, 9, 0, 0, 0, 0, 0}));
  const Reading reading = recogniser.read_number(shapes::four());
  CHECK(reading.state == State::digit);
  CHECK(reading.text == "4");
  REQUIRE(reading.digits.size() == 1);
  CHECK(reading.digits[0].strokes == std::vector<int>{0, 1});
  CHECK(reading.confidence == recogniser.read(shapes::four()).confidence);
}

TEST_CASE("where geometry leaves it open, the network's confidence decides",
          "[recogniser][number]") {
  // A bar and a stem that do not touch: each alone is a line, with less ink than both.
  const ink::Drawing open_four{{{0, 40}, {40, 55}}, {{45, 10}, {45, 100}}};
  const double whole = total_ink(open_four);
  const double half = std::max(total_ink({open_four[0]}), total_ink({open_four[1]}));
  const auto middle = static_cast<float>((whole + half) / 2);
  REQUIRE(whole > half + 10);
  CHECK(Recogniser(ink_weigher(middle, 1)).read_number(open_four).digits.size() == 1);
  CHECK(Recogniser(ink_weigher(middle, -1)).read_number(open_four).digits.size() == 2);
}

TEST_CASE("a dot is no digit of its own where it can be part of a glyph", "[recogniser][number]") {
  // A network that takes unbroken lines for digits, however short they were drawn, and broken ones
  // for glyphs that are none.
  const ink::Stroke stem{{45, 10}, {45, 80}}, dot{{45, 110}, {46, 114}};
  const double whole = total_ink({stem}), broken = total_ink({stem, dot});
  REQUIRE(whole > broken);
  const auto middle = static_cast<float>((whole + broken) / 2);
  const Recogniser recogniser(ink_weigher(middle, static_cast<float>(20 / (whole - broken)), 11));
  const auto digits = [&](const ink::Stroke& beside) {
    return recogniser.read_number(ink::Drawing{stem, beside}).digits.size();
  };
  CHECK(digits(dot) == 1);
  CHECK(digits({{115, 50}, {116, 90}}) == 2);
  CHECK(digits({{145, 76}, {146, 80}}) == 2);
}

TEST_CASE("a point or a comma beside digits is no digit, however sure the network is",
          "[recogniser][number]") {
  Recogniser recogniser(constant_model({0, 9, 0, 0, 0, 0, 0, 0, 0, 0}));
  const ink::Drawing point{{{0, 158}}}, comma{{{6, 155}, {7, 170}, {0, 190}}};
  const auto beside = [&](const ink::Drawing& mark, float x) {
    ink::Drawing drawing = row({shapes::seven(), shapes::one()}, 140);
    for (const ink::Stroke& stroke : row({{}, mark}, x)) drawing.push_back(stroke);
    return recogniser.read_number(drawing);
  };
  for (const auto& [mark, x, text] :
       {std::tuple(point, 150.0f, "1.1"), {comma, 150.0f, "1,1"}, {point, 115.0f, "1.1"}}) {
    CAPTURE(x, text);
    const Reading reading = beside(mark, x);
    CHECK(reading.text == text);
    CHECK(reading.state == State::number);
    REQUIRE(reading.digits.size() == 3);
    CHECK(reading.digits[1].sign == text[1]);
    CHECK(reading.digits[1].answer.state == State::sign);
    CHECK(reading.digits[1].answer.probabilities.empty());
    CHECK(reading.confidence > 0.5);
  }
  CHECK(beside(comma, 270).text == "11,");
  CHECK(beside(comma, 20).text == "?11");

  recogniser.set_digits_only(true);
  const Reading digits = beside(point, 150);
  CHECK(digits.text == "1?1");
  CHECK(digits.digits[1].answer.state == State::not_a_digit);
  CHECK(total(digits.digits[1].answer) == 0);
  CHECK(digits.confidence == 0);
}

TEST_CASE("small strokes that are parts of a digit are no marks beside it",
          "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 9, 0, 0, 0, 0, 0, 0, 0, 0}));
  const auto digits = [&](const ink::Drawing& drawing) {
    return recogniser.read_number(drawing).digits.size();
  };
  const ink::Stroke stem{{45, 10}, {45, 100}};
  CHECK(digits({stem, {{30, 106}, {60, 106}}}) == 1);                          // the foot of a 1
  CHECK(digits({{{30, 10}, {20, 60}, {60, 60}}, {{45, 65}, {45, 95}}}) == 1);  // an open 4
  CHECK(digits({stem, {{45, 115}}}) == 1);  // an exclamation mark
}

TEST_CASE("lines are read from top to bottom", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 9, 0, 0, 0, 0, 0, 0, 0, 0}));
  const auto line = [](float x, float y, float slope) {
    ink::Drawing drawing = row({{}, shapes::one(), shapes::oval(40, 60)}, x);
    for (ink::Stroke& stroke : drawing) {
      for (ink::Point& point : stroke) point.y += y + slope * point.x;
    }
    return drawing;
  };
  const auto both = [](ink::Drawing upper, const ink::Drawing& lower) {
    upper.insert(upper.end(), lower.begin(), lower.end());
    return upper;
  };
  for (const float slope : {0.0f, 0.4f}) {
    CAPTURE(slope);
    // The lower line was written first.
    const Reading reading = recogniser.read_number(both(line(45, 200, slope), line(10, 0, slope)));
    CHECK(reading.state == State::number);
    CHECK(reading.text == "11\n11");
    REQUIRE(reading.digits.size() == 4);
    CHECK(reading.digits[0].strokes == std::vector<int>{2});
    CHECK(reading.digits[3].strokes == std::vector<int>{1});
    CHECK(recogniser.read_number(line(10, 0, slope)).text == "11");
  }
  // A number that climbs is one line.
  ink::Drawing steps;
  for (int i = 0; i < 5; ++i) {
    ink::Drawing digit = row({{}, shapes::one()}, static_cast<float>(60 * i));
    for (ink::Point& point : digit[0]) point.y -= static_cast<float>(50 * i);
    steps.push_back(digit[0]);
  }
  CHECK(recogniser.read_number(steps).text == "11111");
  // So is one that waves, above another that does not.
  ink::Drawing wave;
  for (int i = 0; i < 12; ++i) {
    for (const float lower : {0.0f, 260.0f}) {
      ink::Stroke digit = shapes::one()[0];
      const float rise = 60 * std::sin(static_cast<float>(i) / 2) * (lower > 0 ? 0.0f : 1.0f);
      for (ink::Point& point : digit) {
        point = {point.x + 90 * static_cast<float>(i), point.y + lower + rise};
      }
      wave.push_back(digit);
    }
  }
  CHECK(recogniser.read_number(wave).text == "111111111111\n111111111111");
}

TEST_CASE("a wide space parts two numbers, and widely spaced digits are one",
          "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 9, 0, 0, 0, 0, 0, 0, 0, 0}));
  const auto ones = [&](const std::vector<float>& places) {
    ink::Drawing drawing;
    for (const float x : places) drawing.push_back(row({{}, shapes::one()}, x)[0]);
    return recogniser.read_number(drawing).text;
  };
  CHECK(ones({0, 80, 400, 480, 560}) == "11 111");
  CHECK(ones({0, 150, 300, 450}) == "1111");
  CHECK(ones({0, 400}) == "1 1");
  CHECK(ones({0, 120}) == "11");
}

TEST_CASE("glyphs that are no digits show in a number, and too many make it none",
          "[recogniser][number]") {
  // Plain lines have the least ink.
  const Recogniser recogniser(ink_weigher(70, 0.5f, 11));
  const ink::Drawing oval = shapes::oval(50, 80);
  const Reading most = recogniser.read_number(row({oval, shapes::one(), oval}, 300));
  CHECK(most.text == "4?4");
  CHECK(most.state == State::number);
  const Reading few = recogniser.read_number(row({shapes::one(), oval, shapes::one()}, 300));
  CHECK(few.text == "?4?");
  CHECK(few.state == State::not_a_digit);
  CHECK(recogniser.read_number(shapes::one()).state == State::not_a_digit);
}

TEST_CASE("what is doubtful alone is taken for a digit beside digits", "[recogniser][number]") {
  // A line's logits: 4.2 for a 4, 5 for no digit.
  const double ink = total_ink(shapes::one());
  const auto slope = static_cast<float>(4.2 / (ink - 20));
  const Recogniser recogniser(ink_weigher(20, slope, 11));
  CHECK(recogniser.read_number(shapes::one()).state == State::not_a_digit);
  const Reading reading = recogniser.read_number(row({shapes::one(), shapes::oval(50, 80)}, 170));
  CHECK(reading.state == State::number);
  CHECK(reading.text == "44");
  CHECK(reading.digits[0].answer.state == State::unsure);
}

TEST_CASE("blank drawings and crowds of strokes are read calmly", "[recogniser][number]") {
  const Recogniser recogniser(constant_model({0, 0, 0, 0, 0, 0, 0, 0, 9, 0}));
  CHECK(recogniser.read_number(ink::Drawing{}).state == State::blank);
  CHECK(recogniser.read_number(ink::Drawing{{}, {}}).digits.empty());
  const Reading crowd = recogniser.read_number(row(std::vector(500, shapes::one()), 3));
  REQUIRE(crowd.digits.size() == 1);
  CHECK(crowd.digits[0].strokes.size() == 500);
  CHECK(crowd.text == "8");
  const Reading dashes = recogniser.read_number(row(std::vector(60, shapes::one()), 60));
  CHECK(dashes.digits.size() == 60);
  // Everything on top of everything: as many groupings as there can be.
  CHECK_FALSE(recogniser.read_number(row(std::vector(60, shapes::four()), 0.5f)).digits.empty());
  const Reading dense = recogniser.read_number(row(std::vector(50, shapes::one()), 9));
  std::vector<int> seen;
  for (const ReadDigit& digit : dense.digits) {
    seen.insert(seen.end(), digit.strokes.begin(), digit.strokes.end());
  }
  std::sort(seen.begin(), seen.end());
  std::vector<int> all(50);
  std::iota(all.begin(), all.end(), 0);
  CHECK(seen == all);
}
