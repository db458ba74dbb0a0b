#include "core/nn/optimizer.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/nn/kernels/adam.hpp"

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
  AdamStep<T> step{.first = static_cast<T>(1 - options_.beta1),
                   .second = static_cast<T>(1 - options_.beta2),
                   .rate = static_cast<T>(corrected_rate_),
                   .epsilon = static_cast<T>(options_.epsilon)};
  for (const Range& range : ranges_) {
    const Index first = std::max(range.begin, begin), last = std::min(range.end, end);
    if (first >= last) continue;
    const double decay = range.decayed ? options_.weight_decay * learning_rate_ : 0;
    step.kept = static_cast<T>(1 - decay);
    adam_update(step, gradient.data() + (first - begin), state_.first_moment.data() + first,
                state_.second_moment.data() + first, weights.data() + first, last - first);
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
