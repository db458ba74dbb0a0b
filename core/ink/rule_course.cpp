#include "core/ink/rule_course.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

namespace scrawl::ink {
namespace {

/// A rule is at most this thick, as a fraction of the map's shorter side ...
constexpr double thickest = 0.035;
/// ... bends away from a straight line by at most this fraction of the map's width ...
constexpr double bend = 0.03;
/// ... and ink covers this fraction of its length.
constexpr double covered = 0.7;

/// The run of a column at a height or at most a pixel above or below, empty for none. What is
/// taller than all that is erased is told no taller than that.
Run run_near(const ShadedInk& ink, int x, double y) {
  const int row = static_cast<int>(std::lround(y)), tallest = ink.thickest_rule() + 1;
  for (const int seed : {row, row - 1, row + 1}) {
    if (!ink.has(x, seed)) continue;
    Run run{x, seed, seed + 1};
    while (run.height() < tallest && ink.has(x, run.top - 1)) --run.top;
    while (run.height() < tallest && ink.has(x, run.bottom)) ++run.bottom;
    for (int own = run.top; own < run.bottom; ++own) {
      run.ink += ink.at(x, own);
      run.darkest = std::max(run.darkest, ink.at(x, own));
    }
    return run;
  }
  return {x, row, row};
}

/// Follows the runs along the line from its middle to both sides.
Rule follow(const RuleLine& line, const ShadedInk& ink) {
  const double furthest = bend * ink.width();
  Rule rule{std::vector<double>(static_cast<std::size_t>(ink.width())), 0, 0, {}};
  const auto follow_to = [&](int end, int step) {
    int x = ink.width() / 2;
    for (double y = line.y(x); x != end; x += step, y += step * line.lean) {
      const Run run = run_near(ink, x, y);
      // A quarter of the way: one column's noise must not lead it astray.
      if (ink.may_be_rule(run) && std::abs(run.middle() - y) < 2) {
        y += (run.middle() - y) / 4;
      }
      y = std::clamp(y, line.y(x) - furthest, line.y(x) + furthest);
      rule.y[static_cast<std::size_t>(x)] = y;
    }
  };
  follow_to(ink.width(), 1);
  follow_to(-1, -1);
  return rule;
}

/// Shortens the rule to its longest part that ink covers but for gaps, and measures that.
void trim(Rule& rule, const ShadedInk& ink) {
  // Kadane's algorithm: a covered column counts for the part, a bare one as much against it as
  // makes `covered` the break-even.
  const double bare = covered / (1 - covered);
  double sum = 0, best = 0;
  int begin = 0;
  std::vector<Run> runs;
  for (int x = 0; x < ink.width(); ++x) {
    runs.push_back(run_near(ink, x, rule.y[static_cast<std::size_t>(x)]));
    sum += runs.back().height() > 0 ? 1 : -bare;
    if (sum <= 0) {
      sum = 0;
      begin = x + 1;
    } else if (sum > best) {
      best = sum;
      rule.left = begin;
      rule.right = x + 1;
    }
  }
  std::copy_if(
      runs.begin() + rule.left, runs.begin() + rule.right, std::back_inserter(rule.runs),
      [&](const Run& run) { return run.height() > 0 && run.height() <= ink.thickest_rule(); });
}

}  // namespace

int ShadedInk::thickest_rule() const {
  return std::max(2, static_cast<int>(thickest * std::min(width(), height())));
}

Rule course_of(const RuleLine& line, const ShadedInk& ink) {
  Rule bent = follow(line, ink), straight = bent;
  for (int x = 0; x < ink.width(); ++x) straight.y[static_cast<std::size_t>(x)] = line.y(x);
  trim(straight, ink);
  trim(bent, ink);
  return straight.runs.size() >= bent.runs.size() ? straight : bent;
}

}  // namespace scrawl::ink
