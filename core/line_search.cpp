#include "core/line_search.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string_view>
#include <utility>

#include "core/ink/group.hpp"
#include "core/legibility.hpp"
#include "core/sort_places.hpp"

namespace scrawl {
namespace {

/// What one unit of geometry's log-odds is worth in units of the network's log-confidence. More
/// would read digits better that fall into pieces, and worse that overlap.
constexpr double geometry_weight = 0.2;
/// A sign costs less than a digit, but for a slash, which might be a 1.
constexpr double mark_cost = 0.4;
/// Confidences below this are all the same: so often a glyph is no digit.
constexpr double least_confidence = 5e-3;
/// What is smaller than this part of the writing's height is a dot or a nick, no digit of its own
/// whatever the network, which sees it enlarged, takes it for.
constexpr double smallest_digit = 0.25;

Mask mask_of(const std::vector<std::size_t>& pieces) {
  Mask mask = 0;
  for (const std::size_t piece : pieces) mask |= Mask{1} << piece;
  return mask;
}

/// As sure as its shape and place are; what looks more like a digit is a sign where the network
/// doubts the digit, and by Bayes' rule the surer the more it does.
ReadDigit as_sign(ReadDigit digit, const ink::Sign& sign) {
  const double digit_after_all = (1 - sign.probability) * digit.answer.confidence;
  const double sure = sign.probability < 0.5
                          ? sign.probability / (sign.probability + digit_after_all)
                          : sign.probability;
  digit.sign = sign.character;
  digit.answer.state = State::sign;
  digit.answer.confidence = sure;
  digit.answer.probabilities.clear();
  digit.answer.non_digit = 0;
  return digit;
}

/// On paper a mark behind the last digit is punctuation.
void leave_out_full_stop(Line& line) {
  while (line.digits.size() > 1 &&
         std::string_view(".,:").find(line.digits.back().sign) != std::string_view::npos) {
    line.digits.pop_back();
    line.signs.pop_back();
    line.pieces.pop_back();
  }
}

}  // namespace

double log_confidence(double confidence) {
  return std::log(std::max(confidence, least_confidence));
}

std::vector<std::size_t> pieces_of(Mask mask) {
  std::vector<std::size_t> pieces;
  for (; mask != 0; mask &= mask - 1) {
    pieces.push_back(static_cast<std::size_t>(std::countr_zero(mask)));
  }
  return pieces;
}

Candidates possible_digits(const ink::Layout& layout, const std::vector<ink::Sign>& signs,
                           ReadPieces read) {
  Mask loose = 0;
  for (const ink::Sign& sign : signs) {
    if (sign.probability > 0.5) loose |= sign.strokes;
  }
  Candidates candidates;
  for (const ink::Group& group : ink::possible_groups(layout, loose)) {
    ReadDigit digit = read(group.strokes);
    if (group.strokes.size() == 1 && layout.mark(group.strokes[0])) refuse(digit.answer);
    const bool speck = ink::longer(digit.box) < smallest_digit * layout.height();
    const double confidence = speck ? 0 : digit.answer.confidence;
    candidates.add(mask_of(group.strokes),
                   geometry_weight * group.together + log_confidence(confidence) - digit_cost,
                   std::move(digit));
  }
  return candidates;
}

void leave_out_parting(std::vector<ink::Sign>& signs, const Candidates& possible) {
  // The first options are the smallest groups; all others consist of these.
  Mask all = 0;
  for (const Option& smallest : possible.options) {
    if ((smallest.pieces & all) != 0) break;
    all |= smallest.pieces;
    std::erase_if(signs, [&](const ink::Sign& sign) {
      return (sign.strokes & smallest.pieces) != 0 && (~sign.strokes & smallest.pieces) != 0;
    });
  }
}

std::vector<Line> best_lines(const Candidates& possible, const std::vector<ink::Sign>& signs,
                             Medium medium, std::size_t pieces, std::size_t most, ReadPieces read) {
  std::vector<Option> options = possible.options;
  for (const ink::Sign& sign : signs) {
    const double cost = sign.character == '/' ? digit_cost : mark_cost;
    options.push_back({sign.strokes, std::log(sign.probability) - cost});
  }
  // Whatever else is made of a sign's first stroke, the sign is not there.
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const Mask first = signs[i].strokes & -signs[i].strokes;
    for (std::size_t k = 0; k < options.size(); ++k) {
      if (k != possible.options.size() + i && (options[k].pieces & first) != 0) {
        options[k].score += std::log(1 - signs[i].probability);
      }
    }
  }
  const std::size_t digits = possible.digits.size();
  std::vector<Line> lines;
  for (const Partition& partition : best_partitions(options, pieces, most)) {
    Line found;
    for (const std::size_t option : partition.options) {
      const bool digit = option < digits;
      found.signs.push_back(digit ? Line::no_sign : option - digits);
      found.pieces.push_back(options[option].pieces);
      found.digits.push_back(
          digit ? possible.digits[option]
                : as_sign(read(pieces_of(signs[option - digits].strokes)), signs[option - digits]));
    }
    Line& line = lines.emplace_back();
    line.score = partition.score;
    for (const std::size_t i :
         places_in_order(found.digits.size(), [&](std::size_t a, std::size_t b) {
           return ink::middle(found.digits[a].box).x < ink::middle(found.digits[b].box).x;
         })) {
      line.digits.push_back(std::move(found.digits[i]));
      line.signs.push_back(found.signs[i]);
      line.pieces.push_back(found.pieces[i]);
    }
    if (medium == Medium::paper) leave_out_full_stop(line);
  }
  return lines;
}

}  // namespace scrawl
