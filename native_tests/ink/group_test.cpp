#include "core/ink/group.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>
#include <vector>

#include "core/ink/layout.hpp"
#include "core/random.hpp"
#include "native_tests/ink/shapes.hpp"

using namespace scrawl::ink;

namespace {

using Strokes = std::vector<std::size_t>;

void append(Drawing& drawing, const Drawing& digit, float x, float y = 0) {
  for (Stroke stroke : digit) {
    for (Point& point : stroke) point = {point.x + x, point.y + y};
    drawing.push_back(std::move(stroke));
  }
}

std::set<Strokes> sets(const std::vector<Group>& groups) {
  std::set<Strokes> result;
  for (const Group& group : groups) result.insert(group.strokes);
  return result;
}

}  // namespace

TEST_CASE("strokes clearly apart give one group each", "[group]") {
  Drawing drawing;
  append(drawing, shapes::one(), 0);
  append(drawing, shapes::oval(40, 60), 100);
  append(drawing, shapes::one(), 330);
  CHECK(sets(possible_groups(Layout(drawing))) == std::set<Strokes>{{0}, {1}, {2}});
}

TEST_CASE("a crossbar is never separated from its digit", "[group]") {
  Drawing drawing;
  append(drawing, shapes::seven(), 0);
  append(drawing, shapes::seven(), 160);
  CHECK(sets(possible_groups(Layout(drawing))) == std::set<Strokes>{{0, 1}, {2, 3}});
}

TEST_CASE("a bar drawn at the very end still belongs to its digit", "[group]") {
  Drawing drawing;
  append(drawing, {shapes::seven()[0]}, 0);
  append(drawing, shapes::one(), 100);
  append(drawing, {shapes::seven()[1]}, 0);
  const auto groups = sets(possible_groups(Layout(drawing)));
  CHECK(groups.contains({0, 2}));
  CHECK_FALSE(groups.contains({1, 2}));
}

TEST_CASE("two strokes side by side may be one digit or two", "[group]") {
  // An open 4, its halves not touching.
  const Drawing drawing{{{0, 0}, {0, 50}, {40, 50}}, {{45, 10}, {45, 100}}};
  const auto groups = possible_groups(Layout(drawing));
  CHECK(sets(groups) == std::set<Strokes>{{0}, {1}, {0, 1}});
  for (const Group& group : groups) CHECK((group.strokes.size() == 2) == (group.together != 0));
}

TEST_CASE("place and size do not change what belongs together", "[group]") {
  Drawing drawing;
  append(drawing, shapes::four(), 0);
  append(drawing, shapes::one(), 50);
  append(drawing, shapes::seven(), 140);
  Drawing moved = drawing;
  for (auto& stroke : moved) {
    for (auto& point : stroke) point = {point.x * 0.01f - 3, point.y * 0.01f + 7};
  }
  CHECK(sets(possible_groups(Layout(drawing))) == sets(possible_groups(Layout(moved))));
}

TEST_CASE("whatever is drawn, the groups are few and can be put together again", "[group]") {
  scrawl::Random random(6);
  for (const double spread : {1.0, 100.0, 3000.0}) {
    for (const std::size_t count : {1, 2, 9, 60}) {
      CAPTURE(spread, count);
      Drawing drawing(count);
      for (Stroke& stroke : drawing) {
        const double x = random.uniform(0, spread), y = random.uniform(0, 50);
        for (int i = 0; i < 4; ++i) {
          stroke.push_back({static_cast<float>(x + random.uniform(0, 60)),
                            static_cast<float>(y + random.uniform(0, 60))});
        }
      }
      const auto groups = possible_groups(Layout(drawing));
      CHECK(groups.size() <= most_groups);
      // The groups without any uncertain link are the pieces: they have each stroke once.
      std::vector<int> seen(count);
      for (const Group& group : groups) {
        REQUIRE(std::is_sorted(group.strokes.begin(), group.strokes.end()));
        if (group.together != 0) continue;
        for (const std::size_t stroke : group.strokes) ++seen.at(stroke);
      }
      CHECK(std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; }));
    }
  }
}

TEST_CASE("dots and lines without extent have a place in the layout", "[group]") {
  const Layout dots({{{5, 5}}, {{5, 5}, {5, 5}}});
  CHECK(dots.height() > 0);
  CHECK(possible_groups(dots).size() >= 1);
  CHECK(possible_groups(Layout(Drawing{})).empty());
  const Relation same = dots.relation(0, 1);
  CHECK(same.distance == 0);
  CHECK(same.width == 0);
}

TEST_CASE("relations are measured in heights of the writing", "[group]") {
  const Layout layout({{{0, 0}, {0, 100}}, {{50, 0}, {70, 100}}});
  const Relation relation = layout.relation(0, 1);
  CHECK(std::abs(relation.gap - 0.5) < 1e-6);
  CHECK(relation.overlap == 0);
  CHECK(std::abs(relation.distance - 0.5) < 1e-6);
  CHECK(std::abs(relation.width - 0.7) < 1e-6);
  CHECK(relation.smaller >= 1);
}
