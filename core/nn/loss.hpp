#pragma once

#include "core/nn/architecture.hpp"
#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// Logits [batch, classes] to probabilities of the same shape. With the sigmoid head, as in the
/// notebook, a row does not sum to one.
template <class T>
void activate_head(Head head, ConstBatch<T> logits, Batch<T> probabilities);

/// Categorical cross-entropy against target distributions [batch, classes] (one-hot, smoothed,
/// mixed or a teacher's: rows sum to one). Returns the sum over the rows (not the mean), and writes
/// the gradient of `scale` times that sum with respect to the logits.
///
/// Softmax: computed from the logits. Sigmoid: as Keras 3 computes categorical cross-entropy of
/// sigmoid outputs p: q = p / sum(p), clipped to [1e-7, 1 - 1e-7], and the loss is -sum(t log q).
/// Clipped values have no gradient.
template <class T>
double cross_entropy(Head head, ConstBatch<T> logits, ConstBatch<T> targets, T scale,
                     Batch<T> d_logits);

}  // namespace scrawl::nn
