#pragma once

#include <cstddef>
#include <cstdint>
#include <set>

#include "core/data/dataset.hpp"

namespace scrawl::training {

/// Which digits of a set are held out for validation, so that the network never learns from them.
struct HoldOut {
  double part = 0.2;           ///< at random, 0..1; 0 for none
  std::size_t last = 0;        ///< of pictures, this many at the end instead; 0 for the random part
  std::set<int> writers = {};  ///< of strokes, those to learn from; empty for all
  std::set<int> held_out_writers = {};  ///< of strokes, those held out instead of the random part
};

/// Splits the rows of a set. A single row is not held out at random. Throws `Error` when nothing is
/// left to learn from, and when a writer is on both sides.
data::Split hold_out(const data::Dataset& digits, const HoldOut& rule, std::uint64_t seed);

}  // namespace scrawl::training
