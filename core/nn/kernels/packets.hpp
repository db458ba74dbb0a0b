#pragma once

#include <Eigen/Core>
#include <utility>

#include "core/nn/tensor.hpp"

/// Vector registers for kernels that Eigen's expressions cannot say. Eigen's packets are what the
/// target has (512 bits with AVX-512, 128 in WebAssembly, single numbers without vectors), so the
/// kernels need no code of their own for each.
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

/// Calls `body(0)` ... `body(count - 1)`, each with its number as a constant: a loop over an array
/// of packets must vanish at compile time for them to stay in registers.
template <int count, class Body>
EIGEN_STRONG_INLINE void unrolled(Body body) {
  [&]<int... i>(std::integer_sequence<int, i...>) {
    (body(std::integral_constant<int, i>{}), ...);
  }
  (std::make_integer_sequence<int, count>{});
}

}  // namespace scrawl::nn
