#include "core/read_line.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/grammar.hpp"
#include "core/ink/signs.hpp"
#include "core/joined_digits.hpp"
#include "core/line_search.hpp"
#include "core/line_text.hpp"
#include "core/touching_digits.hpp"

namespace scrawl {
namespace {

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
/// What the difference of their scores is multiplied by to be log-odds: fitted on 2,000 numbers
/// composed of held-out writers' digits.
constexpr double log_odds_per_score = 2;

/// The sign in a line that makes the least sense, or `no_sign` where all do.
std::size_t least_sensible(const Line& line, const std::vector<ink::Sign>& signs, double height,
                           Medium medium) {
  const std::string text = text_of_line(line.digits, height, medium);
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

/// The best line whose signs all make sense; takes the others away.
Line sensible_line(const Candidates& possible, std::vector<ink::Sign>& signs, Medium medium,
                   const ink::Layout& layout, ReadPieces read) {
  for (int round = 0;; ++round) {
    if (round == most_rounds) signs.clear();
    Line line = std::move(best_lines(possible, signs, medium, layout.count(), 1, read)[0]);
    const std::size_t wrong = least_sensible(line, signs, layout.height(), medium);
    if (wrong != Line::no_sign) {
      signs.erase(signs.begin() + static_cast<std::ptrdiff_t>(wrong));
    } else if (!signs.empty() &&
               std::none_of(line.digits.begin(), line.digits.end(),
                            [](const ReadDigit& digit) { return readable(digit); })) {
      signs.clear();
    } else {
      return line;
    }
  }
}

/// Tells what the line says if its ink is grouped otherwise than in the best of `lines`, and how
/// probable either is, by their scores.
void add_others(std::span<const Line> lines, const std::vector<ink::Sign>& signs, double height,
                Medium medium, ReadLine& read) {
  double total = 1;
  for (const Line& line : lines.subspan(1)) {
    if (least_sensible(line, signs, height, medium) != Line::no_sign) continue;
    const double odds = std::exp(log_odds_per_score * (line.score - lines[0].score));
    total += odds;
    double all = odds;
    for (const ReadDigit& digit : line.digits) all *= digit.answer.confidence;
    read.others.push_back({text_of_line(line.digits, height, medium), all});
  }
  for (Alternative& other : read.others) other.probability /= total;
  read.grouped = 1 / total;
}

/// The same signs, with these of other odds.
std::vector<ink::Sign> with_odds(std::vector<ink::Sign> signs, std::string_view which,
                                 double times) {
  for (auto& [character, strokes, probability] : signs) {
    if (which.find(character) == std::string_view::npos) continue;
    probability = std::min(times * probability / (1 + (times - 1) * probability), surest);
  }
  return signs;
}

}  // namespace

ReadLine read_line(const ink::Layout& layout, Writing writing, ReadPieces read,
                   ReadJoined read_joined) {
  const Medium medium = writing.medium;
  std::vector<ink::Sign> all;
  if (writing.signs) all = ink::possible_signs(layout);
  if (medium == Medium::paper) {
    std::erase_if(all, [](const ink::Sign& sign) { return sign.character == '/'; });
    all = with_odds(std::move(all), "-", dashes_in_ink);
  }
  const Candidates possible = possible_digits(layout, all, read);
  leave_out_parting(all, possible);
  const auto slashes_in_all = std::count_if(
      all.begin(), all.end(), [](const ink::Sign& sign) { return sign.character == '/'; });
  // Slashes are likelier than they look where they make a date or a fraction.
  std::vector<ink::Sign> signs;
  Line line;
  bool usual = false;
  for (const auto& [times, slashes] : usual_slashes) {
    if (usual || slashes_in_all < slashes) continue;
    signs = with_odds(all, "/", times);
    line = sensible_line(possible, signs, medium, layout, read);
    const std::string text = text_of_line(line.digits, layout.height(), medium);
    usual = std::count(text.begin(), text.end(), '/') == slashes && unusual_slashes(text).empty();
  }
  if (!usual) {
    signs = std::move(all);
    line = sensible_line(possible, signs, medium, layout, read);
  }
  ReadLine result;
  const std::size_t count = line.digits.size();
  // Ink that touches in an image is one piece.
  std::vector<ReadDigit> glyphs = medium == Medium::pad
                                      ? with_letters_whole(std::move(line), layout, read)
                                      : std::move(line.digits);
  result.digits = with_joined_parted(std::move(glyphs), layout.height(), read_joined);
  if (result.digits.size() == count && possible.options.size() + signs.size() > count) {
    add_others(best_lines(possible, signs, medium, layout.count(), most_groupings, read), signs,
               layout.height(), medium, result);
  }
  return result;
}

}  // namespace scrawl
