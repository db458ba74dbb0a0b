#pragma once

#include "core/nn/kernels/average_pool2d.hpp"
#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"
#include "core/nn/layers/windows.hpp"

namespace scrawl::nn {

/// Output sizes below 1 mean that the window does not fit.
inline AveragePool2dGeometry average_pool2d_geometry(const AveragePool2dSpec& spec, Shape input) {
  const Windows windows = windows_of(spec, input);
  return {.input = input,
          .output = {windows.vertical.count, windows.horizontal.count, input.channels},
          .pool_height = spec.pool_height,
          .pool_width = spec.pool_width,
          .stride_height = spec.stride_height,
          .stride_width = spec.stride_width,
          .pad_top = windows.vertical.pad,
          .pad_left = windows.horizontal.pad,
          .count_padding = spec.count_padding};
}

template <class T>
class AveragePool2dLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;

  AveragePool2dLayer(const AveragePool2dSpec& spec, Shape input)
      : Layer<T>(input), geometry_(average_pool2d_geometry(spec, input)) {}

  Shape output_shape() const override { return geometry_.output; }
  std::string_view type() const override { return AveragePool2dSpec::type; }

  typename Layer<T>::Reads backward_reads() const override { return {false, false}; }
  void infer(const Weights&, ConstBatch<T> input, Batch<T> output, Scratch<T>&) const override {
    average_pool2d_forward<T>(geometry_, input, output);
  }
  void backward(const Weights&, ConstBatch<T>, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>&, Batch<T> d_input, const Gradients&, Scratch<T>&) const override {
    if (d_input.data()) average_pool2d_backward<T>(geometry_, d_output, d_input);
  }

 private:
  AveragePool2dGeometry geometry_;
};

}  // namespace scrawl::nn
