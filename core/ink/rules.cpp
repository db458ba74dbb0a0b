#include "core/ink/rules.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace scrawl::ink {
namespace {

/// A rule is at most this thick, as a fraction of the map's shorter side ...
constexpr double thickest = 0.035;
/// ... leans by at most this much, 11 degrees ...
constexpr double steepest = 0.2;
/// ... bends away from a straight line by at most this fraction of the map's width ...
constexpr double bend = 0.03;
/// ... reaches across at least this fraction of the map ...
constexpr double shortest = 0.6;
/// ... and ink covers this fraction of its length.
constexpr double covered = 0.7;
/// Ink of a column up to this many times as much as the rule's, and some more, is the rule's.
constexpr double own_ink = 1.7;
/// It may be so pale that only noise and rules that cross it make it join what it runs through.
constexpr float palest = 0.1f;
/// So it is looked for among dark ink first, and then among paler, for writing is dark.
constexpr struct Shade { float least, below; } shades[] = {{0.5f, 2}, {palest, 0.6f}};
/// It runs out of the map on one side, but for this fraction of its length.
constexpr double margin = 0.03;
/// Smaller maps, in pixels, have no room for writing and rules.
constexpr int smallest = 48;
/// So many lines are looked at, rules or not, and so many before the first rule is found.
constexpr int most_lines = 150, most_first_lines = 8;
/// The leans of a page's rules differ by at most twice this, in pixels over the map's width.
constexpr int spread = 8;
/// Rules are looked for in about so many columns, which tell where they are as well as all do.
constexpr int columns = 256;
/// A line with fewer votes, as a fraction of the columns, is no rule, however it bends.
constexpr double fewest_votes = 0.15;
/// With more runs in a column, on average, it is a texture and no paper.
constexpr int most_runs = 64;

/// A run of ink in a column.
struct Run {
  int x, top, bottom;  ///< bottom: one past the last pixel
  float ink = 0;       ///< the sum of its pixels, the same however they lie on a line
  float darkest = 0;   ///< of its pixels

  double middle() const { return (top + bottom - 1) / 2.0; }
  int height() const { return bottom - top; }
};

/// A map of ink or, where it is turned, with rows for columns: what is upright is level in it.
struct Ink {
  Map& map;
  bool turned;
  Shade shade;

