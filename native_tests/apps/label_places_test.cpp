#include "core/apps/label_places.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <vector>

using namespace scrawl;
using apps::Label;
using apps::place_labels;

namespace {

constexpr ink::Box picture{0, 0, 1000, 1000};

constexpr auto no_ink = [](const ink::Box&) { return 0.0f; };

bool overlap(const ink::Box& a, const ink::Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

float height(const ink::Box& box) {
  return box.bottom - box.top;
}

void check_free(const std::vector<Label>& labels, const std::vector<ink::Box>& places) {
  REQUIRE(places.size() == labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (std::size_t j = 0; j < labels.size(); ++j) {
      CAPTURE(i, j);
      CHECK_FALSE(overlap(places[i], labels[j].frame));
      CHECK_FALSE((i != j && overlap(places[i], places[j])));
    }
  }
}

}  // namespace

TEST_CASE("a label stands above its number's beginning where all is free", "[label_places]") {
  const auto places =
      place_labels(std::vector<Label>{{{300, 300, 500, 400}, 80, 30}}, picture, 0.5f, no_ink);
  REQUIRE(places.size() == 1);
  CHECK(places[0].left == 300);
  CHECK(places[0].right == 380);
  CHECK(places[0].top == 270);
  CHECK(places[0].bottom == 300);
}

TEST_CASE("labels of close lines and columns lie on no number and no other label",
          "[label_places]") {
  std::vector<Label> labels;
  for (const float left : {20.0f, 260.0f, 560.0f}) {
    for (float top = 20; top < 900; top += 110) {
      labels.push_back({{left, top, left + 200, top + 100}, 150, 60});
    }
  }
  check_free(labels, place_labels(labels, picture, 0.5f, no_ink));
}

TEST_CASE("a label leaves ink alone that was not read", "[label_places]") {
  const ink::Box print{0, 200, 450, 290};
  const auto inked = [&](const ink::Box& box) { return overlap(box, print) ? 100.0f : 0.0f; };
  const std::vector<Label> labels{{{300, 300, 500, 400}, 80, 30}};
  const auto places = place_labels(labels, picture, 0.5f, inked);
  CHECK_FALSE(overlap(places[0], print));
  CHECK(height(places[0]) == 30);
}

TEST_CASE("a label lies inside the picture rather than beyond it", "[label_places]") {
  const std::vector<Label> labels{{{0, 10, 200, 110}, 80, 30}, {{210, 10, 990, 110}, 80, 30}};
  const auto places = place_labels(labels, picture, 0.5f, no_ink);
  check_free(labels, places);
  for (const ink::Box& place : places) {
    CHECK(place.top == 110);
    CHECK(place.left >= 0);
  }
}

TEST_CASE("a label becomes smaller where it would cover something, but stays legible",
          "[label_places]") {
  // A number between others on all sides, with half of the label's height left between them.
  const std::vector<Label> labels{{{300, 300, 500, 400}, 80, 30},
                                  {{0, 100, 1000, 280}, 0, 0},
                                  {{0, 420, 1000, 600}, 0, 0},
                                  {{0, 280, 295, 420}, 0, 0},
                                  {{505, 280, 1000, 420}, 0, 0}};
  const auto small = place_labels(labels, picture, 0.5f, no_ink);
  CHECK_FALSE(overlap(small[0], labels[1].frame));
  CHECK(height(small[0]) < 20);
  CHECK(height(small[0]) >= 15);
  CHECK(height(place_labels(labels, picture, 0.9f, no_ink)[0]) == 30);
}
