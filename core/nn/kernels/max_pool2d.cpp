#include "core/nn/kernels/max_pool2d.hpp"

#include <algorithm>

#include "core/nn/kernels/packets.hpp"

namespace scrawl::nn {
namespace {

/// Calls `pixel(window, place)` for each output pixel of one sample: where its window begins in the
/// sample, and where its channels begin in the output.
template <class Pixel>
void for_each_window(const MaxPool2dGeometry& g, Pixel pixel) {
  const Index channels = g.input.channels;
  Index place = 0;
  for (Index y = 0; y < g.output.height; ++y) {
    for (Index x = 0; x < g.output.width; ++x, place += channels) {
      pixel((y * g.stride_height * g.input.width + x * g.stride_width) * channels, place);
    }
  }
}

/// Calls `value(offset)` for each pixel of a window, `offset` counted from the window's beginning.
template <class Value>
void for_each_in_window(const MaxPool2dGeometry& g, Value value) {
  for (Index y = 0; y < g.pool_height; ++y) {
    for (Index x = 0; x < g.pool_width; ++x) value((y * g.input.width + x) * g.input.channels);
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

template <class T>
void give_to_first(const MaxPool2dGeometry& g, const T* window, T best, T gradient, T* d_window) {
  for_each_in_window(g, [&](Index i) {
    if (window[i] != best) return;
    d_window[i] += gradient;
    gradient = 0;
  });
}

template <class T>
void give_packet_to_first(const MaxPool2dGeometry& g, const T* window, Packet<T> best,
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
    for_each_window(g, [&](Index window, Index place) {
      if (channels < size) {
        for (Index c = 0; c < channels; ++c) out[place + c] = largest(g, in + window + c);
        return;
      }
      // The last packet reaches back to end with the last channel; doing some twice does no harm.
      for (Index c = 0; c < channels; c += size) {
        const Index from = std::min(c, channels - size);
        Eigen::internal::pstoreu(out + place + from, largest_packet(g, in + window + from));
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
    for_each_window(g, [&](Index window, Index place) {
      Index c = 0;
      for (; c + size <= channels; c += size) {
        give_packet_to_first<T>(g, in + window + c, ploadu<Packet<T>>(out + place + c),
                                ploadu<Packet<T>>(d_out + place + c), d_in + window + c);
      }
      if (c < channels && channels >= size) {
        // One more packet that ends with the last channel, without the gradients given already.
        T rest[size] = {};
        std::copy(d_out + place + c, d_out + place + channels, rest + size - (channels - c));
        c = channels - size;
        give_packet_to_first<T>(g, in + window + c, ploadu<Packet<T>>(out + place + c),
                                ploadu<Packet<T>>(rest), d_in + window + c);
        return;
      }
      for (; c < channels; ++c) {
        give_to_first(g, in + window + c, out[place + c], d_out[place + c], d_in + window + c);
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
