#pragma once

#include <utility>

#include "core/nn/kernels/int16_lanes.hpp"
#include "core/nn/kernels/packets.hpp"

/// How layers in 16-bit integers are cut, which their packed weights and their loops must agree on.
namespace scrawl::nn {

/// Sums for so many windows by so many vectors of channels stay in registers while a run of pairs
/// goes by; more, and engines for WebAssembly begin to spill. A pool's four windows are one block
/// or half of one.
constexpr Index windows_in_block = packet_registers >= 32 ? 8 : 4;
constexpr Index vectors_in_block = 2;
/// Pairs that the innermost loop does at once; rows are filled up with weights of 0, which see up
/// to `reach` values beyond.
constexpr Index pairs_in_step = 2;
constexpr Index reach = 2 * pairs_in_step - 1;
/// Pairs whose products are added up in 32 bits before the sums go on in floats.
constexpr Index longest_run = 96;

/// Vectors of outputs that a dense layer's innermost loop does at once.
constexpr Index vectors_in_dense = 2;

/// Calls `block(vectors, first channel)` for blocks that have all channels, the last one first.
template <class Block>
void for_each_block(Index channels, Block block) {
  constexpr Index wide = vectors_in_block * Int16Lanes::count;
  Index channel = (channels - 1) / wide * wide;
  if (channels - channel <= Int16Lanes::count) {
    block(std::integral_constant<int, 1>{}, channel);
    channel -= wide;
  }
  for (; channel >= 0; channel -= wide) {
    block(std::integral_constant<int, vectors_in_block>{}, channel);
  }
}

}  // namespace scrawl::nn
