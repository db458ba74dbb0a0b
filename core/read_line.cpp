#include "core/read_line.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/ink/group.hpp"
#include "core/ink/signs.hpp"
#include "core/partition.hpp"
#include "core/sort_places.hpp"

namespace scrawl {
namespace {

/// What one unit of geometry's log-odds is worth in units of the network's log-confidence.
constexpr double geometry_weight = 0.2;
/// What each digit costs in the same units, so that two halves of a 4 do not outweigh the whole.
constexpr double digit_cost = 1;
/// Confidences below this are all the same: no digit.
constexpr double least_confidence = 1e-4;
/// What is smaller than this part of the writing's height is a dot or a nick, no digit of its own
/// whatever the network, which sees it enlarged, takes it for.
constexpr double smallest_digit = 0.25;

/// What might be read, and which pieces of it.
struct Candidates {
  std::vector<Option> options;
  std::vector<ReadDigit> digits;  ///< one an option

  void add(const std::vector<std::size_t>& pieces, double score, ReadDigit digit) {
    Option option{0, score - digit_cost};
    for (const std::size_t piece : pieces) option.pieces |= Mask{1} << piece;
    options.push_back(option);
    digits.push_back(std::move(digit));
  }
};

ReadDigit as_sign(ReadDigit digit, const ink::Sign& sign) {
  digit.sign = sign.character;
  digit.answer.state = State::sign;
  digit.answer.confidence = sign.probability;
  digit.answer.probabilities.clear();
  digit.answer.non_digit = 0;
  return digit;
}

}  // namespace

void refuse(Answer& answer) {
  answer.state = State::not_a_digit;
  answer.confidence = 0;
  answer.non_digit = 1;
  answer.probabilities.assign(10, 0);
}

bool readable(const ReadDigit& digit) {
  return digit.answer.state == State::digit || digit.answer.state == State::unsure;
}

std::vector<ReadDigit> read_line(const ink::Layout& layout, bool digits_only, ReadPieces read) {
  Candidates candidates;
  std::vector<ink::Sign> signs;
  if (!digits_only) signs = ink::possible_signs(layout);
  for (const ink::Sign& sign : signs) {
    candidates.add(sign.strokes, std::log(sign.probability) + digit_cost,
                   as_sign(read(sign.strokes), sign));
  }
  for (const ink::Group& group : ink::possible_groups(layout)) {
    ReadDigit digit = read(group.strokes);
    if (group.strokes.size() == 1 && layout.mark(group.strokes[0])) refuse(digit.answer);
    const bool speck = ink::longer(digit.box) < smallest_digit * layout.height();
    double confidence = speck ? 0 : digit.answer.confidence;
    // What is likely a sign is less likely a digit.
    for (const ink::Sign& sign : signs) {
      if (sign.strokes == group.strokes) confidence *= 1 - sign.probability;
    }
    candidates.add(
        group.strokes,
        geometry_weight * group.together + std::log(std::max(confidence, least_confidence)),
        std::move(digit));
  }
  std::vector<ReadDigit> found, line;
  const auto best = best_partitions(candidates.options, layout.count(), 1);
  for (const std::size_t i : best[0].options) {
    found.push_back(std::move(candidates.digits[i]));
  }
  const auto from_left_to_right = places_in_order(found.size(), [&](std::size_t a, std::size_t b) {
    return ink::middle(found[a].box).x < ink::middle(found[b].box).x;
  });
  for (const std::size_t i : from_left_to_right) line.push_back(std::move(found[i]));
  if (std::none_of(line.begin(), line.end(), readable)) {
    for (ReadDigit& digit : line) {
      if (std::exchange(digit.sign, '\0')) refuse(digit.answer);
    }
  }
  return line;
}

}  // namespace scrawl
