#pragma once

#include <algorithm>
#include <array>

#include "core/nn/kernels/packets.hpp"

/// Matrix products that read one factor value by value and the other packet by packet, so that
/// neither is copied into another layout first. The sums are kept in registers.
namespace scrawl::nn {

/// A matrix read value by value: (row, k) lies at data[row * row_stride + k * step].
template <class T>
struct Strided {
  const T* data;
  Index row_stride, step;
};

/// A matrix of packets: row k begins at data[k * row_stride], and is readable up to whole packets.
template <class T>
struct PacketRows {
  const T* data;
  Index row_stride;
};

/// c(row, column) += sum over k < depth of a(row, k) * b(k, column), for up to
/// `sums_in_block(packets)` rows and up to `packets` packets of columns. Nothing is written beyond
/// `columns`.
template <class T, int packets>
void add_product_block(Strided<T> a, Index rows, PacketRows<T> b, Index depth, T* c, Index c_stride,
                       Index columns) {
  using namespace Eigen::internal;
  constexpr int height = sums_in_block(packets);
  constexpr Index size = packet_size<T>;
  std::array<const T*, height> row;
  for (Index r = 0; r < height; ++r) {
    // An incomplete block repeats the last row; the sums of the repetitions are not stored.
    row[std::size_t(r)] = a.data + std::min(r, rows - 1) * a.row_stride;
  }
  Packet<T> sums[height][packets];
  unrolled<height>(
      [&](auto r) { unrolled<packets>([&](auto v) { sums[r][v] = pset1<Packet<T>>(T(0)); }); });
  const T* packet_row = b.data;
  for (Index k = 0; k < depth * a.step; k += a.step, packet_row += b.row_stride) {
    Packet<T> values[packets];
    unrolled<packets>([&](auto v) { values[v] = ploadu<Packet<T>>(packet_row + v * size); });
    unrolled<height>([&](auto r) {
      const Packet<T> factor = pset1<Packet<T>>(row[r][k]);
      unrolled<packets>([&](auto v) { sums[r][v] = pmadd(factor, values[v], sums[r][v]); });
    });
  }
  unrolled<height>([&](auto r) {
    if (r >= rows) return;
    unrolled<packets>([&](auto v) {
      T* to = c + r * c_stride + v * size;
      if (v * size + size <= columns) {
        pstoreu(to, padd(ploadu<Packet<T>>(to), sums[r][v]));
      } else {
        T last[size];
        pstoreu(last, sums[r][v]);
        for (Index i = 0; v * size + i < columns; ++i) to[i] += last[i];
      }
    });
  });
}

/// The same for any number of rows and columns.
template <class T>
void add_product(Strided<T> a, Index rows, PacketRows<T> b, Index columns, Index depth, T* c,
                 Index c_stride) {
  for_each_channel_block<T>(columns, [&](auto packets, Index first, Index count) {
    constexpr Index height = sums_in_block(packets);
    for (Index row = 0; row < rows; row += height) {
      add_product_block<T, packets>({a.data + row * a.row_stride, a.row_stride, a.step},
                                    std::min(height, rows - row), {b.data + first, b.row_stride},
                                    depth, c + row * c_stride + first, c_stride, count);
    }
  });
}

}  // namespace scrawl::nn
