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

  /// 16-bit values that `run` needs in `image`.
  Index memory() const { return 2 * pairs_; }
  /// input [in] -> output [out], where there must be room for whole vectors.
  void run(const float* input, float* output, std::int16_t* image) const;

 private:
  Index in_, out_;
  bool relu_;
  Index pairs_;                       ///< of inputs
  Int16s weights_;                    ///< [pairs_][out, up to whole vectors][2]
  std::vector<float> scales_, bias_;  ///< [out]
};

}  // namespace scrawl::nn
