#include "core/joined_digits.hpp"

#include <algorithm>
#include <utility>

#include "core/line_search.hpp"
#include "core/line_text.hpp"

namespace scrawl {
namespace {

/// How wide, in heights of the writing, digits that the pen joined are at least, where the network
/// doubts that they are one, and what is hardly one digit however sure the network is.
constexpr double narrowest_pair = 0.7, widest_digit = 1.4;
/// What it costs, in units of the network's log-confidence, that the pen was not lifted.
constexpr double join_cost = 1;
/// What each 1 among joined digits costs more, and how sure the network must be of joined digits
/// with no others beside them.
constexpr double one_cost = 1, sure_alone = 0.95;

double score_of(const ReadDigit& digit) {
  return log_confidence(digit.answer.confidence) - digit_cost;
}

/// Whether it is hardly one digit, and two of which the network is quite sure would explain it
/// better.
bool may_be_joined(const ReadDigit& digit, double height) {
  const double wide = ink::width(digit.box) / height;
  return !digit.sign && score_of(digit) < -join_cost - 2 * digit_cost &&
         (wide > widest_digit || (wide > narrowest_pair && digit.answer.state != State::digit));
}

/// Whether joined digits explain ink better than one. Any stroke has pieces that are like a 1, so
/// alone, where it may as well be a letter, they must be other digits, and sure ones.
bool better(const std::vector<ReadDigit>& several, const ReadDigit& one, bool alone) {
  double score = -join_cost;
  for (const ReadDigit& digit : several) {
    const bool like_any = digit.answer.label == 1;
    score += score_of(digit) - (like_any ? one_cost : 0);
    if (alone && (like_any || digit.answer.confidence < sure_alone)) return false;
  }
  return several.size() > 1 && score > score_of(one);
}

}  // namespace

std::vector<ReadDigit> with_joined_parted(std::vector<ReadDigit> line, double height,
                                          ReadJoined read_joined) {
  const auto digits = std::count_if(line.begin(), line.end(),
                                    [](const ReadDigit& digit) { return readable(digit); });
  std::vector<ReadDigit> parted;
  for (ReadDigit& one : line) {
    std::vector<ReadDigit> several;
    if (may_be_joined(one, height)) several = read_joined(one.strokes, height);
    const bool alone = digits == readable(one);
    if (!better(several, one, alone)) {
      several.clear();
      several.push_back(std::move(one));
    }
    for (ReadDigit& digit : several) parted.push_back(std::move(digit));
  }
  return parted;
}

}  // namespace scrawl
