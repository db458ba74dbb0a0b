#pragma once

#include <utility>

#include "core/nn/kernels/int16_lanes.hpp"
#include "core/nn/kernels/packets.hpp"

/// The block sizes of the 16-bit layers, shared by the code that packs their weights and the loops
/// that read them.
namespace scrawl::nn {

/// The sums of a block of `Set::windows` windows and these vectors of channels stay in registers
/// for a whole run of pairs; with larger blocks WebAssembly engines begin to spill registers.
constexpr Index vectors_in_block = 2;
/// Pairs in one iteration of the innermost loop. Rows are padded with weights of 0 to whole
/// iterations, which read up to `reach` values beyond the row.
constexpr Index pairs_in_step = 2;
constexpr Index reach = 2 * pairs_in_step - 1;
/// Pairs whose products are added up in 32 bits before the sums go on in floats.
constexpr Index longest_run = 96;

/// Vectors of outputs in one iteration of a dense layer's innermost loop.
constexpr Index vectors_in_dense = 2;

/// Splits the channels into blocks and calls `block(vectors, first channel)` for each, the last one
/// first.
template <class Set, class Block>
void for_each_block(Index channels, Block block) {
  constexpr Index block_size = vectors_in_block * Set::lanes;
  Index channel = (channels - 1) / block_size * block_size;
  if (channels - channel <= Set::lanes) {
    block(std::integral_constant<int, 1>{}, channel);
    channel -= block_size;
  }
  for (; channel >= 0; channel -= block_size) {
    block(std::integral_constant<int, vectors_in_block>{}, channel);
  }
}

}  // namespace scrawl::nn
