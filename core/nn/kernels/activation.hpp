#pragma once

#include "core/nn/layer_specs.hpp"
#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// A smooth activation: each value by itself, with the C library's functions and not with Eigen's,
/// whose last bits depend on where in memory a value lies.
template <class T, class Spec>
struct Activation {
  /// Whether the slope is computed from the input, because different inputs have one output.
  static constexpr bool reads_input =
      std::is_same_v<Spec, GeluSpec> || std::is_same_v<Spec, SwishSpec>;

  /// Overwrites `output`, of the same size as `input`.
  static void forward(const Spec& spec, ConstBatch<T> input, Batch<T> output);
  /// Overwrites `d_input`. `values` are the input of the forward pass if `reads_input`, else its
  /// output.
  static void backward(const Spec& spec, ConstBatch<T> values, ConstBatch<T> d_output,
                       Batch<T> d_input);
};

}  // namespace scrawl::nn
