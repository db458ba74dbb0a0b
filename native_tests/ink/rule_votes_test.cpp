#include "core/ink/rule_votes.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>
#include <vector>

#include "core/random.hpp"

using namespace scrawl::ink;

namespace {

constexpr int width = 64, height = 96;  // a power of two: leans and rows are exact as doubles

/// Runs of `rules` parallel rules, some of whose columns have noise instead.
std::vector<Run> runs_of(int rules, double lean, double noise, scrawl::Random& random) {
  std::vector<Run> runs;
  for (int x = 0; x < width; ++x) {
    for (int rule = 0; rule < rules; ++rule) {
      const double y = height * (rule + 0.5) / rules + lean * x;
      const bool astray = random.uniform(0, 1) < noise;
      const int top = static_cast<int>(astray ? random.uniform(0, height - 4) : y);
      if (top >= 0 && top < height - 3) {
        runs.push_back({x, top, top + 1 + static_cast<int>(random.below(3))});
      }
    }
  }
  return runs;
}

/// By counting along each lean.
RuleLine slowly(const std::vector<Run>& runs, Leans leans, int fewest_votes) {
  RuleLine best{0, 0, fewest_votes - 1};
  for (int step = leans.least; step <= leans.most; ++step) {
    const double lean = static_cast<double>(step) / width;
    std::map<int, int> votes;
    for (const Run& run : runs) {
      const int row = static_cast<int>(std::floor(run.middle() - lean * run.x + 0.5));
      ++votes[row], votes[row + 1] += 0;
    }
    for (const auto& [row, count] : votes) {
      const auto above = votes.find(row - 1);
      const int both = count + (above == votes.end() ? 0 : above->second);
      if (both > best.votes) best = {row - 0.5, lean, both};
    }
  }
  return best.votes < fewest_votes ? RuleLine{} : best;
}

}  // namespace

TEST_CASE("the strongest line is the first of those with most votes along any lean", "[rules]") {
  scrawl::Random random(1);
  Map map(width, height);
  const ShadedInk ink{map, false, {0.5f, 2}};
  for (const int rules : {1, 3, 12}) {
    for (const double lean : {-0.19, -0.03, 0.0, 0.11}) {
      for (const double noise : {0.0, 0.5, 1.0}) {
        CAPTURE(rules, lean, noise);
        const std::vector<Run> runs = runs_of(rules, lean, noise, random);
        for (const Leans leans : {Leans{-12, 12}, Leans{-3, 5}}) {
          const RuleLine found = strongest_line(runs, leans, ink, 10);
          const RuleLine expected = slowly(runs, leans, 10);
          CHECK(found.votes == expected.votes);
          CHECK(found.lean == expected.lean);
          CHECK(found.start == expected.start);
        }
      }
    }
  }
}

TEST_CASE("a line with too few votes is none", "[rules]") {
  scrawl::Random random(1);
  Map map(width, height);
  const ShadedInk ink{map, false, {0.5f, 2}};
  const std::vector<Run> runs = runs_of(1, 0, 0, random);
  CHECK(strongest_line(runs, {-12, 12}, ink, width).votes == width);
  CHECK(strongest_line(runs, {-12, 12}, ink, width + 1).votes == 0);
}
