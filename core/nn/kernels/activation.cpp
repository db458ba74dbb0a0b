#include "core/nn/kernels/activation.hpp"

#include <cmath>

namespace scrawl::nn {
namespace {

template <class T>
T logistic(T x) {
  const T e = std::exp(-std::abs(x));  // of a positive number it could be infinite
  return (x < 0 ? e : T(1)) / (1 + e);
}

/// What a layer computes of one value, and its slope there: given the input, if
/// `Activation::reads_input`, else the output.
template <class T, class Spec>
struct Function;

template <class T>
struct Function<T, EluSpec> {
  T alpha;
  explicit Function(const EluSpec& spec) : alpha(static_cast<T>(spec.alpha)) {}
  T value(T x) const { return x > 0 ? x : alpha * std::expm1(x); }
  T slope(T y) const { return y > 0 ? T(1) : y + alpha; }
};

template <class T>
struct Function<T, TanhSpec> {
  explicit Function(const TanhSpec&) {}
  T value(T x) const { return std::tanh(x); }
  T slope(T y) const { return 1 - y * y; }
};

template <class T>
struct Function<T, SigmoidSpec> {
  explicit Function(const SigmoidSpec&) {}
  T value(T x) const { return logistic(x); }
  T slope(T y) const { return y * (1 - y); }
};

template <class T>
struct Function<T, SwishSpec> {
  explicit Function(const SwishSpec&) {}
  T value(T x) const { return x * logistic(x); }
  T slope(T x) const {
    const T share = logistic(x);
    return share * (1 + x * (1 - share));
  }
};

/// x times the share of a normal distribution that lies below x (Hendrycks and Gimpel 2016), or
/// their approximation of that share by tanh.
template <class T>
struct Function<T, GeluSpec> {
  static constexpr T root_2_pi = T(0.7978845608028654);  // the square root of 2 / pi
  static constexpr T root_half = T(0.7071067811865476);
  static constexpr T cubic = T(0.044715);
  bool approximate;

  explicit Function(const GeluSpec& spec) : approximate(spec.approximate) {}
  T share(T x) const {
    if (approximate) return (1 + std::tanh(root_2_pi * (x + cubic * x * x * x))) / 2;
    return std::erfc(-x * root_half) / 2;
  }
  T value(T x) const { return x * share(x); }
  T slope(T x) const {
    const T below = share(x);
    if (!approximate) return below + x * std::exp(-x * x / 2) * root_2_pi / 2;
    return below + 2 * x * below * (1 - below) * root_2_pi * (1 + 3 * cubic * x * x);
  }
};

}  // namespace

template <class T, class Spec>
void Activation<T, Spec>::forward(const Spec& spec, ConstBatch<T> input, Batch<T> output) {
  const Function<T, Spec> function(spec);
  const T* in = input.data();
  T* out = output.data();
  for (Index i = 0; i < input.size(); ++i) out[i] = function.value(in[i]);
}

template <class T, class Spec>
void Activation<T, Spec>::backward(const Spec& spec, ConstBatch<T> values, ConstBatch<T> d_output,
                                   Batch<T> d_input) {
  const Function<T, Spec> function(spec);
  const T *at = values.data(), *d_out = d_output.data();
  T* d_in = d_input.data();
  for (Index i = 0; i < d_input.size(); ++i) d_in[i] = d_out[i] * function.slope(at[i]);
}

template struct Activation<float, EluSpec>;
template struct Activation<float, TanhSpec>;
template struct Activation<float, SigmoidSpec>;
template struct Activation<float, SwishSpec>;
template struct Activation<float, GeluSpec>;
template struct Activation<double, EluSpec>;
template struct Activation<double, TanhSpec>;
template struct Activation<double, SigmoidSpec>;
template struct Activation<double, SwishSpec>;
template struct Activation<double, GeluSpec>;

}  // namespace scrawl::nn
