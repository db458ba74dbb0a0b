#include "core/nn/optimizer.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace scrawl::nn {

template <class T>
Adam<T>::Adam(const Network<T>& network, const AdamOptions& options) : options_(options) {
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.spec.role == Role::mean || slot.spec.role == Role::variance) continue;
    ranges_.push_back(
        {slot.offset, slot.offset + slot.spec.size(), slot.spec.role == Role::kernel});
  }
  state_.first_moment.resize(network.weights().size());
  state_.second_moment.resize(network.weights().size());
}

template <class T>
void Adam<T>::step(std::span<T> weights, std::span<const T> gradient, double learning_rate) {
  begin_step(learning_rate);
  update(weights, 0, gradient);
}

template <class T>
void Adam<T>::begin_step(double learning_rate) {
  const double t = static_cast<double>(++state_.steps);
  learning_rate_ = learning_rate;
  corrected_rate_ = learning_rate * std::sqrt(1 - std::pow(options_.beta2, t)) /
                    (1 - std::pow(options_.beta1, t));
}

template <class T>
void Adam<T>::update(std::span<T> weights, Index begin, std::span<const T> gradient) {
  const Index end = begin + std::ssize(gradient);
  assert(weights.size() == state_.first_moment.size() && end <= std::ssize(weights));
  using Values = Eigen::Map<Eigen::Array<T, Eigen::Dynamic, 1>>;
  using ConstValues = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, 1>>;
  const T first = static_cast<T>(1 - options_.beta1), second = static_cast<T>(1 - options_.beta2);
  const T epsilon = static_cast<T>(options_.epsilon);
  constexpr Index block = 2048;  // so that the three updates of a block share its cache lines
  for (const Range& range : ranges_) {
    const double decay = range.decayed ? options_.weight_decay * learning_rate_ : 0;
    const Index last = std::min(range.end, end);
    for (Index start = std::max(range.begin, begin); start < last; start += block) {
      const Index count = std::min(block, last - start);
      const ConstValues g(gradient.data() + (start - begin), count);
      Values m(state_.first_moment.data() + start, count);
      Values v(state_.second_moment.data() + start, count);
      Values w(weights.data() + start, count);
      m += (g - m) * first;
      v += (g.square() - v) * second;
      w = w * static_cast<T>(1 - decay) -
          m * static_cast<T>(corrected_rate_) / (v.sqrt() + epsilon);
    }
  }
}

template <class T>
void Adam<T>::restore(State state) {
  assert(state.first_moment.size() == state_.first_moment.size() &&
         state.second_moment.size() == state_.second_moment.size());
  state_ = std::move(state);
}

template class Adam<float>;
template class Adam<double>;

}  // namespace scrawl::nn
