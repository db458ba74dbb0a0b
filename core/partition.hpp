#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace scrawl {

/// Some of at most 64 pieces, one a bit.
using Mask = std::uint64_t;

/// What may be made of some pieces, and what speaks for it.
struct Option {
  Mask pieces = 0;
  double score = 0;
};

/// Options that together have each piece exactly once.
struct Partition {
  double score = 0;                  ///< theirs added up
  std::vector<std::size_t> options;  ///< their places
};

/// The partitions of 0 .. pieces - 1 with the highest scores, at most `most` and at least one, the
/// best first. There must be options that make one. At each piece only so many partial ones are
/// kept that the time stays bounded.
std::vector<Partition> best_partitions(std::span<const Option> options, std::size_t pieces,
                                       std::size_t most);

}  // namespace scrawl
