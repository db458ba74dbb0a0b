#include "core/nn/loss.hpp"

#include <cmath>

namespace scrawl::nn {
namespace {

/// log(sum(exp(values))), without overflow.
template <class Values>
double log_sum_exp(const Values& values) {
  const double largest = values.maxCoeff();
  return largest + std::log((values - largest).exp().sum());
}

/// log(1 / (1 + exp(-z))), without overflow.
double log_sigmoid(double z) {
  return z < 0 ? z - std::log1p(std::exp(z)) : -std::log1p(std::exp(-z));
}

}  // namespace

template <class T>
void activate_head(Head head, ConstBatch<T> logits, Batch<T> probabilities) {
  for (Index i = 0; i < logits.rows(); ++i) {
    const auto z = logits.row(i).template cast<double>().array();
    auto p = probabilities.row(i).array();
    if (head == Head::softmax) {
      const double largest = z.maxCoeff(), sum = (z - largest).exp().sum();
      p = ((z - largest).exp() / sum).template cast<T>();
    } else {
      p = (1 / (1 + (-z).exp())).template cast<T>();
    }
  }
}

template <class T>
double cross_entropy(Head head, ConstBatch<T> logits, ConstBatch<T> targets, T scale,
                     Batch<T> d_logits) {
  constexpr double clip = 1e-7;
  double sum = 0;
  for (Index i = 0; i < logits.rows(); ++i) {
    // Lazy expressions and d_logits instead of temporary arrays: a training step allocates nothing.
    const auto z = logits.row(i).template cast<double>().array();
    const auto t = targets.row(i).template cast<double>().array();
    auto d_z = d_logits.row(i).array();
    if (head == Head::softmax) {
      const auto log_q = z - log_sum_exp(z);
      sum -= (t * log_q).sum();
      d_z = ((log_q.exp() * t.sum() - t) * double(scale)).template cast<T>();
      continue;
    }
    // q = p / sum(p) is a softmax over log p, which stays finite when every sigmoid is near zero.
    d_z = z.unaryExpr(&log_sigmoid).template cast<T>();
    // A view of d_z, which holds log p first and then q.
    const auto q = d_z.template cast<double>();
    const double log_sum = log_sum_exp(q);
    d_z = (q - log_sum).exp().template cast<T>();
    sum -= (t * q.max(clip).min(1 - clip).log()).sum();
    const auto unclipped = (q > clip && q < 1 - clip).select(t, 0.0);
    const double unclipped_sum = unclipped.sum();
    d_z = ((q * unclipped_sum - unclipped) * double(scale) / (1 + z.exp())).template cast<T>();
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
