#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <type_traits>
#include <utility>

#include "core/nn/tensor.hpp"

/// Vector registers for kernels that cannot be written as Eigen expressions. Eigen's packets are as
/// wide as the target's registers (512 bits with AVX-512, 128 in WebAssembly, single numbers
/// without vectors), so one source serves all targets.
namespace scrawl::nn {

template <class T>
using Packet = typename Eigen::internal::packet_traits<T>::type;

template <class T>
constexpr Index packet_size = Eigen::internal::unpacket_traits<Packet<T>>::size;

constexpr int packet_registers = EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS;

/// `count` rounded up to whole packets.
template <class T>
constexpr Index whole_packets(Index count) {
  return (count + packet_size<T> - 1) / packet_size<T> * packet_size<T>;
}

/// Calls `body(0)` ... `body(count - 1)` with compile-time constants. Packets in an array stay in
/// registers only if no loop over them is left at run time.
template <int count, class Body>
EIGEN_STRONG_INLINE void unrolled(Body body) {
  [&]<int... i>(std::integer_sequence<int, i...>) {
    (body(std::integral_constant<int, i>{}), ...);
  }
  (std::make_integer_sequence<int, count>{});
}

constexpr int max_packets = 3;  ///< packets of channels in one block of sums

/// How many sums of `packets` packets each fit the registers.
constexpr int sums_in_block(int packets) {
  return packet_registers >= 32 ? (packets == 1   ? 12
                                   : packets == 2 ? 10
                                                  : 8)
                                : (packets == 1   ? 8
                                   : packets == 2 ? 5
                                                  : 4);
}

/// Splits `channels` evenly into blocks of at most `max_packets` packets and calls
/// `block(constant number of packets, first channel, channels in the block)` for each, the last
/// block first.
template <class T, class Block>
void for_each_channel_block(Index channels, Block block) {
  const Index all = whole_packets<T>(channels) / packet_size<T>;
  const Index blocks = (all + max_packets - 1) / max_packets;
  Index end = all;
  for (Index i = blocks; i > 0; --i) {
    const Index packets = (end + i - 1) / i;
    end -= packets;
    const Index first = end * packet_size<T>;
    const Index count = std::min(packets * packet_size<T>, channels - first);
    if (packets == 1) block(std::integral_constant<int, 1>{}, first, count);
    if (packets == 2) block(std::integral_constant<int, 2>{}, first, count);
    if (packets == 3) block(std::integral_constant<int, 3>{}, first, count);
  }
}

}  // namespace scrawl::nn
