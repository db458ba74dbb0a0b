// The dense layer's own products against Eigen's, for sizes from less than a block to many parts.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <vector>

#include "core/nn/layers/dense_layer.hpp"
#include "native_tests/nn/gradient_check.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using namespace scrawl::nn::testing;

TEST_CASE("a dense layer in training is the product of matrices, and so are its gradients",
          "[dense]") {
  struct Size {
    Index batch, in, out;
  };
  const auto [batch, in, out] =
      GENERATE(Size{1, 1, 1}, Size{2, 39, 10}, Size{5, 241, 3}, Size{32, 500, 128},
               Size{33, 281, 21}, Size{17, 240, 64}, Size{3, 7, 100});
  CAPTURE(batch, in, out);
  Random random(7);
  const Matrix<double> input = random_matrix(batch, in, random);
  const Matrix<double> kernel = random_matrix(in, out, random);
  const Matrix<double> bias = random_matrix(1, out, random);
  const Matrix<double> d_output = random_matrix(batch, out, random);
  const DenseLayer<double> layer(DenseSpec{out}, {1, 1, in});
  const DenseLayer<double>::Weights weights{kernel.data(), bias.data()};
  // Arrays of the exact size, so that a sanitizer reports accesses beyond their ends.
  Matrix<double> output(batch, out), d_input(batch, in);
  Matrix<double> d_kernel = Matrix<double>::Zero(in, out), d_bias = Matrix<double>::Zero(1, out);
  Tape<double> tape;
  Scratch<double> scratch;
  layer.forward(weights, view(input), view(output), tape, random, scratch);
  layer.backward(weights, view(input), view(std::as_const(output)), view(d_output), tape,
                 view(d_input), {d_kernel.data(), d_bias.data()}, scratch);
  Matrix<double> expected = input * kernel;
  expected.rowwise() += bias.row(0);
  const auto difference = [](const Matrix<double>& a, const Matrix<double>& b) {
    return (a - b).cwiseAbs().maxCoeff();
  };
  CHECK(difference(output, expected) < 1e-11);
  CHECK(difference(d_kernel, input.transpose() * d_output) < 1e-11);
  CHECK(difference(d_input, d_output * kernel.transpose()) < 1e-11);
  CHECK(difference(d_bias, d_output.colwise().sum()) < 1e-11);
}
