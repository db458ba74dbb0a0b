#include "core/read_joined.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/ink/layout.hpp"
#include "core/line_text.hpp"
#include "core/read_line.hpp"
#include "core/sort_places.hpp"

namespace scrawl {
namespace {

/// Parts that strokes are cut into: so many for each of their heights in width, and at most; and of
/// how many a digit may consist.
constexpr double parts_for_height = 5;
constexpr std::size_t most_parts = 28, most_of_one = 8;
/// In heights of the writing: what is lower or wider is no digit.
constexpr double lowest = 0.45, widest = 1.3;
/// What it costs, in log-confidence, to leave out the pen's way from one digit to the next.
constexpr double left_out = 0.3;

/// Adds what was cut after the last one; within a stroke they are one part again.
void add(std::vector<ink::Part>& parts, const ink::Part& part) {
  if (!parts.empty() && parts.back().stroke == part.stroke) {
    parts.back().end = part.end;
  } else {
    parts.push_back(part);
  }
}

}  // namespace

std::vector<ReadDigit> read_joined(const ink::Drawing& strokes, double height,
                                   FunctionRef<Answer(const ink::Drawing&)> read) {
  std::size_t points = 0;
  for (const ink::Stroke& stroke : strokes) {
    points += stroke.size();
    if (!std::all_of(stroke.begin(), stroke.end(), ink::finite)) return {};
  }
  if (points > ink::most_points || strokes.size() > most_parts) return {};
  const double width = ink::width(*ink::bounding_box(strokes));
  const std::vector<ink::Part> parts = ink::cut(
      strokes, height,
      std::min(most_parts,
               static_cast<std::size_t>(4 + std::min(parts_for_height * width / height, 99.0))));
  const auto ink_between = [&](std::size_t from, std::size_t end) {
    return ink::ink_of(strokes, std::span(parts).subspan(from, end - from));
  };
  struct Best {
    double score = -INFINITY;
    std::size_t before = 0;  ///< the part that the last digit begins with
    bool digit = false;      ///< or else the part was left out
    Answer answer;           ///< the network's, for a digit
  };
  std::vector<Best> best(parts.size() + 1);
  best[0].score = 0;
  for (std::size_t end = 1; end <= parts.size(); ++end) {
    if (end == 1 || best[end - 1].digit) {
      best[end] = {best[end - 1].score - left_out, end - 1, false, {}};
    }
    for (std::size_t from = end - std::min(end, most_of_one); from < end; ++from) {
      // However sure the network is, this is no better: there is no need to ask it.
      if (best[from].score - digit_cost <= best[end].score) continue;
      const ink::Drawing ink = ink_between(from, end);
      const ink::Box box = *ink::bounding_box(ink);
      if (ink::height(box) < lowest * height || ink::width(box) > widest * height) continue;
      Answer answer = read(ink);
      if (!readable(answer.state)) continue;
      const double score = best[from].score + std::log(answer.confidence) - digit_cost;
      if (score > best[end].score) best[end] = {score, from, true, std::move(answer)};
    }
  }
  std::vector<ReadDigit> digits;
  if (best.back().score == -INFINITY) return digits;
  for (std::size_t end = parts.size(); end > 0; end = best[end].before) {
    if (!best[end].digit) continue;
    const ink::Box box = *ink::bounding_box(ink_between(best[end].before, end));
    ReadDigit digit{{}, box, std::move(best[end].answer), 0, {}};
    for (std::size_t i = best[end].before; i < end; ++i) add(digit.parts, parts[i]);
    digits.push_back(std::move(digit));
  }
  // The pen may have written them in another order.
  std::vector<ReadDigit> ordered;
  for (const std::size_t place : places_in_order(digits.size(), [&](std::size_t a, std::size_t b) {
         return ink::middle(digits[a].box).x < ink::middle(digits[b].box).x;
       })) {
    ordered.push_back(std::move(digits[place]));
  }
  return ordered;
}

}  // namespace scrawl
