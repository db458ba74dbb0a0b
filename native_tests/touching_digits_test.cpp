#include "core/touching_digits.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/line_text.hpp"
#include "core/recogniser.hpp"

using namespace scrawl;

namespace {

/// A stroke that is read as a digit, or as a sign.
struct Written {
  ink::Stroke stroke;
  int label;
  double confidence;
  char sign = 0;
};

/// A stem at `x`, upright and `height` high.
Written stem(float x, int label, double confidence, float height = 100) {
  return {{{x, 0}, {x, height / 2}, {x, height}}, label, confidence};
}

/// A zigzag that is as wide as most digits.
Written zigzag(float x, int label, double confidence) {
  return {{{x, 0}, {x + 60, 0}, {x, 100}, {x + 60, 100}}, label, confidence};
}

/// What a line of these glyphs says, one stroke each, from left to right.
std::string text(const std::vector<Written>& glyphs) {
  ink::Drawing drawing;
  Line line;
  for (const Written& glyph : glyphs) {
    ReadDigit& digit = line.digits.emplace_back();
    digit.strokes = {static_cast<int>(drawing.size())};
    digit.answer.state = glyph.sign ? State::sign : State::digit;
    digit.answer.label = glyph.label;
    digit.answer.confidence = glyph.confidence;
    digit.sign = glyph.sign;
    line.signs.push_back(Line::no_sign);
    line.pieces.push_back(Mask{1} << drawing.size());
    drawing.push_back(glyph.stroke);
    digit.box = *ink::bounding_box(ink::Drawing{glyph.stroke});
  }
  const auto read = [&](const std::vector<std::size_t>& pieces) {
    ReadDigit digit;
    ink::Drawing ink;
    for (const std::size_t piece : pieces) {
      digit.strokes.push_back(static_cast<int>(piece));
      ink.push_back(drawing[piece]);
    }
    digit.box = *ink::bounding_box(ink);
    digit.answer.state = State::digit;
    digit.answer.label = 4;
    return digit;
  };
  const ink::Layout layout(drawing);
  return text_of_line(with_letters_whole(std::move(line), layout, read), 100, Medium::pad);
}

}  // namespace

TEST_CASE("touching strokes that are like narrow 1s are one glyph that is no digit", "[touching]") {
  CHECK(text({stem(0, 1, 0.9), stem(4, 1, 0.9)}) == "?");
  CHECK(text({stem(0, 1, 0.9), stem(20, 1, 0.9)}) == "11");  // beside one another
  CHECK(text({stem(0, 1, 0.9), stem(4, 1, 0.9), stem(8, 1, 0.9)}) == "?");
}

TEST_CASE("digits that touch stay digits where they are sure, wide, or few of them 1s",
          "[touching]") {
  CHECK(text({zigzag(0, 2, 0.99), zigzag(60, 3, 0.99)}) == "23");
  CHECK(text({zigzag(0, 2, 0.5), zigzag(60, 3, 0.99)}) == "23");
  CHECK(text({zigzag(0, 1, 0.5), zigzag(60, 1, 0.99)}) == "?");
  CHECK(text({zigzag(0, 1, 0.99), zigzag(60, 1, 0.999)}) == "11");
  CHECK(text({stem(0, 7, 0.3), stem(4, 2, 0.3)}) == "?");
  CHECK(text({stem(0, 7, 0.99), stem(4, 2, 0.99)}) == "72");
}

TEST_CASE("a 1 through another digit is a stroke of one glyph that is no digit", "[touching]") {
  CHECK(text({zigzag(0, 5, 0.999), stem(30, 1, 0.999)}) == "?");
  CHECK(text({stem(30, 1, 0.999), zigzag(0, 5, 0.999)}) == "?");
  CHECK(text({zigzag(0, 5, 0.999), stem(56, 1, 0.999)}) == "51");
  CHECK(text({zigzag(0, 5, 0.999), stem(30, 7, 0.999)}) == "57");
}

TEST_CASE("what stands beside such a glyph, and what is no digit, is not drawn into it",
          "[touching]") {
  CHECK(text({zigzag(0, 2, 0.99), stem(100, 1, 0.9), stem(104, 1, 0.9), zigzag(150, 3, 0.99)}) ==
        "2?3");
  Written dash = stem(4, 1, 0.9);
  dash.sign = '-';
  CHECK(text({stem(0, 1, 0.9), dash, stem(8, 1, 0.9)}) == "1-1");
}
