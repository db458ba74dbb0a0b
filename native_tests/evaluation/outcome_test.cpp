#include "core/evaluation/outcome.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <string>

#include "core/error.hpp"
#include "core/evaluation/number_tally.hpp"
#include "core/training/sources.hpp"
#include "native_tests/ink/shapes.hpp"
#include "native_tests/training/toy.hpp"

using namespace scrawl;

namespace {

Model random_model(std::size_t classes) {
  Random random(5);
  const nn::Architecture architecture{
      {28, 28, 1}, {nn::FlattenSpec{}, nn::DenseSpec{static_cast<nn::Index>(classes)}}};
  Model model{nn::Network<float>(architecture, random)};
  for (int digit = 0; digit < 10; ++digit) model.classes.push_back(std::to_string(digit));
  if (classes > 10) model.classes.emplace_back("none");
  model.calibration = {.temperature = 0.5, .unsure_below = 0.3, .reject_below = 0.15};
  return model;
}

const std::vector<data::Glyph> glyphs = {{.label = 7, .writer = 1, .strokes = shapes::seven()},
                                         {.label = -1, .writer = 1, .strokes = shapes::one()},
                                         {.label = 4, .writer = 2, .strokes = shapes::four()}};

}  // namespace

TEST_CASE("samples are judged as the recogniser judges", "[evaluation]") {
  for (const std::size_t classes : {10U, 11U}) {
    CAPTURE(classes);
    const Model model = random_model(classes);
    const training::StrokeSource source(glyphs, {0, 1, 2}, model.preprocessing, {});
    ThreadPool pool(toy::two_threads);
    const auto outcomes = evaluation::read_all(model, source, pool);
    const Recogniser recogniser(model);
    REQUIRE(outcomes.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      const Answer answer = recogniser.read(glyphs[i].strokes);
      CHECK(outcomes[i].truth == glyphs[i].label);
      CHECK(outcomes[i].state == answer.state);
      CHECK(outcomes[i].label == answer.label);
      CHECK(outcomes[i].confidence == answer.confidence);
      CHECK(outcomes[i].non_digit == answer.non_digit);
      CHECK(outcomes[i].probabilities[3] == answer.probabilities[3]);
    }
  }
}

TEST_CASE("an empty picture is blank, and refused", "[evaluation]") {
  const Model model = random_model(10);
  const data::Images images{28, 28, std::vector<std::uint8_t>(784), {3}};
  ThreadPool pool(1);
  const auto outcomes = evaluation::read_all(model, training::ImageSource(images, {0}, {}), pool);
  CHECK(outcomes[0].state == State::blank);
  CHECK(outcomes[0].truth == 3);
  CHECK(outcomes[0].rejected());
  CHECK_FALSE(outcomes[0].right());
}

TEST_CASE("pictures of another size than the model's are refused", "[evaluation]") {
  const data::Images images{8, 8, std::vector<std::uint8_t>(64), {3}};
  ThreadPool pool(1);
  CHECK_THROWS_MATCHES(
      evaluation::read_all(random_model(10), training::ImageSource(images, {0}, {}), pool), Error,
      Catch::Matchers::Message("the pictures have 64 pixels, but the network reads 784"));
}

TEST_CASE("numbers are read in order, whoever reads them", "[evaluation]") {
  const Model model = random_model(10);
  const auto sequences = data::compose_sequences(glyphs, 9, 3);
  ThreadPool one(1);
  ThreadPool two(toy::two_threads);
  const auto numbers = evaluation::read_numbers(model, sequences, one);
  const auto by_two = evaluation::read_numbers(model, sequences, two);
  REQUIRE(numbers.size() == 9);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Reading reading = Recogniser(model).read_number(sequences[i].strokes);
    CHECK(numbers[i].text == reading.text);
    CHECK(by_two[i].text == reading.text);
    REQUIRE(numbers[i].alternatives.size() == reading.alternatives.size());
    REQUIRE(by_two[i].alternatives.size() == reading.alternatives.size());
    for (std::size_t k = 0; k < reading.alternatives.size(); ++k) {
      CHECK(numbers[i].alternatives[k].probability == reading.alternatives[k].probability);
      CHECK(by_two[i].alternatives[k].text == reading.alternatives[k].text);
    }
  }
}
