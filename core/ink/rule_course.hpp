#pragma once

#include <vector>

#include "core/ink/map.hpp"

namespace scrawl::ink {

/// A run of ink in a column.
struct Run {
  int x, top, bottom;  ///< bottom: one past the last pixel
  float ink = 0;       ///< the sum of its pixels, the same however they lie on a line
  float darkest = 0;   ///< of its pixels

  double middle() const { return (top + bottom - 1) / 2.0; }
  int height() const { return bottom - top; }
};

/// How dark ink is that is looked at: at least so dark, and for rules darker nowhere than `below`.
struct Shade {
  float least, below;
};

/// A map of ink or, where it is turned, with rows for columns: what is upright is level in it.
struct ShadedInk {
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
  int thickest_rule() const;  ///< in pixels
};

/// A straight line across the map.
struct RuleLine {
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

/// The course along a line that has more of the runs: straight, or with the paper's bends. Where
/// much writing crosses a rule, it leads off what follows the ink.
Rule course_of(const RuleLine& line, const ShadedInk& ink);

}  // namespace scrawl::ink
