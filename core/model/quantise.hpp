#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// Conversion of weights to f16 and int8, with the same bits in every build.
namespace scrawl {

/// IEEE 754 binary16, rounded to nearest, ties to even. Beyond 65504 it becomes infinite.
std::uint16_t half_from_float(float value);
float float_from_half(std::uint16_t half);

/// A kernel whose last dimension is the output channel: value i stands for
/// `values[i] * scales[i % scales.size()]`. Values lie in -127..127.
struct Int8Kernel {
  std::vector<std::int8_t> values;
  std::vector<float> scales;
};

/// Scales each channel so that its largest magnitude becomes `largest`, 1..127. All values must be
/// finite; the size of `kernel` is a multiple of `channels`.
Int8Kernel quantise_int8(std::span<const float> kernel, std::size_t channels, int largest = 127);
/// Overwrites `kernel`, which has the size of `values`, a multiple of that of `scales`.
void dequantise_int8(std::span<const std::int8_t> values, std::span<const float> scales,
                     std::span<float> kernel);

}  // namespace scrawl
