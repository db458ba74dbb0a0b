#include "core/nn/explain.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <utility>

namespace scrawl::nn {

template <class T>
std::vector<T> explain(const Network<T>& network, std::span<const T> input, Index label,
                       std::optional<Index> against) {
  const Index size = network.input_shape().size(), classes = network.classes();
  assert(static_cast<Index>(input.size()) == size && label >= 0 && label < classes);
  const ConstBatch<T> sample(input.data(), 1, size);
  Workspace<T> workspace;
  Random unused(0);
  network.forward(sample, workspace, unused);
  Matrix<T> d_logits = Matrix<T>::Zero(1, classes), d_input;
  d_logits(0, label) += 1;
  if (against) d_logits(0, *against) -= 1;
  std::vector<T> d_weights(network.weights().size());
  network.backward(sample, view(std::as_const(d_logits)), workspace, d_weights, &d_input);
  std::vector<T> contributions(input.size());
  std::transform(input.begin(), input.end(), d_input.data(), contributions.begin(),
                 std::multiplies<T>());
  return contributions;
}

template std::vector<float> explain<float>(const Network<float>&, std::span<const float>, Index,
                                           std::optional<Index>);
template std::vector<double> explain<double>(const Network<double>&, std::span<const double>, Index,
                                             std::optional<Index>);

}  // namespace scrawl::nn
