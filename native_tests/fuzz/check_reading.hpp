#pragma once

#include <algorithm>
#include <cmath>

#include "core/recogniser.hpp"
#include "native_tests/fuzz/fuzz.hpp"

namespace scrawl::fuzz {

inline bool is_probability(double value) {
  return value >= 0 && value <= 1 + 1e-6;
}

inline void check_answer(const Answer& answer) {
  require(is_probability(answer.confidence) && is_probability(answer.non_digit));
  require(answer.label >= -1 && answer.label <= 9 && answer.runner_up >= -1 &&
          answer.runner_up <= 9);
  require(answer.probabilities.empty() || answer.probabilities.size() == 10);
  double sum = answer.non_digit;
  for (const double probability : answer.probabilities) {
    require(is_probability(probability));
    sum += probability;
  }
  require(answer.probabilities.empty() || std::abs(sum - 1) < 1e-3);
  for (const float pixel : answer.picture.pixels) require(pixel >= 0 && pixel <= 1);
}

/// What holds for every reading: its text has a character a digit, boxes and probabilities are
/// numbers, and the alternatives are in order. `strokes` of the drawing, 0 for an image.
inline void check_reading(const Reading& reading, std::size_t strokes) {
  const auto breaks = std::count_if(reading.text.begin(), reading.text.end(),
                                    [](char c) { return c == ' ' || c == '\n'; });
  require(reading.text.size() - static_cast<std::size_t>(breaks) == reading.digits.size());
  require((reading.state == State::blank) == reading.digits.empty());
  require(is_probability(reading.confidence));
  for (const ReadDigit& digit : reading.digits) {
    check_answer(digit.answer);
    require(std::isfinite(digit.box.left) && std::isfinite(digit.box.top));
    require(digit.box.left <= digit.box.right && digit.box.top <= digit.box.bottom);
    for (const int stroke : digit.strokes) {
      require(stroke >= 0 && static_cast<std::size_t>(stroke) < strokes);
    }
    require(std::is_sorted(digit.strokes.begin(), digit.strokes.end()));
  }
  require(reading.alternatives.size() <= 4);
  double before = 1 + 1e-6;
  for (const Alternative& alternative : reading.alternatives) {
    require(alternative.probability >= 0 && alternative.probability <= before);
    before = alternative.probability;
  }
}

}  // namespace scrawl::fuzz
