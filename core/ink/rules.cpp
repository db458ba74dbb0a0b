#include "core/ink/rules.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/ink/rule_course.hpp"
#include "core/ink/rule_votes.hpp"

namespace scrawl::ink {
namespace {

/// A rule leans by at most this much, 11 degrees ...
constexpr double steepest = 0.2;
/// ... and reaches across at least this fraction of the map.
constexpr double shortest = 0.6;
/// Ink of a column up to this many times as much as the rule's, and some more, is the rule's.
constexpr double own_ink = 1.7;
/// It may be so pale that only noise and rules that cross it make it join what it runs through.
constexpr float palest = 0.1f;
/// So it is looked for among dark ink first, and then among paler, for writing is dark.
constexpr Shade shades[] = {{0.5f, 2}, {palest, 0.6f}};
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

/// The runs that are no taller than rules, of columns `step` apart.
std::vector<Run> thin_runs(const ShadedInk& ink, int step) {
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

/// Whether a course is a rule: long, and not only writing that crosses it. On a page known to be
/// `ruled`, which may lie askew in the picture, it need not run out of it.
bool is_rule(const Rule& rule, bool ruled, int width) {
  const int length = rule.right - rule.left;
  const bool runs_out = rule.left <= margin * width || rule.right >= (1 - margin) * width;
  return (runs_out || ruled) && length >= shortest * width && std::ssize(rule.runs) >= length / 2;
}

/// The course along a line in ink of this shade, or in all that is paler, too, if more of its runs
/// are a rule's: dark rules that lie askew are pale where they lie across two rows of pixels, and
/// noise joins much of the pale ink.
Rule clearest_course(const RuleLine& line, const ShadedInk& ink) {
  Rule rule = course_of(line, ink);
  if (ink.shade.least <= palest) return rule;
  Rule paler = course_of(line, {ink.map, ink.turned, {palest, ink.shade.below}});
  return paler.runs.size() > rule.runs.size() ? paler : rule;
}

void erase(const Run& run, const ShadedInk& ink) {
  for (int y = std::max(run.top - 1, 0); y < std::min(run.bottom + 1, ink.height()); ++y) {
    ink.at(run.x, y) = 0;
  }
}

/// Erases these runs, ordered by column, with their grey edges, but for what crosses the rule.
void erase_rule(const std::vector<Run>& runs, double uneven, const ShadedInk& ink) {
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

/// Whether there were any.
bool remove_level_rules(const ShadedInk& ink, double uneven) {
  const int width = ink.width(), step = (width + columns - 1) / columns;
  const int looked_at = (width + step - 1) / step;
  std::vector<Run> runs = thin_runs(ink, step);
  if (std::ssize(runs) > std::ptrdiff_t{most_runs} * looked_at) return false;
  const int fewest = static_cast<int>(std::ceil(fewest_votes * looked_at));
  const int steepest_step = static_cast<int>(steepest * width);
  Leans leans{-steepest_step, steepest_step};
  bool ruled = false;
  for (int count = 0; count < (ruled ? most_lines : most_first_lines); ++count) {
    const RuleLine line = strongest_line(runs, leans, ink, fewest);
    if (line.votes == 0) break;
    const Rule rule = clearest_course(line, ink);
    std::erase_if(runs, [&](const Run& run) { return rule.has(run); });
    if (!is_rule(rule, ruled, width)) continue;
    erase_rule(rule.runs, uneven, ink);
    if (std::exchange(ruled, true)) continue;
    // All rules of a page are nearly parallel, which saves most of the search.
    const int found = static_cast<int>(std::lround(line.lean * width));
    leans = {std::max(found - spread, leans.least), std::min(found + spread, leans.most)};
  }
  return ruled;
}

}  // namespace

bool remove_rules(Map& ink, double uneven) {
  if (std::min(ink.width, ink.height) < smallest) return false;
  bool ruled = false;
  for (const bool turned : {false, true}) {
    for (const Shade shade : shades) ruled |= remove_level_rules({ink, turned, shade}, uneven);
  }
  return ruled;
}

}  // namespace scrawl::ink
