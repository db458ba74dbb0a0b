#include "core/nn/loss.hpp"

#include <cmath>

namespace scrawl::nn {
namespace {

using Row = Eigen::Array<double, 1, Eigen::Dynamic>;

/// log(softmax(values)), without overflow.
Row log_softmax(const Row& values) {
  const double largest = values.maxCoeff();
  return values - largest - std::log((values - largest).exp().sum());
}

/// log(1 / (1 + exp(-z))), without overflow.
double log_sigmoid(double z) {
  return z < 0 ? z - std::log1p(std::exp(z)) : -std::log1p(std::exp(-z));
}

}  // namespace

template <class T>
void activate_head(Head head, ConstBatch<T> logits, Batch<T> probabilities) {
  for (Index i = 0; i < logits.rows(); ++i) {
    const Row z = logits.row(i).template cast<double>();
    const Row p =
        head == Head::softmax ? Row(log_softmax(z).exp()) : Row(z.unaryExpr(&log_sigmoid).exp());
    probabilities.row(i) = p.template cast<T>();
  }
}

template <class T>
double cross_entropy(Head head, ConstBatch<T> logits, ConstBatch<T> targets, T scale,
                     Batch<T> d_logits) {
  constexpr double clip = 1e-7;
  double sum = 0;
  for (Index i = 0; i < logits.rows(); ++i) {
    const Row z = logits.row(i).template cast<double>();
    const Row t = targets.row(i).template cast<double>();
    if (head == Head::softmax) {
      const Row log_q = log_softmax(z);
      sum -= (t * log_q).sum();
      d_logits.row(i) = ((log_q.exp() * t.sum() - t) * double(scale)).template cast<T>();
      continue;
    }
    // q = p / sum(p) is a softmax over log p, which stays finite when every sigmoid is near zero.
    const Row log_p = z.unaryExpr(&log_sigmoid);
    const Row q = log_softmax(log_p).exp();
    sum -= (t * q.max(clip).min(1 - clip).log()).sum();
    const Row flowing = (q > clip && q < 1 - clip).select(t, 0.0);
    const Row d_log_p = q * flowing.sum() - flowing;
    d_logits.row(i) = ((1 - log_p.exp()) * d_log_p * double(scale)).template cast<T>();
  }
  return sum;
}

template void activate_head<float>(Head, ConstBatch<float>, Batch<float>);
template void activate_head<double>(Head, ConstBatch<double>, Batch<double>);
template double cross_entropy<float>(Head, ConstBatch<float>, ConstBatch<float>, float,
                                     Batch<float>);
template double cross_entropy<double>(Head, ConstBatch<double>, ConstBatch<double>, double,
                                      Batch<double>);

}  // namespace scrawl::nn
