#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/ink/group.hpp"
#include "core/ink/layout.hpp"
#include "core/recogniser.hpp"

namespace scrawl {
namespace {

/// Strokes that fit into a mask, and more than a number written by hand has.
constexpr std::size_t most_strokes = 60;
/// How many partial groupings are kept at each stroke.
constexpr std::size_t beam = 64;
/// What one unit of geometry's log-odds is worth in units of the network's log-confidence.
constexpr double geometry_weight = 0.3;
/// Confidences below this are all the same: no digit.
constexpr double least_confidence = 1e-4;
/// Among the validation's signs that the network takes for no digits, digits had at least this
/// confidence in 15 of 25 cases, and other signs in 160 of 2,900.
constexpr double doubtful = 0.1;

using Mask = std::uint64_t;

struct Candidate {
  Mask strokes = 0;
  ReadDigit digit;
  double score = 0;
};

ReadDigit read_strokes(const Recogniser& recogniser, const ink::Drawing& drawing,
                       std::vector<int> strokes) {
  ink::Drawing part;
  for (const int stroke : strokes) part.push_back(drawing[static_cast<std::size_t>(stroke)]);
  const ink::Box box = ink::bounding_box(part).value_or(ink::Box{});
  return {std::move(strokes), box, recogniser.read(part)};
}

/// The places of the candidates that together have each stroke exactly once with the highest score.
/// Every stroke is in some candidate alone with strokes it cannot leave, so there is a solution.
std::vector<std::size_t> best_partition(const std::vector<Candidate>& candidates,
                                        std::size_t strokes) {
  struct Partial {
    double score = 0;
    std::vector<std::size_t> chosen;
  };
  // Partial groupings by the first stroke that they still lack.
  std::vector<std::unordered_map<Mask, Partial>> waiting(strokes + 1);
  waiting[0][0] = {};
  for (std::size_t stroke = 0; stroke < strokes; ++stroke) {
    std::vector<std::pair<Mask, Partial>> partials(waiting[stroke].begin(), waiting[stroke].end());
    std::sort(partials.begin(), partials.end(), [](const auto& a, const auto& b) {
      return std::pair(-a.second.score, a.first) < std::pair(-b.second.score, b.first);
    });
    if (partials.size() > beam) partials.resize(beam);
    for (const auto& [covered, partial] : partials) {
      for (std::size_t i = 0; i < candidates.size(); ++i) {
        const Mask mask = candidates[i].strokes;
        if (static_cast<std::size_t>(std::countr_zero(mask)) != stroke || (mask & covered) != 0) {
          continue;
        }
        const Mask together = covered | mask;
        const double score = partial.score + candidates[i].score;
        auto& place = waiting[static_cast<std::size_t>(std::countr_one(together))];
        const auto known = place.find(together);
        if (known != place.end() && known->second.score >= score) continue;
        Partial extended{score, partial.chosen};
        extended.chosen.push_back(i);
        place[together] = std::move(extended);
      }
    }
    waiting[stroke].clear();
  }
  return waiting[strokes].begin()->second.chosen;
}

std::vector<ReadDigit> read_digits(const Recogniser& recogniser, const ink::Drawing& drawing,
                                   const std::vector<int>& visible) {
  ink::Drawing strokes;
  for (const int stroke : visible) strokes.push_back(drawing[static_cast<std::size_t>(stroke)]);
  std::vector<Candidate> candidates;
  for (const ink::Group& group : ink::possible_groups(ink::Layout(strokes))) {
    Candidate candidate;
    std::vector<int> members;
    for (const std::size_t stroke : group.strokes) {
      candidate.strokes |= Mask{1} << stroke;
      members.push_back(visible[stroke]);
    }
    candidate.digit = read_strokes(recogniser, drawing, std::move(members));
    const Answer& answer = candidate.digit.answer;
    candidate.score =
        geometry_weight * group.together + std::log(std::max(answer.confidence, least_confidence));
    candidates.push_back(std::move(candidate));
  }
  std::vector<ReadDigit> digits;
  for (const std::size_t i : best_partition(candidates, strokes.size())) {
    digits.push_back(std::move(candidates[i].digit));
  }
  std::sort(digits.begin(), digits.end(), [](const ReadDigit& a, const ReadDigit& b) {
    return a.box.left / 2 + a.box.right / 2 < b.box.left / 2 + b.box.right / 2;
  });
  return digits;
}

bool readable(const ReadDigit& digit) {
  return digit.answer.state == State::digit || digit.answer.state == State::unsure;
}

/// Beside digits a sign is more likely a digit than alone: where at least half of the signs are
/// digits, doubtful ones become unsure. Returns whether more than half can then be read.
bool trust_neighbours(std::vector<ReadDigit>& digits) {
  auto read = static_cast<std::size_t>(std::count_if(digits.begin(), digits.end(), readable));
  if (2 * read < digits.size()) return false;
  for (ReadDigit& digit : digits) {
    if (readable(digit) || digit.answer.confidence < doubtful) continue;
    digit.answer.state = State::unsure;
    ++read;
  }
  return 2 * read > digits.size();
}

}  // namespace

Reading Recogniser::read_number(const ink::Drawing& drawing) const {
  std::vector<int> visible;
  for (std::size_t i = 0; i < drawing.size(); ++i) {
    if (std::any_of(drawing[i].begin(), drawing[i].end(), ink::finite)) {
      visible.push_back(static_cast<int>(i));
    }
  }
  Reading reading;
  if (visible.empty()) return reading;
  if (visible.size() > most_strokes) {
    reading.digits.push_back(read_strokes(*this, drawing, visible));
  } else {
    reading.digits = read_digits(*this, drawing, visible);
  }

  if (reading.digits.size() == 1) {
    reading.state = reading.digits[0].answer.state;
  } else {
    reading.state = trust_neighbours(reading.digits) ? State::number : State::not_a_digit;
  }
  reading.confidence = 1;
  for (const ReadDigit& digit : reading.digits) {
    reading.text += readable(digit) ? std::to_string(digit.answer.label) : "?";
    reading.confidence *= digit.answer.confidence;
  }
  return reading;
}

}  // namespace scrawl
