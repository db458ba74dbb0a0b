#pragma once

#include "core/nn/kernels/conv2d.hpp"

/// The convolution straight from its formula, one multiplication at a time: the reference for the
/// fast one.
namespace scrawl::nn::testing {

/// Calls `term(output index, input index, kernel index)` for each product in one sample.
template <class Term>
void for_each_term(const Conv2dGeometry& g, Term term) {
  const Index channels = g.input.channels, filters = g.output.channels;
  for (Index y = 0; y < g.output.height; ++y)
    for (Index x = 0; x < g.output.width; ++x)
      for (Index ky = 0; ky < g.kernel_height; ++ky)
        for (Index kx = 0; kx < g.kernel_width; ++kx) {
          const Index row = y * g.stride_height - g.pad_top + ky;
          const Index column = x * g.stride_width - g.pad_left + kx;
          if (row < 0 || row >= g.input.height || column < 0 || column >= g.input.width) continue;
          for (Index c = 0; c < channels; ++c)
            for (Index f = 0; f < filters; ++f)
              term((y * g.output.width + x) * filters + f,
                   (row * g.input.width + column) * channels + c,
                   ((ky * g.kernel_width + kx) * channels + c) * filters + f);
        }
}

inline Matrix<double> naive_forward(const Conv2dGeometry& g, const Vector<double>& kernel,
                                    const Vector<double>& bias, const Matrix<double>& input) {
  Matrix<double> output(input.rows(), g.output.size());
  for (Index i = 0; i < input.rows(); ++i) {
    output.row(i) = bias.replicate(1, g.positions());
    for_each_term(
        g, [&](Index out, Index in, Index k) { output(i, out) += input(i, in) * kernel(k); });
  }
  return output;
}

struct NaiveGradients {
  Matrix<double> d_input;
  Vector<double> d_kernel, d_bias;
};

inline NaiveGradients naive_backward(const Conv2dGeometry& g, const Vector<double>& kernel,
                                     const Matrix<double>& input, const Matrix<double>& d_output) {
  const Index filters = g.output.channels;
  NaiveGradients gradients{Matrix<double>::Zero(input.rows(), input.cols()),
                           Vector<double>::Zero(kernel.size()), Vector<double>::Zero(filters)};
  for (Index i = 0; i < input.rows(); ++i) {
    for_each_term(g, [&](Index out, Index in, Index k) {
      gradients.d_kernel(k) += input(i, in) * d_output(i, out);
      gradients.d_input(i, in) += kernel(k) * d_output(i, out);
    });
    for (Index out = 0; out < g.output.size(); ++out)
      gradients.d_bias(out % filters) += d_output(i, out);
  }
  return gradients;
}

}  // namespace scrawl::nn::testing
