#include "core/ink/rules.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

#include "core/ink/components.hpp"
#include "core/ink/runs.hpp"

namespace scrawl::ink {
namespace {

/// A rule is at most this thick, as a fraction of the map's shorter side ...
constexpr double thickest = 0.035;
/// ... leans by at most this much ...
constexpr double steepest = 0.12;
/// ... bends away from a straight line by at most this fraction of the map's width ...
constexpr double bend = 0.03;
/// ... reaches across at least this fraction of the map ...
constexpr double shortest = 0.6;
/// ... and ink covers this fraction of its length.
constexpr double covered = 0.7;
/// Ink of a column up to this many times as tall as the rule is the rule's.
constexpr double own_height = 1.7;
/// It runs out of the map on one side, but for this fraction of its length.
constexpr double margin = 0.03;
/// Smaller maps, in pixels, have no room for writing and rules.
constexpr int smallest = 48;
/// So many lines are looked at, rules or not, and so many before the first rule is found.
constexpr int most_lines = 60, most_first_lines = 8;
/// The leans of a page's rules differ by at most twice this, in pixels over the map's width.
constexpr int spread = 8;
/// With more runs in a column, on average, it is a texture and no paper.
constexpr int most_runs = 64;

/// How dark the rules are that are looked for: as dark as writing, or so pale that they only join
/// what they run through, as weak ink does.
struct Shade {
  float least, below;
};
constexpr float darkest = 2;
constexpr Shade shades[] = {{0.5f, darkest}, {weak_ink, 0.6f}};

/// A nearly straight line across the map.
struct Line {
  double start = 0, lean = 0;  ///< y = start + lean * x

