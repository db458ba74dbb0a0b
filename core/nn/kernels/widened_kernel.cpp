#include "core/nn/kernels/widened_kernel.hpp"

#include <algorithm>

namespace scrawl::nn {
namespace {

/// Calls `work(offset in the kernel, offset in the widened one)` for each tap.
template <class Work>
void for_each_tap(const Dilation& d, Work work) {
  for (Index row = 0; row < d.height; ++row) {
    for (Index column = 0; column < d.width; ++column) {
      work((row * d.width + column) * d.values, d.widened_offset(row, column));
    }
  }
}

}  // namespace

template <class T>
std::vector<T> widened(const Dilation& dilation, const T* kernel) {
  std::vector<T> result(static_cast<std::size_t>(dilation.widened_size()));
  for_each_tap(dilation, [&](Index from, Index to) {
    std::copy_n(kernel + from, dilation.values, result.data() + to);
  });
  return result;
}

template <class T>
void add_narrowed(const Dilation& dilation, const std::vector<T>& d_widened, T* d_kernel) {
  for_each_tap(dilation, [&](Index to, Index from) {
    for (Index i = 0; i < dilation.values; ++i) {
      d_kernel[to + i] += d_widened[static_cast<std::size_t>(from + i)];
    }
  });
}

template std::vector<float> widened(const Dilation&, const float*);
template std::vector<double> widened(const Dilation&, const double*);
template void add_narrowed(const Dilation&, const std::vector<float>&, float*);
template void add_narrowed(const Dilation&, const std::vector<double>&, double*);

}  // namespace scrawl::nn
