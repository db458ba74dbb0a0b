#pragma once

#include <cstdint>
#include <vector>

#include "core/nn/kernels/conv2d.hpp"
#include "core/nn/kernels/quantised.hpp"

namespace scrawl::nn {

/// A convolution made ready for inference, one sample at a time, with what follows it: bias, ReLU
/// and 2 x 2 max pooling in the same pass, so that the image between them is never written.
class Int16Conv2d {
 public:
  /// The kernel [kernel_height, kernel_width, input.channels, output.channels] and the bias (or
  /// null) are copied.
  Int16Conv2d(const Conv2dGeometry& geometry, const float* kernel, const float* bias, bool relu,
              bool pool);

  Shape output_shape() const;
  /// 16-bit values that `run` needs in `image`.
  Index memory() const;
  /// input [input.size()] -> output [output_shape().size()], which must have room for a block of
  /// channels more.
  void run(const float* input, float* output, std::int16_t* image) const;

 private:
  /// Whether any value of the block's windows is not 0.
  bool sees_something(const std::int16_t* image, std::size_t block) const;
  template <int vectors>
  void run_block(const std::int16_t* image, float factor, Index channel, float* output) const;

  Conv2dGeometry geometry_;
  bool relu_, pool_;
  Index pairs_;        ///< of taps in a row of the kernel, filled up with weights of 0
  Index rows_in_run_;  ///< of the kernel, that are added up in 32 bits at once
  /// Where each output value's windows begin in the image; a pooled one has four.
  std::vector<Index> offsets_;
  /// A block of channels after the other, in each [kernel_height][pairs_][channels][2].
  Int16s weights_;
  std::vector<float> scales_, bias_;  ///< filled up to whole vectors
};

}  // namespace scrawl::nn
