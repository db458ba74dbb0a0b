#include "core/joined_digits.hpp"

#include <algorithm>
#include <utility>

#include "core/ink/layout.hpp"
#include "core/line_search.hpp"
#include "core/line_text.hpp"

namespace scrawl {
namespace {

/// What it costs, in units of the network's log-confidence, that the pen was not lifted.
constexpr double join_cost = 1;
/// What each 1 among joined digits costs more; and how sure the network must be of joined digits
/// that may be a letter, and of one that is not the whole of its ink.
constexpr double one_cost = 1, quite_sure = 0.95;
/// In heights of the writing: what is wider is more than one letter.
constexpr double widest_letter = 1.8;

double score_of(const ReadDigit& digit) {
  return log_confidence(digit.answer.confidence) - digit_cost;
}

/// Whether these are the ink's digits, rather than it being `one`. Any stroke has pieces that are
/// like a 1, so where it may as well be a letter, they must be other digits, and sure ones. Beside
/// digits it may also be a single one that the pen left in a hook: it begins as the only stroke
/// does.
bool better(const std::vector<ReadDigit>& several, const ReadDigit& one, bool alone, bool wide) {
  bool sure = true, like_any = false;
  double score = -join_cost;
  for (const ReadDigit& digit : several) {
    sure = sure && digit.answer.confidence >= quite_sure;
    score += score_of(digit);
    if (digit.answer.label != 1) continue;
    like_any = true;
    score -= one_cost;
  }
  if (alone && !wide && (like_any || !sure)) return false;
  const bool hooked =
      several.size() == 1 && one.strokes.size() == 1 && sure && several[0].parts[0].first == 0;
  return (several.size() > 1 || (hooked && !alone)) && score > score_of(one);
}

}  // namespace

std::vector<ReadDigit> with_joined_parted(std::vector<ReadDigit> line, double height,
                                          ReadJoined read_joined) {
  const auto digits = std::count_if(line.begin(), line.end(),
                                    [](const ReadDigit& digit) { return readable(digit); });
  std::vector<ReadDigit> parted;
  for (ReadDigit& one : line) {
    std::vector<ReadDigit> several;
    const bool refused = one.answer.confidence == 0;  // the network never gives 0
    if (!one.sign && !refused && score_of(one) < -join_cost - digit_cost) {
      several = read_joined(one.strokes, height);
    }
    const bool wide = ink::width(one.box) > widest_letter * height;
    if (!better(several, one, digits == readable(one), wide)) {
      several.clear();
      several.push_back(std::move(one));
    }
    for (ReadDigit& digit : several) parted.push_back(std::move(digit));
  }
  return parted;
}

}  // namespace scrawl
