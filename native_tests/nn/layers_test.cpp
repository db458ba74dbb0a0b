// The output of each layer, against values computed by hand.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>

#include "core/nn/layers/activation_layer.hpp"
#include "core/nn/layers/average_pool2d_layer.hpp"
#include "core/nn/layers/batch_norm_layer.hpp"
#include "core/nn/layers/dense_layer.hpp"
#include "core/nn/layers/depthwise_conv2d_layer.hpp"
#include "core/nn/layers/dilated_conv2d_layer.hpp"
#include "core/nn/layers/dropout_layer.hpp"
#include "core/nn/layers/global_average_pool_layer.hpp"
#include "core/nn/layers/leaky_relu_layer.hpp"
#include "core/nn/layers/max_pool2d_layer.hpp"
#include "core/nn/layers/padded_max_pool2d_layer.hpp"
#include "core/nn/layers/relu_layer.hpp"
#include "native_tests/nn/gradient_check.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using namespace scrawl::nn::testing;
using Catch::Matchers::WithinAbs;

namespace {

Matrix<double> infer(const Layer<double>& layer, const Layer<double>::Weights& weights,
                     const Matrix<double>& input) {
  Matrix<double> output(input.rows(), layer.output_shape().size());
  Scratch<double> scratch;
  layer.infer(weights, view(input), view(output), scratch);
  return output;
}

}  // namespace

TEST_CASE("dense multiplies and adds", "[dense]") {
  const DenseLayer<double> layer(DenseSpec{3}, {1, 1, 2});
  const double kernel[] = {1, 2, 3, 4, 5, 6}, bias[] = {10, 20, 30};
  Matrix<double> input(2, 2), expected(2, 3);
  input << 1, 2, 0, -1;
  expected << 1 + 8 + 10, 2 + 10 + 20, 3 + 12 + 30, 10 - 4, 20 - 5, 30 - 6;
  CHECK(infer(layer, {kernel, bias}, input) == expected);
  CHECK(infer(layer, {kernel, bias}, input.row(1)) == expected.row(1));
}

TEST_CASE("a depthwise convolution has kernels for each channel", "[depthwise_conv2d]") {
  const DepthwiseConv2dLayer<double> layer(
      DepthwiseConv2dSpec{.kernel_height = 1, .kernel_width = 2, .multiplier = 2}, {1, 3, 2});
  CHECK(layer.output_shape() == Shape{1, 2, 4});
  // Taps in order, of each those of channel 0 before those of channel 1.
  const double kernel[] = {1, 10, 100, 1000, 2, 20, 200, 2000}, bias[] = {0, 0, 0.5, 0};
  Matrix<double> input(1, 6), expected(1, 8);
  input << 1, 2, 3, 4, 5, 6;  // channel 0: 1 3 5, channel 1: 2 4 6
  expected << 7, 70, 1000.5, 10000, 13, 130, 1600.5, 16000;
  CHECK(infer(layer, {kernel, bias}, input) == expected);
}

TEST_CASE("a dilated convolution leaves gaps between its taps", "[conv2d]") {
  const Conv2dSpec spec{
      .filters = 1, .kernel_height = 1, .kernel_width = 3, .bias = false, .dilation_width = 2};
  const DilatedConv2dLayer<double> layer(spec, {1, 6, 1});
  const double kernel[] = {1, 10, 100};
  Matrix<double> input(1, 6), expected(1, 2);
  input << 1, 2, 3, 4, 5, 6;
  expected << 531, 642;
  CHECK(infer(layer, {kernel}, input) == expected);
}

