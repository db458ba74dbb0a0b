#pragma once

#include <cstddef>
#include <vector>

#include "core/data/dataset.hpp"

namespace scrawl::data {

/// Descriptive statistics of a set of pictures. Rows are counted from 0.
struct Statistics {
  struct Duplicate {
    std::size_t row, first;  ///< the row, and the first one with the same pixels
  };
  std::vector<std::size_t> classes;  ///< how often each label occurs, from 0; empty without labels
  int lowest = 0, highest = 0;       ///< of all pixels, 0..255
  double mean = 0;                   ///< of all pixels, 0..255
  double inked = 0;                  ///< fraction of pixels above 0
  std::vector<std::size_t> empty;    ///< rows whose pixels all have the same value
  std::vector<Duplicate> duplicates;
  /// The number of duplicates with another label than the first one.
  std::size_t contradictions = 0;
};

/// `images` must not be empty.
Statistics describe(const Images& images);

}  // namespace scrawl::data
