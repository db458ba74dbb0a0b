#include "core/nn/explain.hpp"

#include <cassert>
#include <utility>

namespace scrawl::nn {

template <class T>
std::vector<T> explain(const Network<T>& network, std::span<const T> input, Index label,
                       std::optional<Index> against, Index steps) {
  const Index size = network.input_shape().size(), classes = network.classes();
  assert(static_cast<Index>(input.size()) == size && label >= 0 && label < classes && steps > 0);
  const Eigen::Map<const Vector<T>> values(input.data(), size);
  // The integral along the straight path from zeros to the input, by the midpoint rule.
  Matrix<T> path(steps, size);
  for (Index step = 0; step < steps; ++step) {
    path.row(step) = values * (static_cast<T>(step) + T(0.5)) / static_cast<T>(steps);
  }
  Workspace<T> workspace;
  Random unused(0);
  network.forward(view(std::as_const(path)), workspace, unused);
  Matrix<T> d_logits = Matrix<T>::Zero(steps, classes), d_input;
  if (against) {
    d_logits.col(*against).array() -= 1;
  } else if (classes > 1) {
    d_logits.setConstant(T(-1) / static_cast<T>(classes - 1));
    d_logits.col(label).setZero();
  }
  d_logits.col(label).array() += 1;
  const auto discard = [](Index, std::span<const T>) {};  // the weights' gradients
  network.backward(view(std::as_const(path)), view(std::as_const(d_logits)), workspace, discard,
                   &d_input);
  std::vector<T> contributions(input.size());
  Eigen::Map<Vector<T>>(contributions.data(), size) = d_input.colwise().mean().cwiseProduct(values);
  return contributions;
}

template std::vector<float> explain<float>(const Network<float>&, std::span<const float>, Index,
                                           std::optional<Index>, Index);
template std::vector<double> explain<double>(const Network<double>&, std::span<const double>, Index,
                                             std::optional<Index>, Index);

}  // namespace scrawl::nn
