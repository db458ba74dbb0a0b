#include "core/evaluation/number_tally.hpp"

#include "core/recogniser.hpp"

namespace scrawl::evaluation {

void NumberTally::add(std::string_view truth, std::string_view read) {
  Length& length = lengths[truth.size()];
  ++count;
  ++length.count;
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

std::vector<std::string> read_numbers(const Model& model, std::span<const data::Sequence> sequences,
                                      ThreadPool& pool) {
  std::vector<std::string> texts(sequences.size());
  const auto workers = static_cast<std::size_t>(pool.size());
  pool.run([&](int worker) {
    const Recogniser recogniser(model);
    for (auto i = static_cast<std::size_t>(worker); i < texts.size(); i += workers) {
      texts[i] = recogniser.read_number(sequences[i].strokes).text;
    }
  });
  return texts;
}

}  // namespace scrawl::evaluation
