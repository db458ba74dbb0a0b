#pragma once

#include "core/nn/kernels/conv2d.hpp"
#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

/// The geometry of a convolution over `input`. Output sizes below 1 mean that the kernel does not
/// fit.
Conv2dGeometry conv2d_geometry(const Conv2dSpec& spec, Shape input);

/// Those of a convolution with this kernel.
std::vector<ParameterSpec> conv2d_parameters(Index kernel_height, Index kernel_width,
                                             const Conv2dGeometry& geometry, bool bias);

template <class T>
class Conv2dLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;

  Conv2dLayer(const Conv2dSpec& spec, Shape input)
      : Layer<T>(input), geometry_(conv2d_geometry(spec, input)), bias_(spec.bias) {}

  Shape output_shape() const override { return geometry_.output; }
  std::string_view type() const override { return Conv2dSpec::type; }
  std::vector<ParameterSpec> parameters() const override {
    return conv2d_parameters(geometry_.kernel_height, geometry_.kernel_width, geometry_, bias_);
  }
  Index multiply_adds() const override { return geometry_.output.size() * geometry_.patch(); }

  typename Layer<T>::Reads backward_reads() const override { return {true, false}; }
  void infer(const Weights& weights, ConstBatch<T> input, Batch<T> output,
             Scratch<T>& scratch) const override {
    conv2d_forward<T>(geometry_, weights[0], weights[1], input, output, scratch);
  }
  void backward(const Weights& weights, ConstBatch<T> input, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>&, Batch<T> d_input, const Gradients& d_weights,
                Scratch<T>& scratch) const override {
    conv2d_backward<T>(geometry_, weights[0], input, d_output, d_input, d_weights[0], d_weights[1],
                       scratch);
  }

 private:
  Conv2dGeometry geometry_;
  bool bias_;
};

}  // namespace scrawl::nn