TEST_CASE("max pooling takes the largest of each window and leaves the rest of the border out",
          "[max_pool2d]") {
  const MaxPool2dLayer<double> layer(MaxPool2dSpec{}, {3, 5, 2});
  CHECK(layer.output_shape() == Shape{1, 2, 2});
  Matrix<double> input(1, 30), expected(1, 4);
  // Channel 0 rises, channel 1 falls; row 2 and column 4 hold the extremes and must not count.
  for (Index i = 0; i < 15; ++i) {
    input(0, 2 * i) = double(i);
    input(0, 2 * i + 1) = double(-i);
  }
  input(0, 2 * 4 + 1) = 100;
  expected << 6, 0, 8, -2;
  CHECK(infer(layer, {}, input) == expected);

  Tape<double> tape;
  Random random(1);
  Scratch<double> scratch;
  Matrix<double> output(1, 4), d_input(1, 30);
  layer.forward({}, view(std::as_const(input)), view(output), tape, random, scratch);
  CHECK(output == expected);
  Matrix<double> d_output(1, 4), d_expected = Matrix<double>::Zero(1, 30);
  d_output << 1, 2, 3, 4;
  d_expected(0, 12) = 1;  // pixel 6, channel 0
  d_expected(0, 1) = 2;   // pixel 0, channel 1
  d_expected(0, 16) = 3;  // pixel 8, channel 0
  d_expected(0, 5) = 4;   // pixel 2, channel 1
  layer.backward({}, view(std::as_const(input)), view(std::as_const(output)),
                 view(std::as_const(d_output)), tape, view(d_input), {}, scratch);
  CHECK(d_input == d_expected);
}

TEST_CASE("of equal values in a window the first gets the whole gradient", "[max_pool2d]") {
  const MaxPool2dLayer<double> layer(MaxPool2dSpec{}, {2, 2, 1});
  const Matrix<double> input = Matrix<double>::Zero(1, 4);
  Matrix<double> output(1, 1), d_output(1, 1), d_input(1, 4), expected(1, 4);
  d_output << 5;
  expected << 5, 0, 0, 0;
  Tape<double> tape;
  Random random(1);
  Scratch<double> scratch;
  layer.forward({}, view(input), view(output), tape, random, scratch);
  layer.backward({}, view(input), view(std::as_const(output)), view(std::as_const(d_output)), tape,
                 view(d_input), {}, scratch);
  CHECK(d_input == expected);
}

TEST_CASE("relu keeps what is positive", "[relu]") {
  const ReluLayer<double> layer({1, 1, 4});
  Matrix<double> input(1, 4), expected(1, 4);
  input << -1, 0, 2.5, std::numeric_limits<double>::infinity();
  expected << 0, 0, 2.5, std::numeric_limits<double>::infinity();
  CHECK(infer(layer, {}, input) == expected);
}

TEST_CASE("leaky relu keeps a part of what is negative", "[leaky_relu]") {
  const LeakyReluLayer<double> layer(LeakyReluSpec{0.25}, {1, 1, 3});
  Matrix<double> input(1, 3), expected(1, 3);
  input << -2, 0, 2.5;
  expected << -0.5, 0, 2.5;
  CHECK(infer(layer, {}, input) == expected);
}

TEST_CASE("smooth activations are their formulas, also far from 0", "[activation]") {
  const double far = 1000;
  Matrix<double> input(1, 4), expected(1, 4);
  input << -far, -1, 0.5, far;
  const auto check = [&](const Layer<double>& layer) {
    const Matrix<double> output = infer(layer, {}, input);
    for (Index i = 0; i < 4; ++i) CHECK_THAT(output(0, i), WithinAbs(expected(0, i), 1e-12));
  };
  expected << -0.25, 0.25 * (std::exp(-1) - 1), 0.5, far;
  check(ActivationLayer<double, EluSpec>(EluSpec{0.25}, {1, 1, 4}));
  expected << -1, -0.761594155955765, 0.46211715726001, 1;
  check(ActivationLayer<double, TanhSpec>({}, {1, 1, 4}));
  expected << 0, 0.268941421369995, 0.622459331201855, 1;
  check(ActivationLayer<double, SigmoidSpec>({}, {1, 1, 4}));
  expected << 0, -0.268941421369995, 0.311229665600927, far;
  check(ActivationLayer<double, SwishSpec>({}, {1, 1, 4}));
  expected << 0, -0.158655253931457, 0.345731230637002, far;
  check(ActivationLayer<double, GeluSpec>({}, {1, 1, 4}));
  expected << 0, -0.158808009391723, 0.345714009825144, far;
  check(ActivationLayer<double, GeluSpec>(GeluSpec{true}, {1, 1, 4}));
}

TEST_CASE("average pooling leaves padding out of the mean unless it is to count",
          "[average_pool2d]") {
  AveragePool2dSpec spec{.padding = Padding::numbers, .pads = {1, 0, 0, 0}};
  Matrix<double> input(1, 6), expected(1, 2);
  input << 1, 2, 3, 4, 5, 6;  // 3 x 2; the last row is in no window
  const AveragePool2dLayer<double> layer(spec, {3, 2, 1});
  CHECK(layer.output_shape() == Shape{2, 1, 1});
  expected << 1.5, 4.5;
  CHECK(infer(layer, {}, input) == expected);
  spec.count_padding = true;
  expected << 0.75, 4.5;
  CHECK(infer(AveragePool2dLayer<double>(spec, {3, 2, 1}), {}, input) == expected);
}

