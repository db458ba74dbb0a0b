#include "core/read_line.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/grammar.hpp"
#include "core/ink/group.hpp"
#include "core/ink/signs.hpp"
#include "core/legibility.hpp"
#include "core/line_text.hpp"
#include "core/partition.hpp"
#include "core/sort_places.hpp"

namespace scrawl {
namespace {

/// What one unit of geometry's log-odds is worth in units of the network's log-confidence.
constexpr double geometry_weight = 0.2;
/// A sign costs less than a digit, but for a slash, which might be a 1.
constexpr double mark_cost = 0.4;
/// How wide, in heights of the writing, digits that the pen joined are at least, where the network
/// doubts that they are one, and what is hardly one digit however sure the network is.
constexpr double narrowest_pair = 0.7, widest_digit = 1.4;
/// What it costs, in units of the network's log-confidence, that the pen was not lifted.
constexpr double join_cost = 1;
/// What each 1 among joined digits costs more, and how sure the network must be of joined digits
/// with no others beside them.
constexpr double one_cost = 1, sure_alone = 0.95;
/// Confidences below this are all the same: no digit.
constexpr double least_confidence = 1e-4;
/// What is smaller than this part of the writing's height is a dot or a nick, no digit of its own
/// whatever the network, which sees it enlarged, takes it for.
constexpr double smallest_digit = 0.25;

/// A slash in what is neither a fraction nor a date must be surer than this.
constexpr double unusual = 0.97;

/// After so many signs without sense there are none.
constexpr int most_rounds = 12;
/// The odds of dashes in an image, times those of the same shape as a stroke: pieces of digits look
/// like dashes.
constexpr double dashes_in_ink = 0.02;
/// How much likelier that many slashes are where they make a date or a fraction, and at most.
constexpr struct {
  double times;
  std::ptrdiff_t slashes;
} usual_slashes[] = {{12, 2}, {2, 1}};
constexpr double surest = 0.98;
/// Ways to group a line's ink of which is told what they say.
constexpr std::size_t most_groupings = 4;

/// What might be read, and which pieces of it.
struct Candidates {
  std::vector<Option> options;
  std::vector<ReadDigit> digits;  ///< one an option

  void add(Mask pieces, double score, ReadDigit digit) {
    options.push_back({pieces, score});
    digits.push_back(std::move(digit));
  }
};

std::vector<std::size_t> pieces_of(Mask mask) {
  std::vector<std::size_t> pieces;
  for (; mask != 0; mask &= mask - 1) {
    pieces.push_back(static_cast<std::size_t>(std::countr_zero(mask)));
  }
  return pieces;
}

Mask mask_of(const std::vector<std::size_t>& pieces) {
  Mask mask = 0;
  for (const std::size_t piece : pieces) mask |= Mask{1} << piece;
  return mask;
}

bool is_readable(const ReadDigit& digit) {
  return readable(digit);
}

ReadDigit as_sign(ReadDigit digit, const ink::Sign& sign) {
  digit.sign = sign.character;
  digit.answer.state = State::sign;
  digit.answer.confidence = sign.probability;
  digit.answer.probabilities.clear();
  digit.answer.non_digit = 0;
  return digit;
}

/// All groups that may be digits.
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
                   geometry_weight * group.together +
                       std::log(std::max(confidence, least_confidence)) - digit_cost,
                   std::move(digit));
  }
  return candidates;
}

/// Digits and signs from left to right.
struct Line {
  static constexpr std::size_t no_sign = ~std::size_t{0};
  std::vector<ReadDigit> digits;
  std::vector<std::size_t> signs;  ///< the place of each among the possible signs, or `no_sign`
  double score = 0;
};

/// On paper a mark behind the last digit is punctuation.
void leave_out_full_stop(Line& line) {
  while (line.digits.size() > 1 &&
         std::string_view(".,:").find(line.digits.back().sign) != std::string_view::npos) {
    line.digits.pop_back();
    line.signs.pop_back();
  }
}

/// The best ways to make digits and signs of all pieces, at most `most`.
std::vector<Line> best_lines(const Candidates& possible, const std::vector<ink::Sign>& signs,
                             Signs kind, std::size_t pieces, std::size_t most, ReadPieces read) {
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
    }
    if (kind == Signs::of_ink) leave_out_full_stop(line);
  }
  return lines;
}

