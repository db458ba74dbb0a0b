#include "core/data/sequences.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "core/ink/drawing.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl;
using data::Glyph;

namespace {

std::vector<Glyph> glyphs_of_two_writers() {
  std::vector<Glyph> glyphs;
  for (const int writer : {3, 8}) {
    glyphs.push_back({0, writer, shapes::oval(50, 80)});
    glyphs.push_back({1, writer, shapes::one()});
    glyphs.push_back({4, writer, shapes::four()});
    glyphs.push_back({7, writer, shapes::seven()});
  }
  return glyphs;
}

bool same(const data::Sequence& a, const data::Sequence& b) {
  if (a.text != b.text || a.digit_of != b.digit_of) return false;
  for (std::size_t i = 0; i < a.strokes.size(); ++i) {
    if (!std::equal(a.strokes[i].begin(), a.strokes[i].end(), b.strokes[i].begin(),
                    b.strokes[i].end(),
                    [](ink::Point p, ink::Point q) { return p.x == q.x && p.y == q.y; })) {
      return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("sequences hold two to six digits whose boxes do not touch", "[sequences]") {
  const auto sequences = data::compose_sequences(glyphs_of_two_writers(), 200, 1);
  REQUIRE(sequences.size() == 200);
  std::vector<int> lengths(7);
  for (const auto& sequence : sequences) {
    REQUIRE(sequence.text.size() >= 2);
    REQUIRE(sequence.text.size() <= 6);
    ++lengths[sequence.text.size()];
    REQUIRE(sequence.digit_of.size() == sequence.strokes.size());
    float right = -std::numeric_limits<float>::infinity();
    for (std::size_t place = 0; place < sequence.text.size(); ++place) {
      ink::Drawing digit;
      for (std::size_t i = 0; i < sequence.strokes.size(); ++i) {
        if (sequence.digit_of[i] == static_cast<int>(place)) digit.push_back(sequence.strokes[i]);
      }
      const bool two_strokes = sequence.text[place] == '4' || sequence.text[place] == '7';
      CHECK(digit.size() == (two_strokes ? 2U : 1U));
      const ink::Box box = *ink::bounding_box(digit);
      CHECK(box.left > right + 7.9f);
      CHECK(box.bottom - box.top > 60);
      CHECK(box.bottom - box.top < 160);
      right = box.right;
    }
  }
  CHECK(*std::min_element(lengths.begin() + 2, lengths.end()) > 20);
}

TEST_CASE("the same seed composes the same sequences, whatever their number", "[sequences]") {
  const auto glyphs = glyphs_of_two_writers();
  const auto many = data::compose_sequences(glyphs, 20, 5);
  const auto few = data::compose_sequences(glyphs, 3, 5);
  const auto others = data::compose_sequences(glyphs, 3, 6);
  for (std::size_t i = 0; i < few.size(); ++i) CHECK(same(few[i], many[i]));
  CHECK_FALSE(same(few[0], others[0]));
}

TEST_CASE("only digits are used, and none give no sequences", "[sequences]") {
  std::vector<Glyph> glyphs{{-1, 1, shapes::four()}, {3, 1, {}}};
  CHECK(data::compose_sequences(glyphs, 5, 1).empty());
  glyphs.push_back({1, 1, shapes::one()});
  for (const auto& sequence : data::compose_sequences(glyphs, 5, 1)) {
    CHECK(sequence.text == std::string(sequence.text.size(), '1'));
  }
}

TEST_CASE("a glyph is put behind those of a row at its place", "[sequences]") {
  data::Sequence row;
  const Glyph four{4, 1, shapes::four()}, letter{-1, 1, {{{10, 20}, {30, 60}}}};
  const double width = data::append(four, 50, 5, 70, row);
  CHECK(data::append(letter, 100, 200, 30, row) == 50);
  CHECK(row.text == "4?");
  CHECK(row.digit_of == std::vector<int>{0, 0, 1});
  const std::span<const ink::Stroke> strokes = row.strokes;
  const ink::Box first = *ink::bounding_box(strokes.first(2));
  CHECK(first.left == 5);
  CHECK(first.bottom == 70);
  CHECK(std::abs(first.top - 20) < 1e-3);
  CHECK(std::abs(first.right - 5 - width) < 1e-3);
  const ink::Box last = *ink::bounding_box(strokes.last(1));
  CHECK(last.left == 200);
  CHECK(last.right == 250);
  CHECK(last.top == -70);
  CHECK(last.bottom == 30);
}

TEST_CASE("a flat glyph is scaled by its width, and what is not finite left out", "[sequences]") {
  data::Sequence row;
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const Glyph dash{-1, 1, {{{nan, 3}}, {{0, 7}, {nan, 9}, {40, 7}}}};
  CHECK(data::append(dash, 100, 0, 0, row) == 200);
  REQUIRE(row.strokes.size() == 1);
  CHECK(row.strokes[0].size() == 2);
  CHECK(row.digit_of == std::vector<int>{0});
}
