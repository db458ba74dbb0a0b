#include "core/ink/rule_votes.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace scrawl::ink {
namespace {

/// Counts, lean by lean, how many middles of runs lie in each row along that lean.
class Votes {
 public:
  Votes(const std::vector<Run>& runs, Leans leans, const ShadedInk& ink)
      : runs_(runs),
        width_(ink.width()),
        rise_(std::max(std::abs(leans.least), std::abs(leans.most)) + 1),
        counts_(static_cast<std::size_t>(ink.height() + 2 * rise_)),
        sums_(counts_.size() + 1) {}

  void count(int lean) {
    std::fill(counts_.begin(), counts_.end(), 0);
    // The row of a middle is rounded in whole numbers, so that it moves by no more than the lean
    // from one lean to another. Middles lie on pixels or half way between two.
    std::int64_t rows_down[2] = {0, 0};
    int column = -1;
    for (const Run& run : runs_) {
      if (run.x != column) {
        column = run.x;
        const std::int64_t twice =
            (2 * std::int64_t{rise_} + 1) * width_ - 2 * std::int64_t{lean} * column;
        rows_down[0] = twice / (2 * width_);
        rows_down[1] = (twice + width_) / (2 * width_);
      }
      const int middle = run.top + run.bottom - 1;  // doubled
      ++counts_[static_cast<std::size_t>(middle / 2 + rows_down[middle % 2])];
    }
    for (std::size_t row = 0; row < counts_.size(); ++row)
      sums_[row + 1] = sums_[row] + counts_[row];
  }

  /// The most votes in so many rows that follow each other, along the lean that was counted last.
  int most_in(std::size_t rows) const {
    int most = rows < sums_.size() ? 0 : sums_.back();
    for (std::size_t row = rows; row < sums_.size(); ++row) {
      most = std::max(most, sums_[row] - sums_[row - rows]);
    }
    return most;
  }

  /// The first line along that lean with so many votes in two rows.
  RuleLine line_of(int lean, int votes) const {
    std::size_t row = 2;
    while (sums_[row] - sums_[row - 2] != votes) ++row;
    return {static_cast<double>(row) - 1.5 - rise_, static_cast<double>(lean) / width_, votes};
  }

 private:
  const std::vector<Run>& runs_;
  int width_, rise_;
  std::vector<int> counts_, sums_;  ///< of each row, and of all before it
};

}  // namespace

RuleLine strongest_line(const std::vector<Run>& runs, Leans leans, const ShadedInk& ink,
                        int fewest_votes) {
  RuleLine best;
  if (std::ssize(runs) < fewest_votes) return best;
  Votes votes(runs, leans, ink);
  int best_lean = leans.most + 1, enough = fewest_votes;
  const auto look_along = [&](int lean) {
    votes.count(lean);
    const int most = votes.most_in(2);
    if (most < enough || (most == best.votes && lean > best_lean)) return;
    best = votes.line_of(lean, most);
    best_lean = lean, enough = most;
  };
  // Most rules are hardly askew, and the sooner the best line is known the more leans are out of
  // the question: by a lean of n more, each middle moves up by n rows at most, so that no two rows
  // get more votes than n + 2 rows have here.
  look_along((leans.least + leans.most) / 2);
  for (int lean = leans.least; lean <= leans.most; ++lean) {
    look_along(lean);
    int skipped = 0;
    while (lean + skipped < leans.most &&
           votes.most_in(static_cast<std::size_t>(2 * skipped + 3)) < enough) {
      skipped = 2 * skipped + 1;
    }
    lean += skipped;
  }
  return best;
}

}  // namespace scrawl::ink