/// The sign in a line that makes the least sense, or `no_sign` where all do.
std::size_t least_sensible(const Line& line, const std::vector<ink::Sign>& signs, double height) {
  const std::string text = text_of_line(line.digits, height);
  std::vector<std::size_t> wrong = misplaced_signs(text);
  const double sure = wrong.empty() ? unusual : 1;
  if (wrong.empty()) wrong = unusual_slashes(text);
  std::size_t least = Line::no_sign;
  for (const std::size_t place : wrong) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(place);
    const auto blanks = static_cast<std::size_t>(std::count(text.begin(), end, ' '));
    const std::size_t sign = line.signs[place - blanks];
    if (signs[sign].probability > sure) continue;
    if (least == Line::no_sign || signs[sign].probability < signs[least].probability) least = sign;
  }
  return least;
}

double score_of(const ReadDigit& digit) {
  return std::log(std::max(digit.answer.confidence, least_confidence)) - digit_cost;
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

/// The line with what one digit hardly explains parted into the digits that the pen joined.
std::vector<ReadDigit> with_joined_parted(std::vector<ReadDigit> line, double height,
                                          ReadJoined read_joined) {
  const auto digits = std::count_if(line.begin(), line.end(), is_readable);
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

/// The best line whose signs all make sense; takes the others away.
Line sensible_line(const Candidates& possible, std::vector<ink::Sign>& signs, Signs kind,
                   const ink::Layout& layout, ReadPieces read) {
  for (int round = 0;; ++round) {
    if (round == most_rounds) signs.clear();
    Line line = std::move(best_lines(possible, signs, kind, layout.count(), 1, read)[0]);
    const std::size_t wrong = least_sensible(line, signs, layout.height());
    if (wrong != Line::no_sign) {
      signs.erase(signs.begin() + static_cast<std::ptrdiff_t>(wrong));
    } else if (!signs.empty() &&
               std::none_of(line.digits.begin(), line.digits.end(), is_readable)) {
      signs.clear();
    } else {
      return line;
    }
  }
}

/// Tells what the line says if its ink is grouped otherwise than in the best of `lines`, and how
/// probable either is: the scores are log-odds.
void add_others(std::span<const Line> lines, const std::vector<ink::Sign>& signs, double height,
                ReadLine& read) {
  double total = 1;
  for (const Line& line : lines.subspan(1)) {
    if (least_sensible(line, signs, height) != Line::no_sign) continue;
    const double odds = std::exp(line.score - lines[0].score);
    total += odds;
    double all = odds;
    for (const ReadDigit& digit : line.digits) all *= digit.answer.confidence;
    read.others.push_back({text_of_line(line.digits, height), all});
  }
  for (Alternative& other : read.others) other.probability /= total;
  read.grouped = 1 / total;
}

/// The same signs, with these of other odds.
std::vector<ink::Sign> with_odds(std::vector<ink::Sign> signs, std::string_view which,
                                 double times) {
  for (auto& [character, strokes, probability] : signs) {
    if (which.find(character) == which.npos) continue;
    probability = std::min(times * probability / (1 + (times - 1) * probability), surest);
  }
  return signs;
}

}  // namespace

ReadLine read_line(const ink::Layout& layout, Signs kind, ReadPieces read, ReadJoined read_joined) {
  std::vector<ink::Sign> all;
  if (kind != Signs::none) all = ink::possible_signs(layout);
  if (kind == Signs::of_ink) {
    std::erase_if(all, [](const ink::Sign& sign) { return sign.character == '/'; });
    all = with_odds(std::move(all), "-", dashes_in_ink);
  }
  const Candidates possible = possible_digits(layout, all, read);
  const auto slashes_in_all = std::count_if(
      all.begin(), all.end(), [](const ink::Sign& sign) { return sign.character == '/'; });
  // Slashes are likelier than they look where they make a date or a fraction.
  std::vector<ink::Sign> signs;
  Line line;
  bool usual = false;
  for (const auto& [times, slashes] : usual_slashes) {
    if (usual || slashes_in_all < slashes) continue;
    signs = with_odds(all, "/", times);
    line = sensible_line(possible, signs, kind, layout, read);
    const std::string text = text_of_line(line.digits, layout.height());
    usual = std::count(text.begin(), text.end(), '/') == slashes && unusual_slashes(text).empty();
  }
  if (!usual) {
    signs = std::move(all);
    line = sensible_line(possible, signs, kind, layout, read);
  }
  ReadLine result;
  const std::size_t count = line.digits.size();
  result.digits = with_joined_parted(std::move(line.digits), layout.height(), read_joined);
  if (result.digits.size() == count && possible.options.size() + signs.size() > count) {
    add_others(best_lines(possible, signs, kind, layout.count(), most_groupings, read), signs,
               layout.height(), result);
  }
  return result;
}

}  // namespace scrawl
