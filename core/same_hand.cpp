#include "core/same_hand.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/line_text.hpp"
#include "core/nn/similar.hpp"

namespace scrawl {
namespace {

/// Digits of which the network is as sure as this show the hand; others are judged by them.
constexpr double sure = 0.97;
/// So many digits of a label show how the hand writes it. More of them say no more.
constexpr int most_of_label = 5;
/// What a difference of 1 between two similarities adds to the logarithm of the odds: fitted on pen
/// strokes, read by a network that had never seen such.
constexpr double evidence = 10;

std::size_t at(int label) {
  return static_cast<std::size_t>(label);
}

/// How one hand writes the labels of which a page has sure digits.
class Hand {
 public:
  Hand(std::span<const ReadDigit> digits, const nn::Network<float>& network) : samples_(network) {
    std::array<int, 10> count{};
    for (const ReadDigit& digit : digits) {
      const Answer& answer = digit.answer;
      if (digit.sign || answer.state != State::digit || answer.confidence < sure) continue;
      if (++count[at(answer.label)] > most_of_label) continue;
      const std::vector<float>& pixels = answer.picture.pixels;
      samples_.add({pixels.data(), 1, static_cast<nn::Index>(pixels.size())});
      labels_.push_back(answer.label);
    }
  }

  bool has(int label) const {
    return std::find(labels_.begin(), labels_.end(), label) != labels_.end();
  }

  /// How much more similar a picture is to a digit of one label than to any of another, -2 to 2.
  /// The hand must have both.
  double favours(const ink::Picture& picture, int label, int other) {
    const auto matches = samples_.nearest(picture.pixels, labels_.size());
    const auto best = [&](int wanted) {
      const auto match = std::find_if(matches.begin(), matches.end(), [&](const auto& one) {
        return labels_[static_cast<std::size_t>(one.sample)] == wanted;
      });
      return static_cast<double>(match->similarity);
    };
    return best(label) - best(other);
  }

 private:
  nn::SimilarSamples samples_;
  std::vector<int> labels_;
};

bool doubtful(const ReadDigit& digit) {
  return !digit.sign && readable(digit) && digit.answer.confidence < sure;
}

/// Parts what the two most probable labels have between them by the odds of the first.
void part(Answer& answer, double odds, double unsure_below) {
  std::vector<double>& probabilities = answer.probabilities;
  const std::size_t first = at(answer.label), second = at(answer.runner_up);
  const double both = probabilities[first] + probabilities[second];
  probabilities[first] = both * odds / (1 + odds);
  probabilities[second] = both - probabilities[first];
  if (probabilities[second] > probabilities[first]) answer.label = answer.runner_up;
  answer.confidence = std::exchange(probabilities[at(answer.label)], -1);
  // It may be a third one now.
  const auto runner_up = std::max_element(probabilities.begin(), probabilities.end());
  answer.runner_up = static_cast<int>(runner_up - probabilities.begin());
  probabilities[at(answer.label)] = answer.confidence;
  answer.state = answer.confidence < unsure_below ? State::unsure : State::digit;
}

}  // namespace

void judge_by_hand(std::span<ReadDigit> digits, const Model& model) {
  if (std::none_of(digits.begin(), digits.end(), doubtful)) return;
  Hand hand(digits, model.network);
  for (ReadDigit& digit : digits) {
    Answer& answer = digit.answer;
    if (!doubtful(digit) || !hand.has(answer.label) || !hand.has(answer.runner_up)) continue;
    const double before = answer.confidence / answer.probabilities[at(answer.runner_up)];
    const double favours = hand.favours(answer.picture, answer.label, answer.runner_up);
    if (std::isfinite(before)) {
      part(answer, before * std::exp(evidence * favours), model.calibration.unsure_below);
    }
  }
}

}  // namespace scrawl
