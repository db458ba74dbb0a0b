#pragma once

#include <cstdint>
#include <vector>

#include "core/nn/kernels/conv2d.hpp"
#include "core/nn/kernels/instruction_set.hpp"
#include "core/nn/kernels/quantised.hpp"

namespace scrawl::nn {

/// A convolution prepared for inference, one sample at a time, fused with the bias, ReLU and 2 x 2
/// max pooling after it, so that the images between them are never written. `run` has the
/// instructions of `Set`.
template <class Set>
class Int16Conv2d {
 public:
  /// The kernel [kernel_height, kernel_width, input.channels, output.channels] and the bias (or
  /// null) are copied.
  Int16Conv2d(const Conv2dGeometry& geometry, const float* kernel, const float* bias, bool relu,
              bool pool);

  Shape output_shape() const;
  /// How many 16-bit values `run` needs in `image`.
  Index memory() const;
  /// input [input.size()] -> output [output_shape().size()], which must have room for one more
  /// block of channels. `image` is working memory.
  void run(const float* input, float* output, std::int16_t* image) const;

 private:
  /// Whether any value of the block's windows is not 0.
  bool any_value(const std::int16_t* image, std::size_t block) const;
  template <int vectors>
  void run_block(const std::int16_t* image, float factor, Index channel, float* output) const;

  Conv2dGeometry geometry_;
  bool relu_, pool_;
  Index pairs_;        ///< pairs of taps in a row of the kernel, padded with weights of 0
  Index rows_in_run_;  ///< rows of the kernel whose products are added up in 32 bits
  /// Where the windows of each output value begin in the image: four for a pooled value, else one.
  std::vector<Index> offsets_;
  /// One block of channels after the other, each [kernel_height][pairs_][channels][2].
  Int16s weights_;
  std::vector<float> scales_, bias_;  ///< padded to whole vectors
};

}  // namespace scrawl::nn
