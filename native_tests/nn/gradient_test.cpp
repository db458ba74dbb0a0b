// Every gradient against central differences in double, over inputs and all parameters.

#include <catch2/catch_test_macros.hpp>
#include <cstdio>

#include "core/nn/layers/batch_norm_layer.hpp"
#include "core/nn/layers/conv2d_layer.hpp"
#include "core/nn/layers/dense_layer.hpp"
#include "core/nn/layers/dropout_layer.hpp"
#include "core/nn/layers/flatten_layer.hpp"
#include "core/nn/layers/global_average_pool_layer.hpp"
#include "core/nn/layers/max_pool2d_layer.hpp"
#include "core/nn/layers/relu_layer.hpp"
#include "core/nn/loss.hpp"
#include "core/nn/network.hpp"
#include "native_tests/nn/gradient_check.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using namespace scrawl::nn::testing;

namespace {

constexpr double tolerance = 1e-6;

struct LayerCase {
  std::string name;
  std::shared_ptr<Layer<double>> layer;
  bool has_kinks = false;
};

template <class L, class... Arguments>
LayerCase smooth(std::string name, Arguments... arguments) {
  return {std::move(name), std::make_shared<L>(arguments...)};
}
template <class L, class... Arguments>
LayerCase kinked(std::string name, Arguments... arguments) {
  return {std::move(name), std::make_shared<L>(arguments...), true};
}

Conv2dSpec conv(Index filters, Index kernel_height, Index kernel_width, Index stride_height,
                Index stride_width, Padding padding, bool bias = true) {
  return {filters, kernel_height, kernel_width, stride_height, stride_width, padding, bias};
}

std::vector<LayerCase> layer_cases() {
  using Conv = Conv2dLayer<double>;
  using Pool = MaxPool2dLayer<double>;
  const auto valid = Padding::valid, same = Padding::same;
  return {
      smooth<Conv>("conv2d 3x3", conv(3, 3, 3, 1, 1, valid), Shape{6, 5, 2}),
      smooth<Conv>("conv2d 3x3 same", conv(4, 3, 3, 1, 1, same), Shape{5, 6, 2}),
      smooth<Conv>("conv2d 3x3 same, stride 2", conv(3, 3, 3, 2, 2, same), Shape{6, 7, 2}),
      smooth<Conv>("conv2d 5x2, stride 1x3", conv(2, 5, 2, 1, 3, valid), Shape{7, 8, 1}),
      smooth<Conv>("conv2d 2x4 same, stride 3x2", conv(2, 2, 4, 3, 2, same), Shape{8, 5, 3}),
      smooth<Conv>("conv2d 1x1 without bias", conv(5, 1, 1, 1, 1, valid, false), Shape{3, 4, 2}),
      smooth<Conv>("conv2d 2x2, stride 3 (gaps)", conv(2, 2, 2, 3, 3, valid), Shape{9, 7, 1}),
      smooth<Conv>("conv2d 7x7 same on 3x3", conv(2, 7, 7, 1, 1, same), Shape{3, 3, 1}),
      kinked<Pool>("max_pool2d 2x2", MaxPool2dSpec{}, Shape{4, 6, 3}),
      kinked<Pool>("max_pool2d 2x2, border left over", MaxPool2dSpec{}, Shape{5, 7, 2}),
      kinked<Pool>("max_pool2d 2x2 of 19 channels", MaxPool2dSpec{}, Shape{4, 2, 19}),
      kinked<Pool>("max_pool2d 3x2, stride 1x2", MaxPool2dSpec{3, 2, 1, 2}, Shape{6, 5, 2}),
      kinked<Pool>("max_pool2d 3x3, stride 2 (overlap)", MaxPool2dSpec{3, 3, 2, 2}, Shape{7, 8, 2}),
      smooth<DenseLayer<double>>("dense", DenseSpec{7}, Shape{1, 1, 11}),
      kinked<ReluLayer<double>>("relu", Shape{3, 4, 5}),
      smooth<FlattenLayer<double>>("flatten", Shape{3, 4, 2}),
      smooth<BatchNorm2dLayer<double>>("batch_norm2d", BatchNorm2dSpec{}, Shape{3, 4, 3}),
      smooth<BatchNorm2dLayer<double>>("batch_norm2d of vectors", BatchNorm2dSpec{},
                                       Shape{1, 1, 6}),
      smooth<DropoutLayer<double>>("dropout", DropoutSpec{0.4}, Shape{3, 4, 2}),
      smooth<GlobalAveragePoolLayer<double>>("global_average_pool", Shape{4, 3, 5}),
  };
}

std::vector<Error> check(const LayerCase& test) {
  constexpr Index batch = 4;
  Random random(20);
  const Index size = test.layer->input_shape().size();
  return check_layer(
      *test.layer,
      test.has_kinks ? separated_matrix(batch, size, random) : random_matrix(batch, size, random),
      random);
}

/// Target distributions that are one-hot (row 0), smoothed (row 1) and soft (the others).
Matrix<double> targets_for(Index rows, Index classes, Random& random) {
  Matrix<double> targets = (random_matrix(rows, classes, random).array() * 2).exp();
  targets.row(0).setZero();
  targets(0, 1) = 1;
  targets.row(1).setConstant(0.1 / double(classes));
  targets(1, 2) += 0.9;
  targets.array().colwise() /= targets.rowwise().sum().array().eval();
  return targets;
}

double check_loss(Head head) {
  constexpr Index rows = 5, classes = 10;
  Random random(21);
  Matrix<double> logits = 3 * random_matrix(rows, classes, random);
  const Matrix<double> targets = targets_for(rows, classes, random);
  Matrix<double> d_logits(rows, classes), ignored(rows, classes);
  constexpr double scale = 0.2;
  cross_entropy<double>(head, view(std::as_const(logits)), view(targets), scale, view(d_logits));
  const auto loss = [&] {
    return scale * cross_entropy<double>(head, view(std::as_const(logits)), view(targets), 1,
                                         view(ignored));
  };
  return largest_gradient_error(loss, {logits.data(), std::size_t(logits.size())},
                                {d_logits.data(), std::size_t(d_logits.size())});
}

const char* const plain_network = R"({"input": [9, 8, 1], "layers": [
  {"type": "conv2d", "filters": 4}, {"type": "relu"}, {"type": "max_pool2d"}, {"type": "flatten"},
  {"type": "dense", "units": 8}, {"type": "relu"}, {"type": "dense", "units": 6},
  {"type": "relu"}, {"type": "dense", "units": 5}], "head": "sigmoid"})";
