#pragma once

#include "core/nn/kernels/depthwise_conv2d.hpp"
#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"
#include "core/nn/layers/windows.hpp"

namespace scrawl::nn {

/// Output sizes below 1 mean that the kernel does not fit.
inline DepthwiseConv2dGeometry depthwise_conv2d_geometry(const DepthwiseConv2dSpec& spec,
                                                         Shape input) {
  const auto [rows, columns] = windows_of(spec, input);
  return {.input = input,
          .output = {rows.count, columns.count, input.channels * spec.multiplier},
          .kernel_height = spec.kernel_height,
          .kernel_width = spec.kernel_width,
          .stride_height = spec.stride_height,
          .stride_width = spec.stride_width,
          .dilation_height = spec.dilation_height,
          .dilation_width = spec.dilation_width,
          .pad_top = rows.pad,
          .pad_left = columns.pad,
          .multiplier = spec.multiplier};
}

template <class T>
class DepthwiseConv2dLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;

  DepthwiseConv2dLayer(const DepthwiseConv2dSpec& spec, Shape input)
      : Layer<T>(input), geometry_(depthwise_conv2d_geometry(spec, input)), bias_(spec.bias) {}

  Shape output_shape() const override { return geometry_.output; }
  std::string_view type() const override { return DepthwiseConv2dSpec::type; }
  std::vector<ParameterSpec> parameters() const override {
    const auto& g = geometry_;
    std::vector<ParameterSpec> specs{
        {"kernel",
         {g.kernel_height, g.kernel_width, g.input.channels, g.multiplier},
         Role::kernel,
         taps(),
         taps() * g.multiplier,
         g.output.channels}};
    if (bias_) specs.push_back({"bias", {g.output.channels}, Role::bias});
    return specs;
  }
  Index multiply_adds() const override { return geometry_.output.size() * taps(); }

  typename Layer<T>::Reads backward_reads() const override { return {true, false}; }
  void infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
             Scratch<T>&) const override {
    depthwise_conv2d_forward<T>(geometry_, weights[0], weights[1], input, output);
  }
  void backward(const Weights& weights, ConstBatch<T> input, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>&, Batch<T> d_input, const Gradients& d_weights,
                Scratch<T>&) const override {
    depthwise_conv2d_backward<T>(geometry_, weights[0], input, d_output, d_input, d_weights[0],
                                 d_weights[1]);
  }

 private:
  Index taps() const { return geometry_.kernel_height * geometry_.kernel_width; }

  DepthwiseConv2dGeometry geometry_;
  bool bias_;
};

}  // namespace scrawl::nn
