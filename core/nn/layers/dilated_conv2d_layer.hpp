#pragma once

#include "core/nn/kernels/conv2d.hpp"
#include "core/nn/kernels/widened_kernel.hpp"
#include "core/nn/layer.hpp"
#include "core/nn/layers/conv2d_layer.hpp"

namespace scrawl::nn {

inline Dilation dilation_of(const Conv2dSpec& spec, Shape input) {
  return {spec.kernel_height, spec.kernel_width, spec.dilation_height, spec.dilation_width,
          input.channels * spec.filters};
}

/// A convolution whose kernel has gaps: one with the widened kernel, which is made anew in each
/// pass. It is as much work as if the gaps were weights.
template <class T>
class DilatedConv2dLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;

  DilatedConv2dLayer(const Conv2dSpec& spec, Shape input)
      : Layer<T>(input),
        geometry_(conv2d_geometry(spec, input)),
        dilation_(dilation_of(spec, input)),
        bias_(spec.bias) {}

  Shape output_shape() const override { return geometry_.output; }
  std::string_view type() const override { return Conv2dSpec::type; }
  std::vector<ParameterSpec> parameters() const override {
    return conv2d_parameters(dilation_.height, dilation_.width, geometry_, bias_);
  }
  Index multiply_adds() const override { return geometry_.output.size() * geometry_.patch(); }

  typename Layer<T>::Reads backward_reads() const override { return {true, false}; }
  void infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
             Scratch<T>& scratch) const override {
    const std::vector<T> kernel = widened(dilation_, weights[0]);
    conv2d_forward<T>(geometry_, kernel.data(), weights[1], input, output, scratch);
  }
  void backward(const Weights& weights, ConstBatch<T> input, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>&, Batch<T> d_input, const Gradients& d_weights,
                Scratch<T>& scratch) const override {
    const std::vector<T> kernel = widened(dilation_, weights[0]);
    std::vector<T> d_kernel(kernel.size());
    conv2d_backward<T>(geometry_, kernel.data(), input, d_output, d_input, d_kernel.data(),
                       d_weights[1], scratch);
    add_narrowed(dilation_, d_kernel, d_weights[0]);
  }

 private:
  Conv2dGeometry geometry_;  ///< of the widened kernel
  Dilation dilation_;
  bool bias_;
};

}  // namespace scrawl::nn