  int width() const { return turned ? map.height : map.width; }
  int height() const { return turned ? map.width : map.height; }
  float& at(int x, int y) const { return turned ? map.at(y, x) : map.at(x, y); }
  bool has(int x, int y) const { return y >= 0 && y < height() && at(x, y) >= shade.least; }
  bool may_be_rule(const Run& run) const {
    return run.height() > 0 && run.height() <= thickest_rule() && run.darkest < shade.below;
  }
  int thickest_rule() const {
    return std::max(2, static_cast<int>(thickest * std::min(width(), height())));
  }
};

/// The run of a column at a height or at most a pixel above or below, empty for none. What is
/// taller than all that is erased is told no taller than that.
Run run_near(const Ink& ink, int x, double y) {
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

/// The runs that are no taller than rules, of columns `step` apart.
std::vector<Run> thin_runs(const Ink& ink, int step) {
  std::vector<Run> runs;
  for (int x = 0; x < ink.width(); x += step) {
    for (int y = 0; y < ink.height(); ++y) {
      if (!ink.has(x, y)) continue;
      Run run{x, y, y};
      for (; ink.has(x, run.bottom); ++run.bottom) {
        run.darkest = std::max(run.darkest, ink.at(x, run.bottom));
      }
      y = run.bottom;
      if (ink.may_be_rule(run)) runs.push_back(run);
    }
  }
  return runs;
}

/// A straight line across the map.
struct Line {
  double start = 0, lean = 0;  ///< y = start + lean * x
  int votes = 0;               ///< runs on it

  double y(int x) const { return start + lean * x; }
};

/// The course of a rule along a line, which it follows but for slow bends of the paper.
struct Rule {
  std::vector<double> y;    ///< for each column of the map
  int left = 0, right = 0;  ///< where it begins and, one past it, ends
  std::vector<Run> runs;    ///< those on it that are no taller than rules

  bool has(const Run& run) const {
    const double expected = y[static_cast<std::size_t>(run.x)];
    return run.x >= left && run.x < right && run.top <= expected + 1.5 &&
           run.bottom >= expected - 0.5;
  }
};

/// Leans to try, in pixels over the map's width.
struct Leans {
  int least, most;
};

/// The line through most middles of runs.
Line strongest_line(const std::vector<Run>& runs, Leans leans, const Ink& ink) {
  const int rise = std::max(std::abs(leans.least), std::abs(leans.most)) + 1;
  const std::size_t rows = static_cast<std::size_t>(ink.height() + 2 * rise);
  std::vector<int> votes(rows);
  Line best;
  for (int step = leans.least; step <= leans.most; ++step) {
    const double lean = static_cast<double>(step) / ink.width();
    std::fill(votes.begin(), votes.end(), 0);
    for (const Run& run : runs) {
      ++votes[static_cast<std::size_t>(run.middle() - lean * run.x + rise + 0.5)];
    }
    for (std::size_t row = 1; row < rows; ++row) {
      const int both = votes[row - 1] + votes[row];
      if (both > best.votes) best = {static_cast<double>(row) - 0.5 - rise, lean, both};
    }
  }
  return best;
}

/// Follows the runs along the line from its middle to both sides.
Rule follow(const Line& line, const Ink& ink) {
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
void trim(Rule& rule, const Ink& ink) {
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

/// The course along a line that has more of the runs: straight, or with the paper's bends. Where
/// much writing crosses a rule, it leads off what follows the ink.
Rule course_of(const Line& line, const Ink& ink) {
  Rule bent = follow(line, ink), straight = bent;
  for (int x = 0; x < ink.width(); ++x) straight.y[static_cast<std::size_t>(x)] = line.y(x);
  trim(straight, ink);
  trim(bent, ink);
  return straight.runs.size() >= bent.runs.size() ? straight : bent;
}

/// Whether a course is a rule: long, and not only writing that crosses it. On a page known to be
/// `ruled`, which may lie askew in the picture, it need not run out of it.
bool is_rule(const Rule& rule, bool ruled, int width) {
  const int length = rule.right - rule.left;
  const bool runs_out = rule.left <= margin * width || rule.right >= (1 - margin) * width;
  return (runs_out || ruled) && length >= shortest * width && std::ssize(rule.runs) >= length / 2;
}

void erase(const Run& run, const Ink& ink) {
  for (int y = std::max(run.top - 1, 0); y < std::min(run.bottom + 1, ink.height()); ++y) {
    ink.at(run.x, y) = 0;
  }
}

/// Erases these runs, ordered by column, with their grey edges, but for what crosses the rule.
void erase_rule(const std::vector<Run>& runs, double uneven, const Ink& ink) {
  std::vector<Run> sorted = runs;
  const auto typical = sorted.begin() + std::ssize(sorted) / 2;
  std::nth_element(sorted.begin(), typical, sorted.end(),
                   [](const Run& a, const Run& b) { return a.ink < b.ink; });
  const double height = own_ink * typical->height() + 1;
  auto first_dark = runs.begin();  // after the last run that is the rule's own
  for (auto run = runs.begin(); run != runs.end(); ++run) {
    if (run->ink > own_ink * typical->ink + uneven) continue;
    // Where another rule crosses this one both are darker, but no longer than they are thick.
    const bool short_way = first_dark != runs.begin() && run->x - (first_dark - 1)->x <= height + 1;
    for (; first_dark != run; ++first_dark) {
      if (short_way && first_dark->height() <= height) erase(*first_dark, ink);
    }
    erase(*first_dark++, ink);
  }
}

void remove_level_rules(const Ink& ink, double uneven) {
  const int width = ink.width(), step = (width + columns - 1) / columns;
  const int looked_at = (width + step - 1) / step;
  std::vector<Run> runs = thin_runs(ink, step);
  if (std::ssize(runs) > std::ptrdiff_t{most_runs} * looked_at) return;
  const int steepest_step = static_cast<int>(steepest * width);
  Leans leans{-steepest_step, steepest_step};
  bool ruled = false;
  for (int count = 0; count < (ruled ? most_lines : most_first_lines); ++count) {
    const Line line = strongest_line(runs, leans, ink);
    if (line.votes < fewest_votes * looked_at) break;
    const Rule rule = course_of(line, ink);
    std::erase_if(runs, [&](const Run& run) { return rule.has(run); });
    if (!is_rule(rule, ruled, width)) continue;
    erase_rule(rule.runs, uneven, ink);
    if (std::exchange(ruled, true)) continue;
    // All rules of a page are nearly parallel, which saves most of the search.
    const int found = static_cast<int>(std::lround(line.lean * width));
    leans = {std::max(found - spread, leans.least), std::min(found + spread, leans.most)};
  }
}

}  // namespace

void remove_rules(Map& ink, double uneven) {
  if (std::min(ink.width, ink.height) < smallest) return;
  for (const bool turned : {false, true}) {
    for (const Shade shade : shades) remove_level_rules({ink, turned, shade}, uneven);
  }
}

}  // namespace scrawl::ink