  double y(int x) const { return start + lean * x; }
};

/// The course of a rule along a line, which it follows but for slow bends of the paper.
struct Rule {
  std::vector<double> y;    ///< for each column of the map
  int left = 0, right = 0;  ///< where it begins and, one past it, ends

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
Line strongest_line(const std::vector<Run>& runs, Leans leans, const Map& ink) {
  const int rise = std::max(std::abs(leans.least), std::abs(leans.most)) + 1;
  const std::size_t rows = static_cast<std::size_t>(ink.height + 2 * rise);
  std::vector<int> votes(rows);
  Line best;
  int most = 0;
  for (int step = leans.least; step <= leans.most; ++step) {
    const double lean = static_cast<double>(step) / ink.width;
    std::fill(votes.begin(), votes.end(), 0);
    for (const Run& run : runs) {
      ++votes[static_cast<std::size_t>(std::lround(run.middle() - lean * run.x) + rise)];
    }
    for (std::size_t row = 1; row < rows; ++row) {
      const int both = votes[row - 1] + votes[row];
      if (both <= most) continue;
      most = both;
      best.start = static_cast<double>(row) - 0.5 - rise;
      best.lean = lean;
    }
  }
  return best;
}

/// Follows the runs along the line from its middle to both sides. `runs` are ordered by column.
Rule follow(const Line& line, const std::vector<Run>& runs, const Map& ink) {
  const double furthest = bend * ink.width;
  Rule rule{std::vector<double>(static_cast<std::size_t>(ink.width)), 0, ink.width};
  const auto step = [&](int x, double expected) {
    auto run = std::lower_bound(runs.begin(), runs.end(), x,
                                [](const Run& one, int column) { return one.x < column; });
    double nearest = 2;
    for (; run != runs.end() && run->x == x; ++run) {
      const double distance = run->middle() - expected;
      if (std::abs(distance) < std::abs(nearest)) nearest = distance;
    }
    // A quarter of the way: one column's noise must not lead it astray.
    if (std::abs(nearest) < 2) expected += nearest / 4;
    return std::clamp(expected, line.y(x) - furthest, line.y(x) + furthest);
  };
  const int middle = ink.width / 2;
  double y = line.y(middle);
  for (int x = middle; x < ink.width; ++x, y += line.lean) {
    rule.y[static_cast<std::size_t>(x)] = y = step(x, y);
  }
  y = line.y(middle);
  for (int x = middle; x >= 0; --x, y -= line.lean) {
    rule.y[static_cast<std::size_t>(x)] = y = step(x, y);
  }
  return rule;
}

/// Whether a column's ink touches the rule.
bool touches(const Map& ink, const Rule& rule, int x) {
  const int y = static_cast<int>(std::lround(rule.y[static_cast<std::size_t>(x)]));
  return inked(ink, x, y) || inked(ink, x, y - 1) || inked(ink, x, y + 1);
}

/// Shortens the rule to its longest part that ink covers but for gaps.
void trim(Rule& rule, const Map& ink) {
  // Kadane's algorithm: a covered column counts for the part, a bare one as much against it as
  // makes `covered` the break-even.
  const double bare = covered / (1 - covered);
  double sum = 0, best = 0;
  int begin = 0;
  rule.left = rule.right = 0;
  for (int x = 0; x < ink.width; ++x) {
    sum += touches(ink, rule, x) ? 1 : -bare;
    if (sum <= 0) {
      sum = 0;
      begin = x + 1;
    } else if (sum > best) {
      best = sum;
      rule.left = begin;
      rule.right = x + 1;
    }
  }
}

/// Whether the runs on a line make it a rule: long, and not only writing that crosses it. On a page
/// known to be `ruled`, which may lie askew in the picture, it need not run out of it.
bool is_rule(const Rule& rule, const std::vector<Run>& on_line, bool ruled, const Map& ink) {
  const int length = rule.right - rule.left;
  const bool runs_out = rule.left <= margin * ink.width || rule.right >= (1 - margin) * ink.width;
  return (runs_out || ruled) && length >= shortest * ink.width && std::ssize(on_line) >= length / 2;
}

/// How tall a column's ink on a rule of these runs may be.
double own_height_of(std::vector<Run> rule, int tallest) {
  const auto middle = rule.begin() + std::ssize(rule) / 2;
  std::nth_element(rule.begin(), middle, rule.end(),
                   [](const Run& a, const Run& b) { return a.height() < b.height(); });
  return std::min(own_height * middle->height(), static_cast<double>(tallest)) + 1;
}

/// Erases a run and the grey edges of its line.
void erase(const Run& run, Map& ink) {
  for (int y = std::max(run.top - 1, 0); y < std::min(run.bottom + 1, ink.height); ++y) {
    ink.at(run.x, y) = 0;
  }
}

/// The course along a line that has more of the runs: straight, or with the paper's bends. Where
/// much writing crosses a rule, it leads off what follows the ink.
Rule course_of(const Line& line, const std::vector<Run>& runs, const Map& ink) {
  Rule straight{std::vector<double>(static_cast<std::size_t>(ink.width)), 0, ink.width};
  for (int x = 0; x < ink.width; ++x) straight.y[static_cast<std::size_t>(x)] = line.y(x);
  Rule bent = follow(line, runs, ink);
  const auto runs_on = [&](Rule& rule) {
    trim(rule, ink);
    return std::count_if(runs.begin(), runs.end(), [&](const Run& run) { return rule.has(run); });
  };
  return runs_on(straight) >= runs_on(bent) ? straight : bent;
}

/// The pixels of a shade, as 1 on 0.
Map pixels_of(const Map& ink, Shade shade) {
  Map result(ink.width, ink.height);
  std::transform(ink.values.begin(), ink.values.end(), result.values.begin(), [&](float value) {
    return value >= shade.least && value < shade.below ? 1.0f : 0.0f;
  });
  return result;
}

bool remove_level_rules(Map& map, Shade shade) {
  // What is darker lies over the rule, and covers it.
  const Map ink = pixels_of(map, {shade.least, darkest});
  const int tallest = std::max(2, static_cast<int>(thickest * std::min(ink.width, ink.height)));
  const std::vector<Run> all_runs = runs_in(ink);
  std::vector<Run> runs = runs_in(pixels_of(map, shade));
  std::erase_if(runs, [&](const Run& run) { return run.height() > tallest; });
  if (std::ssize(runs) > std::ptrdiff_t{most_runs} * ink.width) return false;
  const int steepest_step = static_cast<int>(steepest * ink.width);
  Leans leans{-steepest_step, steepest_step};
  bool ruled = false;
  for (int count = 0; count < (ruled ? most_lines : most_first_lines); ++count) {
    if (static_cast<double>(runs.size()) < shortest * ink.width / 2) break;
    const Line line = strongest_line(runs, leans, ink);
    const Rule rule = course_of(line, runs, ink);
    const auto rest = std::stable_partition(runs.begin(), runs.end(),
                                            [&](const Run& run) { return rule.has(run); });
    std::vector<Run> on_line(runs.begin(), rest);
    if (on_line.empty()) break;
    runs.erase(runs.begin(), rest);
    if (!is_rule(rule, on_line, ruled, ink)) continue;
    // Where another rule crosses it, it is darker.
    const double limit = own_height_of(std::move(on_line), tallest);
    for (const Run& run : all_runs) {
      if (rule.has(run) && run.height() <= limit) erase(run, map);
    }
    if (std::exchange(ruled, true)) continue;
    // All rules of a page are nearly parallel, which saves most of the search.
    const int step = static_cast<int>(std::lround(line.lean * ink.width));
    leans = {std::max(step - spread, leans.least), std::min(step + spread, leans.most)};
  }
  return ruled;
}

Map transposed(const Map& map) {
  Map result(map.height, map.width);
  for (int y = 0; y < map.height; ++y) {
    for (int x = 0; x < map.width; ++x) result.at(y, x) = map.at(x, y);
  }
  return result;
}

}  // namespace

bool remove_rules(Map& ink) {
  if (std::min(ink.width, ink.height) < smallest) return false;
  bool any = false;
  for (const Shade shade : shades) any |= remove_level_rules(ink, shade);
  Map turned = transposed(ink);
  for (const Shade shade : shades) any |= remove_level_rules(turned, shade);
  ink = transposed(turned);
  return any;
}

}  // namespace scrawl::ink