TEST_CASE("max pooling never takes the padding, not even of negative values", "[max_pool2d]") {
  const MaxPool2dSpec spec{.padding = Padding::numbers, .pads = {1, 1, 0, 0}};
  const PaddedMaxPool2dLayer<double> layer(spec, {3, 3, 1});
  Matrix<double> input(1, 9), expected(1, 4);
  input << -1, -2, -3, -4, -5, -6, -7, -8, -9;
  expected << -1, -2, -4, -5;
  CHECK(infer(layer, {}, input) == expected);
}

TEST_CASE("global average pooling is each channel's mean", "[global_average_pool]") {
  const GlobalAveragePoolLayer<double> layer({2, 2, 2});
  Matrix<double> input(1, 8), expected(1, 2);
  input << 1, 10, 2, 20, 3, 30, 6, 60;
  expected << 3, 30;
  CHECK(infer(layer, {}, input) == expected);
}

TEST_CASE("dropout drops at its rate in training, keeps the mean, and does nothing in use",
          "[dropout]") {
  const DropoutLayer<double> layer(DropoutSpec{0.25}, {1, 1, 10'000});
  const Matrix<double> input = Matrix<double>::Ones(2, 10'000);
  CHECK(infer(layer, {}, input) == input);
  Matrix<double> output(2, 10'000), again(2, 10'000);
  Tape<double> tape;
  Scratch<double> scratch;
  Random random(3), same = random;
  layer.forward({}, view(input), view(output), tape, random, scratch);
  CHECK_THAT(output.mean(), WithinAbs(1, 0.02));
  CHECK(((output.array() == 0) || (output.array() == 1 / 0.75)).all());
  CHECK_THAT(double((output.array() == 0).count()) / 20'000, WithinAbs(0.25, 0.02));
  layer.forward({}, view(input), view(again), tape, same, scratch);
  CHECK(again == output);
  layer.forward({}, view(input), view(again), tape, same, scratch);
  CHECK(again != output);
}

TEST_CASE("batch norm uses the batch in training and its statistics in use", "[batch_norm2d]") {
  const BatchNorm2dLayer<double> layer(BatchNorm2dSpec{0.9, 1e-3}, {1, 2, 2});
  Matrix<double> input(2, 4), output(2, 4);
  input << 1, 5, 3, 5, 5, 5, 7, 5;  // channel 0: 1 3 5 7 (mean 4, variance 5), channel 1: all 5
  double scale[] = {2, 3}, bias[] = {10, 20}, mean[] = {1, 2}, variance[] = {4, 9};
  const Layer<double>::Weights weights{scale, bias, mean, variance};
  Tape<double> tape;
  Random random(1);
  Scratch<double> scratch;
  layer.forward(weights, view(std::as_const(input)), view(output), tape, random, scratch);
  CHECK_THAT(output(0, 0), WithinAbs(10 + 2 * -3 / std::sqrt(5.001), 1e-12));
  CHECK_THAT(output(1, 2), WithinAbs(10 + 2 * 3 / std::sqrt(5.001), 1e-12));
  CHECK_THAT(output(0, 1), WithinAbs(20, 1e-12));

  const Matrix<double> used = infer(layer, weights, input);
  CHECK_THAT(used(0, 0), WithinAbs(10, 1e-12));
  CHECK_THAT(used(0, 1), WithinAbs(20 + 3 * 3 / std::sqrt(9.001), 1e-12));

  SECTION("the statistics move by 1 - momentum") {
    layer.update_statistics({scale, bias, mean, variance}, tape);
    CHECK_THAT(mean[0], WithinAbs(0.9 * 1 + 0.1 * 4, 1e-12));
    CHECK_THAT(variance[0], WithinAbs(0.9 * 4 + 0.1 * 5, 1e-12));
    CHECK_THAT(variance[1], WithinAbs(0.9 * 9, 1e-12));
    CHECK(scale[0] == 2);
    CHECK(bias[0] == 10);
  }
}
