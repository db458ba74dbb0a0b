#include "core/evaluation/tally.hpp"

#include <algorithm>
#include <cmath>

namespace scrawl::evaluation {

double fraction(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

void Tally::add(const Outcome& outcome) {
  Group& group = outcome.is_digit() ? digits : non_digits;
  ++group.count;
  group.rejected += outcome.rejected() ? 1 : 0;
  group.unsure += outcome.unsure() ? 1 : 0;
  if (!outcome.is_digit()) return;
  const auto truth = static_cast<std::size_t>(outcome.truth);
  constexpr double clip = 1e-7;  // so that one sample cannot make the mean infinite
  loss_sum -= std::log(std::max(outcome.probabilities[truth], clip));
  ++counts[truth];
  right += outcome.right() ? 1 : 0;
  surely_wrong += outcome.sure() && !outcome.right() ? 1 : 0;
  if (outcome.label >= 0) ++confusion[truth][static_cast<std::size_t>(outcome.label)];
}

double Tally::loss() const {
  return digits.count == 0 ? 0 : loss_sum / static_cast<double>(digits.count);
}

std::size_t Tally::read_as_digit() const {
  return non_digits.count - non_digits.rejected - non_digits.unsure;
}

double Tally::recall(std::size_t digit) const {
  return fraction(confusion[digit][digit], counts[digit]);
}

double Tally::precision(std::size_t digit) const {
  std::size_t labelled = 0;
  for (const auto& row : confusion) labelled += row[digit];
  return fraction(confusion[digit][digit], labelled);
}

Tally tally(std::span<const Outcome> outcomes) {
  Tally result;
  for (const Outcome& outcome : outcomes) result.add(outcome);
  return result;
}

std::map<int, Tally> tally_by_writer(std::span<const Outcome> outcomes,
                                     std::span<const int> writers) {
  std::map<int, Tally> tallies;
  for (std::size_t i = 0; i < writers.size(); ++i) {
    if (outcomes[i].is_digit()) tallies[writers[i]].add(outcomes[i]);
  }
  return tallies;
}

}  // namespace scrawl::evaluation
