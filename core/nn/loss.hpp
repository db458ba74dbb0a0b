#pragma once

#include "core/nn/architecture.hpp"
#include "core/nn/tensor.hpp"

namespace scrawl::nn {

/// Logits [batch, classes] to probabilities of the same shape. The sigmoid head's rows do not sum
/// to one, as in the notebook.
template <class T>
void activate_head(Head head, ConstBatch<T> logits, Batch<T> probabilities);

/// Categorical cross-entropy against target distributions [batch, classes] (one-hot, smoothed,
/// mixed or a teacher's: rows sum to one). Returns the sum over the rows (not the mean), and writes
/// the gradient of `scale` times that sum with respect to the logits.
///
/// Softmax: the usual, from logits. Sigmoid: Keras 3's meaning of categorical cross-entropy over
/// ten sigmoids p: the outputs are divided by their sum, clipped to [1e-7, 1 - 1e-7], and -sum t
/// log q is taken; where the clip bites, no gradient flows.
template <class T>
double cross_entropy(Head head, ConstBatch<T> logits, ConstBatch<T> targets, T scale,
                     Batch<T> d_logits);

}  // namespace scrawl::nn
