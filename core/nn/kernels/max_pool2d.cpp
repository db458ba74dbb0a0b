#include "core/nn/kernels/max_pool2d.hpp"

#include <algorithm>

#include "core/nn/kernels/packets.hpp"

namespace scrawl::nn {
namespace {

/// Calls `work(window, pixel)` for each output pixel of one sample: the offset of its window in the
/// input, and the offset of its channels in the output.
template <class Work>
void for_each_window(const MaxPool2dGeometry& g, Work work) {
  const Index channels = g.input.channels;
  Index pixel = 0;
  for (Index y = 0; y < g.output.height; ++y) {
    for (Index x = 0; x < g.output.width; ++x, pixel += channels) {
      work((y * g.stride_height * g.input.width + x * g.stride_width) * channels, pixel);
    }
  }
}

/// Calls `work(offset)` for each pixel of a window, `offset` counted from the window's beginning.
template <class Work>
void for_each_in_window(const MaxPool2dGeometry& g, Work work) {
  for (Index y = 0; y < g.pool_height; ++y) {
    for (Index x = 0; x < g.pool_width; ++x) work((y * g.input.width + x) * g.input.channels);
  }
}

template <class T>
T largest(const MaxPool2dGeometry& g, const T* window) {
  T best = *window;
  for_each_in_window(g, [&](Index i) { best = window[i] > best ? window[i] : best; });
  return best;
}

template <class T>
Packet<T> largest_packet(const MaxPool2dGeometry& g, const T* window) {
  using namespace Eigen::internal;
  Packet<T> best = ploadu<Packet<T>>(window);
  for_each_in_window(g, [&](Index i) { best = pmax(best, ploadu<Packet<T>>(window + i)); });
  return best;
}

/// Adds the gradient of a maximum to the first value of the window that is equal to it.
template <class T>
void add_to_first(const MaxPool2dGeometry& g, const T* window, T best, T gradient, T* d_window) {
  for_each_in_window(g, [&](Index i) {
    if (window[i] != best) return;
    d_window[i] += gradient;
    gradient = 0;
  });
}

template <class T>
void add_packet_to_first(const MaxPool2dGeometry& g, const T* window, Packet<T> best,
                         Packet<T> gradient, T* d_window) {
  using namespace Eigen::internal;
  for_each_in_window(g, [&](Index i) {
    const Packet<T> mine = pand(pcmp_eq(ploadu<Packet<T>>(window + i), best), gradient);
    pstoreu(d_window + i, padd(ploadu<Packet<T>>(d_window + i), mine));
    gradient = psub(gradient, mine);
  });
}

}  // namespace

template <class T>
void max_pool2d_forward(const MaxPool2dGeometry& g, ConstBatch<T> input, Batch<T> output) {
  constexpr Index size = packet_size<T>;
  const Index channels = g.input.channels;
  for (Index sample = 0; sample < input.rows(); ++sample) {
    const T* in = input.row(sample).data();
    T* out = output.row(sample).data();
    for_each_window(g, [&](Index window, Index pixel) {
      if (channels < size) {
        for (Index c = 0; c < channels; ++c) out[pixel + c] = largest(g, in + window + c);
        return;
      }
      // The last packet ends with the last channel and may overlap the one before.
      for (Index c = 0; c < channels; c += size) {
        const Index from = std::min(c, channels - size);
        Eigen::internal::pstoreu(out + pixel + from, largest_packet(g, in + window + from));
      }
    });
  }
}

template <class T>
void max_pool2d_backward(const MaxPool2dGeometry& g, ConstBatch<T> input, ConstBatch<T> output,
                         ConstBatch<T> d_output, Batch<T> d_input) {
  using namespace Eigen::internal;
  constexpr Index size = packet_size<T>;
  const Index channels = g.input.channels;
  d_input.setZero();
  for (Index sample = 0; sample < d_output.rows(); ++sample) {
    const T *in = input.row(sample).data(), *out = output.row(sample).data();
    const T* d_out = d_output.row(sample).data();
    T* d_in = d_input.row(sample).data();
    for_each_window(g, [&](Index window, Index pixel) {
      Index c = 0;
      for (; c + size <= channels; c += size) {
        add_packet_to_first<T>(g, in + window + c, ploadu<Packet<T>>(out + pixel + c),
                               ploadu<Packet<T>>(d_out + pixel + c), d_in + window + c);
      }
      if (c < channels && channels >= size) {
        // One more packet, which ends with the last channel. It overlaps the one before, so the
        // gradients that were added already are set to zero.
        T rest[size] = {};
        std::copy(d_out + pixel + c, d_out + pixel + channels, rest + size - (channels - c));
        c = channels - size;
        add_packet_to_first<T>(g, in + window + c, ploadu<Packet<T>>(out + pixel + c),
                               ploadu<Packet<T>>(rest), d_in + window + c);
        return;
      }
      for (; c < channels; ++c) {
        add_to_first(g, in + window + c, out[pixel + c], d_out[pixel + c], d_in + window + c);
      }
    });
  }
}

template void max_pool2d_forward<float>(const MaxPool2dGeometry&, ConstBatch<float>, Batch<float>);
template void max_pool2d_forward<double>(const MaxPool2dGeometry&, ConstBatch<double>,
                                         Batch<double>);
template void max_pool2d_backward<float>(const MaxPool2dGeometry&, ConstBatch<float>,
                                         ConstBatch<float>, ConstBatch<float>, Batch<float>);
template void max_pool2d_backward<double>(const MaxPool2dGeometry&, ConstBatch<double>,
                                          ConstBatch<double>, ConstBatch<double>, Batch<double>);

}  // namespace scrawl::nn
