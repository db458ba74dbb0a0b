#include "core/nn/layer.hpp"

namespace scrawl::nn {

Index ParameterSpec::size() const {
  Index product = 1;
  for (const Index extent : shape) product *= extent;
  return product;
}

template <class T>
void Layer<T>::forward(const Weights& weights, ConstBatch<T> input, Batch<T> output, Tape<T>&,
                       Random&, Scratch<T>& scratch) const {
  infer(weights, input, output, scratch);
}

template <class T>
void Layer<T>::update_statistics(const Gradients&, const Tape<T>&) const {}

template class Layer<float>;
template class Layer<double>;

}  // namespace scrawl::nn
