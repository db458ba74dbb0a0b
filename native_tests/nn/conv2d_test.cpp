#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/nn/layers/conv2d_layer.hpp"
#include "native_tests/nn/gradient_check.hpp"
#include "native_tests/nn/naive_conv2d.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using namespace scrawl::nn::testing;

namespace {

template <class T>
double largest_difference(const Matrix<T>& actual, const Matrix<double>& expected) {
  return (actual.template cast<double>() - expected).cwiseAbs().maxCoeff();
}

struct Case {
  Conv2dSpec spec;
  Shape input;
  Index batch;
};

const Case cases[] = {
    {{30, 3, 3, 1, 1, Padding::valid}, {28, 28, 1}, 5},
    {{12, 3, 3, 1, 1, Padding::same}, {28, 28, 1}, 3},
    {{20, 3, 3, 2, 2, Padding::same}, {28, 28, 12}, 2},
    {{28, 3, 3, 1, 1, Padding::same}, {14, 14, 20}, 3},
    {{48, 3, 3, 1, 1, Padding::same}, {7, 7, 32}, 9},
    {{5, 5, 4, 3, 2, Padding::same}, {11, 6, 3}, 2},
    {{1, 1, 1, 1, 1, Padding::valid}, {1, 1, 1}, 1},
    {{7, 1, 1, 1, 1, Padding::valid}, {6, 5, 9}, 4},
    {{3, 1, 1, 2, 2, Padding::same}, {5, 5, 4}, 2},
    {{17, 2, 3, 1, 2, Padding::valid}, {9, 13, 33}, 2},
    {{6, 7, 7, 1, 1, Padding::same}, {3, 2, 2}, 3},
    {{4, 3, 3, 1, 1, Padding::valid}, {40, 50, 1}, 70},
    {{3, 3, 2, 1, 1, Padding::numbers, true, {2, 1, 0, 1}}, {5, 4, 2}, 2},
    {{3, 2, 2, 1, 1, Padding::numbers, true, {3, 0, 1, 4}}, {4, 3, 2}, 2},
    {{2, 2, 3, 3, 2, Padding::numbers, true, {5, 4, 0, 7}}, {3, 4, 3}, 2},
    {{2, 2, 2, 1, 1, Padding::numbers, true, {0, 0, 5, 1}}, {3, 3, 1}, 3},
};

}  // namespace

TEST_CASE("a convolution gives what one computes by hand", "[conv2d]") {
  // 3 x 3 pixels, 2 x 2 kernel, bias 0.5: 1*1 + 2*2 + 4*3 + 5*4 + 0.5 = 37.5, ...
  const Conv2dGeometry geometry = conv2d_geometry({1, 2, 2}, {3, 3, 1});
  const double kernel[] = {1, 2, 3, 4}, bias[] = {0.5};
  Matrix<double> input(1, 9), output(1, 4), expected(1, 4);
  input << 1, 2, 3, 4, 5, 6, 7, 8, 9;
  expected << 37.5, 47.5, 67.5, 77.5;
  Scratch<double> scratch;
  conv2d_forward<double>(geometry, kernel, bias, view(std::as_const(input)), view(output), scratch);
  CHECK(output == expected);
  conv2d_forward<double>(geometry, kernel, nullptr, view(std::as_const(input)), view(output),
                         scratch);
  CHECK(output == (expected.array() - 0.5).matrix());
}

TEST_CASE("padding same adds the odd zero after the image", "[conv2d]") {
  // Width 4, kernel 3, stride 2: two outputs need one zero, and it comes last.
  const Conv2dGeometry geometry = conv2d_geometry({1, 1, 3, 1, 2, Padding::same}, {1, 4, 1});
  CHECK(geometry.output == Shape{1, 2, 1});
  CHECK(geometry.pad_left == 0);
  const double kernel[] = {1, 10, 100};
  Matrix<double> input(1, 4), output(1, 2);
  input << 1, 2, 3, 4;
  Scratch<double> scratch;
  conv2d_forward<double>(geometry, kernel, nullptr, view(std::as_const(input)), view(output),
                         scratch);
  CHECK(output(0, 0) == 321);
  CHECK(output(0, 1) == 43);
}

TEST_CASE("output sizes follow Keras", "[conv2d]") {
  CHECK(conv2d_geometry({8, 3, 3, 1, 1}, {28, 28, 1}).output == Shape{26, 26, 8});
  CHECK(conv2d_geometry({8, 3, 3, 2, 2}, {28, 28, 1}).output == Shape{13, 13, 8});
  CHECK(conv2d_geometry({8, 3, 3, 2, 2, Padding::same}, {28, 27, 1}).output == Shape{14, 14, 8});
  CHECK(conv2d_geometry({8, 5, 5, 3, 3, Padding::same}, {28, 28, 1}).output == Shape{10, 10, 8});
}

TEMPLATE_TEST_CASE("convolutions agree with the naive ones", "[conv2d]", float, double) {
  const double tolerance = std::is_same_v<TestType, float> ? 2e-4 : 1e-11;
  using M = Matrix<TestType>;
  using V = Vector<TestType>;
  Random random(6);
  Scratch<TestType> scratch;
  for (const Case& test : cases) {
    const Conv2dGeometry g = conv2d_geometry(test.spec, test.input);
    CAPTURE(g.input.height, g.input.width, g.input.channels, g.kernel_height, g.kernel_width,
            g.stride_height, g.stride_width, g.output.channels, g.pad_top, g.pad_left);
    const auto rounded = [](const auto& values) {
      return values.template cast<TestType>().template cast<double>().eval();
    };
    const Matrix<double> input = rounded(random_matrix(test.batch, g.input.size(), random));
    const Vector<double> kernel = rounded(random_matrix(1, g.patch() * g.output.channels, random));
    const Vector<double> bias = rounded(random_matrix(1, g.output.channels, random));
    const Matrix<double> d_output = rounded(random_matrix(test.batch, g.output.size(), random));
    const auto expected = naive_backward(g, kernel, input, d_output);

    const M in = input.cast<TestType>(), d_out = d_output.cast<TestType>();
    const V weights = kernel.cast<TestType>(), shift = bias.cast<TestType>();
    M out(test.batch, g.output.size()), d_in(test.batch, g.input.size());
    conv2d_forward<TestType>(g, weights.data(), shift.data(), view(in), view(out), scratch);
    CHECK(largest_difference<TestType>(out, naive_forward(g, kernel, bias, input)) < tolerance);

    V d_kernel = V::Zero(kernel.size()), d_bias = V::Zero(bias.size());
    conv2d_backward<TestType>(g, weights.data(), view(in), view(d_out), view(d_in), d_kernel.data(),
                              d_bias.data(), scratch);
    // Sums over many pixels: measured against the number of terms.
    const double terms = double(test.batch * g.positions());
    CHECK(largest_difference<TestType>(d_in, expected.d_input) < tolerance);
    CHECK(largest_difference<TestType>(d_kernel, expected.d_kernel) < tolerance * std::sqrt(terms));
    CHECK(largest_difference<TestType>(d_bias, expected.d_bias) < tolerance * std::sqrt(terms));

    // Without an input gradient and without bias the kernel's gradient is added all the same.
    conv2d_backward<TestType>(g, weights.data(), view(in), view(d_out),
                              Batch<TestType>(nullptr, 0, g.input.size()), d_kernel.data(), nullptr,
                              scratch);
    CHECK(largest_difference<TestType>(d_kernel, 2 * expected.d_kernel) <
          2 * tolerance * std::sqrt(terms));
  }
}
