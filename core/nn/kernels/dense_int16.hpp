#pragma once

#include <cstdint>
#include <vector>

#include "core/nn/kernels/quantised.hpp"

namespace scrawl::nn {

/// A dense layer made ready for inference, one sample at a time, with the ReLU after it. What it
/// costs is the reading of its weights, so they are stored in 16 bits, and those that a zero would
/// multiply (most, after a ReLU) are not read.
class Int16Dense {
 public:
  /// The kernel [in, out] and the bias [out] are copied.
  Int16Dense(Index in, Index out, const float* kernel, const float* bias, bool relu);

  /// input [in] -> output [out], where there must be room for whole groups of vectors.
  void run(const float* input, float* output) const;

 private:
  Index in_, out_;
  bool relu_;
  Index pairs_;                       ///< of inputs
  Index columns_;                     ///< outputs, filled up to what a kernel does at once
  Int16s weights_;                    ///< [pairs_][columns_][2]
  std::vector<float> scales_, bias_;  ///< [out]
};

}  // namespace scrawl::nn
