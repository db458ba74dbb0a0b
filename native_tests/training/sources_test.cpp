#include "core/training/sources.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <map>

#include "core/error.hpp"

using namespace scrawl;
using namespace scrawl::training;
using Catch::Matchers::WithinAbs;

namespace {

// Three 4 x 4 pictures, each of one brightness.
data::Images grey_pictures() {
  data::Images images{.height = 4, .width = 4, .pixels = {}, .labels = {3, 0, 9}};
  for (const std::uint8_t value : {0, 51, 255})
    images.pixels.insert(images.pixels.end(), 16, value);
  return images;
}

struct Sample {
  std::vector<float> input, target;
};
Sample sample_of(const SampleSource& source, std::size_t index, int classes = 10,
                 std::uint64_t seed = 1) {
  Sample result{std::vector<float>(source.input_size()),
                std::vector<float>(static_cast<std::size_t>(classes))};
  Random random(seed);
  source.sample(index, random, result.input, result.target);
  return result;
}

data::Glyph slash(int label) {
  return {.label = label, .writer = 1, .strokes = {{{0, 0}, {10, 60}, {25, 100}}}};
}

}  // namespace

TEST_CASE("a picture becomes brightness 0 to 1 and a one-hot target", "[sources]") {
  const data::Images images = grey_pictures();
  const ImageSource source(images, {2, 1}, {});
  REQUIRE(source.count() == 2);
  REQUIRE(source.input_size() == 16);
  const Sample white = sample_of(source, 0);
  CHECK(white.input == std::vector<float>(16, 1.0F));
  CHECK(white.target == std::vector<float>{0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
  const Sample grey = sample_of(source, 1);
  CHECK(grey.input == std::vector<float>(16, 0.2F));
  CHECK(grey.target[0] == 1);
}

TEST_CASE("targets are smoothed, and a non-digit has its class or none", "[sources]") {
  std::vector<float> target(10);
  write_target(2, 0.1, target);
  CHECK_THAT(target[2], WithinAbs(0.91, 1e-6));
  CHECK_THAT(target[7], WithinAbs(0.01, 1e-6));
  write_target(-1, 0, target);
  for (const float part : target) CHECK_THAT(part, WithinAbs(0.1, 1e-6));
  std::vector<float> eleven(11);
  write_target(-1, 0, eleven);
  CHECK(eleven[10] == 1);
  CHECK(eleven[0] == 0);
}

TEST_CASE("strokes are drawn as the recogniser draws them", "[sources]") {
  const std::vector<data::Glyph> glyphs = {slash(1), slash(-1)};
  const StrokeSource source(glyphs, {0, 1}, {}, {});
  const ink::Picture picture = ink::render(glyphs[0].strokes, {});
  CHECK(sample_of(source, 0).input == picture.pixels);
  CHECK(sample_of(source, 0).target[1] == 1);
  CHECK(sample_of(source, 1, 11).target[10] == 1);
}

TEST_CASE("augmented samples depend on their random numbers only", "[sources]") {
  const std::vector<data::Glyph> glyphs = {slash(1)};
  const StrokeSource strokes(glyphs, {0}, {},
                             {.label_smoothing = 0,
                              .strokes = data::StrokeAugmentation{},
                              .pixels = data::PixelAugmentation{}});
  CHECK(sample_of(strokes, 0, 10, 5).input == sample_of(strokes, 0, 10, 5).input);
  CHECK(sample_of(strokes, 0, 10, 5).input != sample_of(strokes, 0, 10, 6).input);

  data::Images image = grey_pictures();
  for (std::size_t i = 0; i < image.pixels.size(); i += 3) image.pixels[i] = 200;
  const ImageSource pictures(
      image, {0}, {.label_smoothing = 0, .strokes = {}, .pixels = data::PixelAugmentation{}});
  CHECK(sample_of(pictures, 0, 10, 5).input == sample_of(pictures, 0, 10, 5).input);
  CHECK(sample_of(pictures, 0, 10, 5).input != sample_of(pictures, 0, 10, 6).input);
}

TEST_CASE("a mixed source passes over its parts as often as they weigh", "[sources]") {
  const data::Images images = grey_pictures();
  const MixedSource source(
      {{std::make_shared<ImageSource>(images, std::vector<std::size_t>{0, 1}, SourceOptions{}),
        2.5},
       {std::make_shared<ImageSource>(images, std::vector<std::size_t>{2}, SourceOptions{}), 1}});
  REQUIRE(source.count() == 6);
  std::map<std::size_t, int> seen;  // labels
  for (std::size_t i = 0; i < source.count(); ++i) {
    const auto target = sample_of(source, i).target;
    ++seen[static_cast<std::size_t>(std::max_element(target.begin(), target.end()) -
                                    target.begin())];
  }
  CHECK(seen[9] == 1);
  CHECK(seen[3] >= 2);
  CHECK(seen[0] >= 2);
  CHECK(seen[3] + seen[0] == 5);
}

TEST_CASE("a mixed source refuses parts that do not go together", "[sources]") {
  const data::Images images = grey_pictures();
  const auto part =
      std::make_shared<ImageSource>(images, std::vector<std::size_t>{0}, SourceOptions{});
  const std::vector<data::Glyph> glyphs = {slash(1)};
  const auto strokes = std::make_shared<StrokeSource>(glyphs, std::vector<std::size_t>{0},
                                                      ink::Preprocessing{}, SourceOptions{});
  CHECK_THROWS_AS(MixedSource({{part, 0}}), Error);
  CHECK_THROWS_AS(MixedSource({{part, 1}, {strokes, 1}}), Error);
}
