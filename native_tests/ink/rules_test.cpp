#include "core/ink/rules.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

using scrawl::ink::Map;

namespace {

constexpr int width = 200, height = 100;

/// A line of ink, 3 pixels thick, that may lean and bend.
void draw_rule(Map& ink, double y, double lean = 0, double bend = 0, int left = 0,
               int right = width) {
  for (int x = left; x < right; ++x) {
    const double across = 2.0 * x / width - 1;
    const double middle = y + lean * x + bend * (1 - across * across);
    for (int row = -1; row <= 1; ++row) ink.at(x, static_cast<int>(std::lround(middle)) + row) = 1;
  }
}

void fill(Map& ink, int left, int top, int right, int bottom) {
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) ink.at(x, y) = 1;
}

Map transposed(const Map& map) {
  Map result(map.height, map.width);
  for (int y = 0; y < map.height; ++y)
    for (int x = 0; x < map.width; ++x) result.at(y, x) = map.at(x, y);
  return result;
}

int inked(const Map& map) {
  int count = 0;
  for (const float value : map.values) count += value > 0 ? 1 : 0;
  return count;
}

/// An upright stroke, and nothing else.
Map stroke() {
  Map ink(width, height);
  fill(ink, 90, 20, 97, 80);
  return ink;
}

}  // namespace

TEST_CASE("a rule is taken out and what crosses it stays", "[rules]") {
  struct Course {
    double y, lean, bend;
  };
  for (const auto& [y, lean, bend] : {Course{50, 0, 0}, Course{79, 0, 0}, Course{40, 0.08, 0},
                                      Course{60, -0.1, 0}, Course{50, 0.02, 4}}) {
    CAPTURE(y, lean, bend);
    for (const bool upright : {false, true}) {
      const Map bare = upright ? transposed(stroke()) : stroke();
      Map ruled = stroke();
      draw_rule(ruled, y, lean, bend);
      if (upright) ruled = transposed(ruled);
      remove_rules(ruled, 1);
      // At most the rule's own pixels remain beside the stroke.
      CHECK(inked(ruled) <= inked(bare) + 12);
      for (std::size_t i = 0; i < bare.values.size(); ++i)
        if (bare.values[i] > 0) REQUIRE(ruled.values[i] > 0);
    }
  }
}

TEST_CASE("a thin rule that lies askew, and is faint between two rows of pixels, is taken out",
          "[rules]") {
  Map ruled = stroke();
  for (int x = 0; x < width; ++x) {
    const double y = 60 - 0.053 * x;
    if (std::abs(y - std::lround(y)) < 0.39) ruled.at(x, static_cast<int>(std::lround(y))) = 1;
  }
  remove_rules(ruled, 1);
  CHECK(inked(ruled) <= inked(stroke()) + 12);
}

TEST_CASE("a dark rule that lies askew, and is paler between two rows of pixels, leaves no dashes",
          "[rules]") {
  Map ruled = stroke();
  for (int x = 0; x < width; ++x) {
    const double y = 60 - 0.053 * x;
    const int row = static_cast<int>(std::floor(y));
    const bool between = std::abs(y - row - 0.5) < 0.1;
    if (between || y - row < 0.5) ruled.at(x, row) = between ? 0.4f : 1.0f;
    if (between || y - row > 0.5) ruled.at(x, row + 1) = between ? 0.4f : 1.0f;
  }
  fill(ruled, 90, 20, 97, 80);
  remove_rules(ruled, 0);
  CHECK(inked(ruled) <= inked(stroke()) + 12);
}

TEST_CASE("rules so pale that they only join what they run through are taken out", "[rules]") {
  Map ruled = stroke();
  draw_rule(ruled, 50);
  for (float& value : ruled.values) {
    if (value > 0) value = 0.4f;
  }
  fill(ruled, 90, 20, 97, 80);
  remove_rules(ruled, 1);
  CHECK(inked(ruled) <= inked(stroke()) + 12);
}

TEST_CASE("where one rule runs out of the picture, others that do not are rules, too", "[rules]") {
  Map ruled = stroke();
  draw_rule(ruled, 85, -0.05, 0, 0, 180);
  draw_rule(ruled, 50, -0.05, 0, 15, 185);
  remove_rules(ruled, 1);
  CHECK(inked(ruled) <= inked(stroke()) + 24);
}

TEST_CASE("squared paper loses all its lines", "[rules]") {
  Map ink = stroke();
  for (int y = 10; y < height; y += 20) draw_rule(ink, y);
  Map turned = transposed(ink);
  for (int x = 15; x < width; x += 20) fill(turned, 0, x, height, x + 2);
  ink = transposed(turned);
  remove_rules(ink, 1);
  CHECK(inked(ink) <= inked(stroke()) + 100);
  CHECK(inked(ink) >= inked(stroke()));
}

TEST_CASE("rules that lean by ten degrees are taken out", "[rules]") {
  Map ruled = stroke();
  draw_rule(ruled, 32, 0.17);
  remove_rules(ruled, 1);
  CHECK(inked(ruled) <= inked(stroke()) + 12);
}

TEST_CASE("a thin pen's bar on a rule stays, and a rule that crosses another leaves no dot",
          "[rules]") {
  Map ink(width, height);
  for (int y = 10; y < height; y += 20) {
    for (int x = 0; x < width; ++x) ink.at(x, y) = 0.8f;
  }
  for (int y = 0; y < height; ++y) ink.at(30, y) = ink.at(30, y) > 0 ? 1.0f : 0.2f;
  fill(ink, 90, 49, 105, 51);
  remove_rules(ink, 0);
  CHECK(inked(ink) == 30);
}

TEST_CASE("bars of digits are no rules", "[rules]") {
  // As wide as a 4's bar in a picture that it fills, as thick as a pen, or short.
  Map within(width, height), thick(width, height), part(width, height);
  draw_rule(within, 60, 0, 0, 10, 190);
  fill(thick, 0, 50, width, 60);
  draw_rule(part, 60, 0, 0, 0, 100);
  for (Map* map : {&within, &thick, &part}) {
    const Map before = *map;
    remove_rules(*map, 1);
    CHECK(map->values == before.values);
  }
}

TEST_CASE("maps without room for rules stay as they are", "[rules]") {
  for (const auto& [columns, rows] : {std::pair{0, 0}, {1, 1}, {40, 40}, {2000, 1}}) {
    Map map(columns, rows, 1);
    remove_rules(map, 1);
    CHECK(map.values == std::vector<float>(map.values.size(), 1));
  }
}

TEST_CASE("a texture is no ruled paper", "[rules]") {
  Map texture(300, 300);
  for (int y = 0; y < 300; ++y)
    for (int x = 0; x < 300; ++x) texture.at(x, y) = y % 4 < 2 ? 1 : 0;
  const Map before = texture;
  remove_rules(texture, 1);
  CHECK(texture.values == before.values);
}