const char* const compact_network = R"({"input": [9, 8, 2], "layers": [
  {"type": "conv2d", "filters": 4, "padding": "same", "bias": false}, {"type": "batch_norm2d"},
  {"type": "relu"}, {"type": "conv2d", "filters": 5, "stride": [2, 2], "padding": "same", "bias": false},
  {"type": "batch_norm2d"}, {"type": "relu"}, {"type": "max_pool2d"}, {"type": "dropout"},
  {"type": "conv2d", "filters": 6, "padding": "same"}, {"type": "relu"},
  {"type": "global_average_pool"}, {"type": "dense", "units": 5}]})";

std::vector<Error> check_network(const char* json) {
  constexpr Index rows = 4;
  Random random(22);
  const Architecture architecture = parse_architecture(json, "test");
  Network<double> network(architecture, random);
  Matrix<double> input = random_matrix(rows, network.input_shape().size(), random), d_input;
  const Matrix<double> targets = targets_for(rows, network.classes(), random);
  Matrix<double> d_logits(rows, network.classes());
  std::vector<double> gradient(network.weights().size());
  Workspace<double> workspace;
  const auto loss = [&] {
    Random same = random;
    const auto logits = network.forward(view(std::as_const(input)), workspace, same);
    return cross_entropy<double>(architecture.head, logits, view(targets), 1, view(d_logits));
  };
  loss();
  const auto keep = [&](Index offset, std::span<const double> part) {
    std::copy(part.begin(), part.end(), gradient.begin() + offset);
  };
  network.backward(view(std::as_const(input)), view(std::as_const(d_logits)), workspace, keep,
                   &d_input);
  std::vector<Error> errors{
      {"input", largest_gradient_error(loss, {input.data(), std::size_t(input.size())},
                                       {d_input.data(), std::size_t(d_input.size())})}};
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.spec.role == Role::mean || slot.spec.role == Role::variance) continue;
    const auto begin = std::size_t(slot.offset), size = std::size_t(slot.spec.size());
    errors.push_back(
        {slot.name, largest_gradient_error(loss, network.weights().subspan(begin, size),
                                           std::span(gradient).subspan(begin, size))});
  }
  return errors;
}

void require_small(const std::vector<Error>& errors) {
  for (const Error& error : errors) {
    INFO(error.what);
    CHECK(error.value <= tolerance);
  }
}

void print(const std::string& name, const std::vector<Error>& errors) {
  double largest = 0;
  for (const Error& error : errors) largest = std::max(largest, error.value);
  std::printf("| %-36s | %.1e |\n", name.c_str(), largest);
}

}  // namespace

TEST_CASE("every layer's gradients are its central differences", "[gradient]") {
  for (const LayerCase& test : layer_cases()) {
    DYNAMIC_SECTION(test.name) {
      require_small(check(test));
    }
  }
}

TEST_CASE("both heads' gradients are their central differences", "[gradient]") {
  CHECK(check_loss(Head::softmax) <= tolerance);
  CHECK(check_loss(Head::sigmoid) <= tolerance);
}

TEST_CASE("whole networks' gradients are their central differences", "[gradient]") {
  SECTION("plain, with sigmoids") {
    require_small(check_network(plain_network));
  }
  SECTION("batch norm, strides and dropout, with softmax") {
    require_small(check_network(compact_network));
  }
}

TEST_CASE("print the largest error of each gradient check", "[.report]") {
  std::printf("| %-36s | largest relative error |\n| --- | --- |\n", "gradient of");
  for (const LayerCase& test : layer_cases()) print(test.name, check(test));
  print("softmax, cross-entropy", {{"", check_loss(Head::softmax)}});
  print("sigmoids, cross-entropy", {{"", check_loss(Head::sigmoid)}});
  print("the seed's kind of network", check_network(plain_network));
  print("a compact kind of network", check_network(compact_network));
}
