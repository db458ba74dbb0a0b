#include "core/alternatives.hpp"

#include <algorithm>
#include <utility>

#include "core/line_text.hpp"
#include "core/sort_places.hpp"

namespace scrawl {
namespace {

/// How many are told, and how probable they must be.
constexpr std::size_t most_told = 4;
constexpr double least_told = 0.005;

}  // namespace

std::vector<Alternative> alternatives_of(std::span<const ReadDigit> digits, const std::string& text,
                                         double grouped) {
  double all = grouped;
  for (const ReadDigit& digit : digits) all *= digit.answer.confidence;
  std::vector<Alternative> alternatives{{text, all}};
  std::size_t place = 0;
  for (const ReadDigit& digit : digits) {
    if (text[place] == ' ') ++place;
    const Answer& answer = digit.answer;
    if (readable(digit) && answer.confidence > 0) {
      Alternative& other = alternatives.emplace_back(alternatives[0]);
      other.text[place] = static_cast<char>('0' + answer.runner_up);
      other.probability *=
          answer.probabilities[static_cast<std::size_t>(answer.runner_up)] / answer.confidence;
    }
    ++place;
  }
  return alternatives;
}

std::vector<Alternative> joined(const std::vector<Alternative>& upper,
                                const std::vector<Alternative>& lower) {
  std::vector<Alternative> both;
  for (const Alternative& one : upper) {
    for (const Alternative& other : lower) {
      both.push_back({one.text + '\n' + other.text, one.probability * other.probability});
    }
  }
  return both;
}

void keep_best(std::vector<Alternative>& alternatives) {
  std::vector<Alternative> once, best;
  for (Alternative& one : alternatives) {
    const auto known = std::find_if(
        once.begin(), once.end(), [&](const Alternative& other) { return other.text == one.text; });
    if (known == once.end()) {
      once.push_back(std::move(one));
    } else {
      known->probability += one.probability;
    }
  }
  for (const std::size_t i : places_in_order(once.size(), [&](std::size_t a, std::size_t b) {
         return once[a].probability > once[b].probability;
       })) {
    if (best.size() < most_told && once[i].probability > least_told) {
      best.push_back(std::move(once[i]));
    }
  }
  alternatives = std::move(best);
}

}  // namespace scrawl
