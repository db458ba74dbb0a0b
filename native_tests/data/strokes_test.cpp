#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <string>

#include "core/data/dataset.hpp"
#include "core/error.hpp"

using Catch::Matchers::Message;
using scrawl::Error;

namespace {

auto parse(std::string_view text) {
  return scrawl::data::parse_strokes(text, "pen.json");
}

int label_of(const std::string& label) {
  return parse(R"([{"label": )" + label + R"(, "strokes": [[[0, 0]]]}])").at(0).label;
}

}  // namespace

TEST_CASE("glyphs are read with label, writer and strokes", "[strokes]") {
  const auto glyphs = parse(
      R"([{"label": 4, "writer": 12, "strokes": [[[1, 2], [3.5, -4]], [], [[5, 6]]], "more": 1},)"
      R"( {"label": "x", "strokes": [[[0, 0]]]}])");
  REQUIRE(glyphs.size() == 2);
  CHECK(glyphs[0].label == 4);
  CHECK(glyphs[0].writer == 12);
  REQUIRE(glyphs[0].strokes.size() == 2);
  REQUIRE(glyphs[0].strokes[0].size() == 2);
  CHECK(glyphs[0].strokes[0][1].x == 3.5f);
  CHECK(glyphs[0].strokes[0][1].y == -4);
  CHECK(glyphs[0].strokes[1][0].x == 5);
  CHECK(glyphs[1].label == -1);
  CHECK(glyphs[1].writer == 0);
}

TEST_CASE("a whole number has a text in place of a label", "[strokes]") {
  const auto numbers =
      parse(R"([{"text": "-3.14\n50%", "writer": 2, "strokes": [[[1, 2], [3, 4]]]}])");
  REQUIRE(numbers.size() == 1);
  CHECK(numbers[0].text == "-3.14\n50%");
  CHECK(numbers[0].label == -1);
  CHECK(numbers[0].writer == 2);
  CHECK_THROWS_AS(parse(R"([{"text": 12, "strokes": [[[0, 0]]]}])"), Error);
}

TEST_CASE("a label that is no digit is a non-digit", "[strokes]") {
  CHECK(label_of("0") == 0);
  CHECK(label_of("9") == 9);
  CHECK(label_of("\"7\"") == 7);
  for (const auto label : {"10", "-1", "1.5", "1e300", "null", "\"\"", "\"?\"", "\"12\""})
    CHECK(label_of(label) == -1);
}

TEST_CASE("a broken glyph is refused with its place", "[strokes]") {
  CHECK_THROWS_MATCHES(parse(R"([{"label": 1, "strokes": [[[0, 0], [1]]]}])"), Error,
                       Message("pen.json: [0].strokes[0][1]: expected a point [x, y]"));
  CHECK_THROWS_MATCHES(parse(R"([{"label": 1, "strokes": [[]]}])"), Error,
                       Message("pen.json: [0].strokes: nothing is drawn; leave the entry out"));
  CHECK_THROWS_MATCHES(parse(R"([{"strokes": [[[0, 0]]]}])"), Error,
                       Message("pen.json: [0]: \"label\" is missing"));
  for (const auto text :
       {"", "{}", "[]", "[1]", R"([{"label": [], "strokes": [[[0, 0]]]}])",
        R"([{"label": 1, "strokes": [[[0, 1e39]]]}])", R"([{"label": 1, "strokes": [[[0, "1"]]]}])",
        R"([{"label": 1, "strokes": {}}])", R"([{"label": 1, "strokes": [[[0, 0, 0]]]}])",
        R"([{"label": 1, "writer": -1, "strokes": [[[0, 0]]]}])", R"([{"label": 1}])"})
    CHECK_THROWS_AS(parse(text), Error);
}

TEST_CASE("labels may be missing where one asks for it, but never be wrong", "[strokes]") {
  const auto parse_unlabelled = [](std::string_view text) {
    return scrawl::data::parse_strokes(text, "pen.json", scrawl::data::Labels::optional);
  };
  const auto glyphs = parse_unlabelled(R"([{"strokes": [[[0, 0]]]},)"
                                       R"( {"label": 3, "strokes": [[[0, 0]]]}])");
  REQUIRE(glyphs.size() == 2);
  CHECK(glyphs[0].label == -1);
  CHECK(glyphs[1].label == 3);
  CHECK_THROWS_AS(parse_unlabelled(R"([{"label": [], "strokes": [[[0, 0]]]}])"), Error);
}
