#pragma once

#include <cstdint>
#include <vector>

#include "core/nn/kernels/instruction_set.hpp"
#include "core/nn/kernels/quantised.hpp"

namespace scrawl::nn {

/// A dense layer prepared for inference, one sample at a time, fused with the ReLU after it. Its
/// time is spent reading weights, so they are stored in 16 bits, and those of zero inputs (most,
/// after a ReLU) are not read. `run` has the instructions of `Set`.
template <class Set>
class Int16Dense {
 public:
  /// The kernel [in, out] and the bias [out] are copied.
  Int16Dense(Index in, Index out, const float* kernel, const float* bias, bool relu);

  /// input [in] -> output [out], which must have room for whole groups of vectors.
  void run(const float* input, float* output) const;

 private:
  Index in_, out_;
  bool relu_;
  Index pairs_;                       ///< pairs of inputs
  Index columns_;                     ///< outputs, padded to whole groups of vectors
  Int16s weights_;                    ///< [pairs_][columns_][2]
  std::vector<float> scales_, bias_;  ///< [out]
};

}  // namespace scrawl::nn
