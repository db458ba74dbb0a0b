#pragma once

#include "core/nn/kernels/global_average_pool.hpp"
#include "core/nn/layer.hpp"
#include "core/nn/layer_specs.hpp"

namespace scrawl::nn {

template <class T>
class GlobalAveragePoolLayer final : public Layer<T> {
 public:
  using typename Layer<T>::Weights, typename Layer<T>::Gradients;
  using Layer<T>::Layer;

  Shape output_shape() const override { return {1, 1, this->input_shape().channels}; }
  std::string_view type() const override { return GlobalAveragePoolSpec::type; }

  typename Layer<T>::Reads backward_reads() const override { return {false, false}; }
  void infer(const Weights&, ConstBatch<T> input, Batch<T> output, Scratch<T>&) const override {
    global_average_pool_forward<T>(input, output);
  }
  void backward(const Weights&, ConstBatch<T>, ConstBatch<T>, ConstBatch<T> d_output,
                const Tape<T>&, Batch<T> d_input, const Gradients&, Scratch<T>&) const override {
    if (d_input.data()) global_average_pool_backward<T>(d_output, d_input);
  }
};

}  // namespace scrawl::nn
