// The results of a network must not depend on the alignment of its values in memory.

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <vector>

#include "core/nn/kernels/dense.hpp"
#include "core/nn/kernels/global_average_pool.hpp"
#include "core/nn/layers/conv2d_layer.hpp"
#include "native_tests/nn/gradient_check.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using namespace scrawl::nn::testing;

namespace {

/// Whether `work(to)` writes the same `size` values, bit for bit, at each of 16 offsets of `to`
/// within 64 bytes.
template <class Work>
bool same_everywhere(std::size_t size, Work work) {
  std::vector<float> first;
  for (std::size_t offset = 0; offset < 16; ++offset) {
    std::vector<float> memory(size + 16, 0);
    work(memory.data() + offset);
    const std::vector<float> result(memory.begin() + static_cast<std::ptrdiff_t>(offset),
                                    memory.begin() + static_cast<std::ptrdiff_t>(offset + size));
    if (first.empty()) first = result;
    if (result != first) return false;
  }
  return true;
}

Matrix<float> floats(Index rows, Index columns) {
  Random random(1);
  return random_matrix(rows, columns, random).cast<float>();
}

}  // namespace

TEST_CASE("a global average is the same wherever it is written", "[alignment]") {
  const Matrix<float> input = floats(1, 49 * 37);
  CHECK(same_everywhere(37, [&](float* output) {
    global_average_pool_forward<float>(view(input), {output, 1, 37});
  }));
}

TEST_CASE("gradients of biases are the same wherever they are written", "[alignment]") {
  const Matrix<float> input = floats(19, 5), d_output = floats(19, 37), kernel = floats(5, 37);
  std::vector<float> d_kernel(5 * 37);
  const Conv2dGeometry g =
      conv2d_geometry({.filters = 37, .kernel_height = 1, .kernel_width = 1}, {5, 1, 1});
  Scratch<float> scratch;
  CHECK(same_everywhere(37, [&](float* d_bias) {
    conv2d_backward<float>(g, kernel.data(), {input.data(), 3, 5}, {d_output.data(), 3, 5 * 37},
                           {nullptr, 0, 0}, d_kernel.data(), d_bias, scratch);
  }));
}
