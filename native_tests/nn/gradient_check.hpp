#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/nn/layer.hpp"

namespace scrawl::nn::testing {

/// The largest relative difference between `gradient` and the central differences of `function`
/// with respect to each of `values`, which are changed and restored. Gradients below a thousandth
/// of the largest are compared relative to that thousandth.
inline double largest_gradient_error(const std::function<double()>& function,
                                     std::span<double> values, std::span<const double> gradient) {
  constexpr double step = 1e-5;
  std::vector<double> numeric;
  for (double& value : values) {
    const double original = value;
    value = original + step;
    const double above = function();
    value = original - step;
    numeric.push_back((above - function()) / (2 * step));
    value = original;
  }
  double largest = 0, error = 0;
  for (const double n : numeric) largest = std::max(largest, std::abs(n));
  for (std::size_t i = 0; i < numeric.size(); ++i) {
    const double size =
        std::max({std::abs(numeric[i]), std::abs(gradient[i]), 1e-3 * largest, 1e-9});
    error = std::max(error, std::abs(numeric[i] - gradient[i]) / size);
  }
  return error;
}

inline Matrix<double> random_matrix(Index rows, Index columns, Random& random) {
  return Matrix<double>::NullaryExpr(rows, columns, [&] { return random.uniform(-1, 1); });
}

/// Values that a small step cannot carry over a kink of ReLU or max pooling: all are at least 0.01
/// apart from each other and from zero.
inline Matrix<double> separated_matrix(Index rows, Index columns, Random& random) {
  Matrix<double> matrix(rows, columns);
  const std::span<double> values(matrix.data(), static_cast<std::size_t>(matrix.size()));
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = 0.02 * (static_cast<double>(i) + 0.5 - std::floor(double(values.size()) / 2));
  }
  random.shuffle(values);
  return matrix;
}

struct Error {
  std::string what;  ///< "input" or the parameter's name
  double value;
};

/// Checks a layer in training mode: the gradients with respect to its input and its (random)
/// parameters, with a random linear function of the output as the loss. The gradients of the
/// parameters start at 1, so that a layer fails that overwrites them instead of adding.
inline std::vector<Error> check_layer(const Layer<double>& layer, Matrix<double> input,
                                      Random random) {
  std::vector<Matrix<double>> parameters, d_parameters;
  Layer<double>::Weights weights{};
  Layer<double>::Gradients gradients{};
  const auto specs = layer.parameters();
  for (const ParameterSpec& spec : specs) {
    parameters.push_back(random_matrix(1, spec.size(), random));
    d_parameters.push_back(Matrix<double>::Ones(1, spec.size()));
  }
  for (std::size_t i = 0; i < specs.size(); ++i) {
    weights[i] = parameters[i].data();
    gradients[i] = d_parameters[i].data();
  }
  Matrix<double> output(input.rows(), layer.output_shape().size()), d_input = input;
  const Matrix<double> d_output = random_matrix(output.rows(), output.cols(), random);
  Tape<double> tape;
  Scratch<double> scratch;
  const auto loss = [&] {
    Random same = random;  // dropout drops the same values every time
    layer.forward(weights, view(std::as_const(input)), view(output), tape, same, scratch);
    return output.cwiseProduct(d_output).sum();
  };
  loss();
  layer.backward(weights, view(std::as_const(input)), view(std::as_const(output)), view(d_output),
                 tape, view(d_input), gradients, scratch);
  const auto span = [](Matrix<double>& m) {
    return std::span(m.data(), static_cast<std::size_t>(m.size()));
  };
  std::vector<Error> errors{{"input", largest_gradient_error(loss, span(input), span(d_input))}};
  for (std::size_t i = 0; i < specs.size(); ++i) {
    if (specs[i].role == Role::mean || specs[i].role == Role::variance) continue;
    d_parameters[i].array() -= 1;
    errors.push_back(
        {specs[i].name, largest_gradient_error(loss, span(parameters[i]), span(d_parameters[i]))});
  }
  return errors;
}

}  // namespace scrawl::nn::testing
