#include "core/evaluation/number_tally.hpp"

#include <utility>

namespace scrawl::evaluation {

void NumberTally::add(std::string_view truth, const ReadNumber& number) {
  const std::string_view read = number.text;
  Length& length = lengths[truth.size()];
  ++count;
  ++length.count;
  for (const Alternative& one : number.alternatives) {
    evaluation::add(alternatives, one.probability, one.text == truth);
    among_alternatives += one.text == truth;
  }
  if (read == truth) {
    ++right;
    ++length.right;
  } else if (read.size() != truth.size()) {
    ++(read.size() > truth.size() ? too_long : too_short);
  } else {
    for (std::size_t i = 0; i < truth.size(); ++i) {
      if (truth[i] != read[i]) ++confusions[{truth[i], read[i]}];
    }
  }
}

std::vector<ReadNumber> read_numbers(const Model& model, std::span<const data::Sequence> sequences,
                                     ThreadPool& pool) {
  std::vector<ReadNumber> numbers(sequences.size());
  const auto workers = static_cast<std::size_t>(pool.size());
  pool.run([&](int worker) {
    const Recogniser recogniser(model);
    for (auto i = static_cast<std::size_t>(worker); i < numbers.size(); i += workers) {
      Reading reading = recogniser.read_number(sequences[i].strokes);
      numbers[i] = {std::move(reading.text), std::move(reading.alternatives)};
    }
  });
  return numbers;
}

}  // namespace scrawl::evaluation
