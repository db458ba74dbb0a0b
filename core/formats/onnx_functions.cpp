// Activations that several nodes compute together, such as x * sigmoid(x): exporters write them in
// many ways, so they are recognised by their values and not by their nodes.

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/error.hpp"
#include "core/formats/onnx_chain.hpp"
#include "core/formats/onnx_constants.hpp"

namespace scrawl::formats::onnx {
namespace {

constexpr double samples[] = {-6, -3.1, -2, -1.3, -0.7, -0.25, 0, 0.2, 0.6, 1, 1.9, 3, 5.5};

double sigmoid(double x) {
  return 1 / (1 + std::exp(-x));
}

struct Function {
  const char* type;
  const char* key;
  const char* value;
  double (*at)(double x);
};
const Function functions[] = {
    {"swish", nullptr, nullptr, [](double x) { return x * sigmoid(x); }},
    {"gelu", "approximate", "false",
     [](double x) { return x * (1 + std::erf(x / std::sqrt(2.0))) / 2; }},
    {"gelu", "approximate", "true",
     [](double x) {
       const double root = std::sqrt(2 / std::acos(-1.0));
       return x * (1 + std::tanh(root * (x + 0.044715 * x * x * x))) / 2;
     }},
};

}  // namespace

bool Chain::follow_function(const Node& node) {
  // It begins where several nodes take the data, and ends where their results have become one.
  if (function_.empty()) {
    if (uses_[data_] < 2) return false;
    function_[data_] = {std::begin(samples), std::end(samples)};
  }
  std::vector<const std::vector<double>*> operands;
  std::vector<std::vector<double>> numbers;
  numbers.reserve(node.inputs.size());
  for (const auto& input : node.inputs) {
    const auto found = function_.find(input);
    const auto fixed = graph_.constants.find(input);
    if (found != function_.end()) {
      operands.push_back(&found->second);
    } else if (fixed != graph_.constants.end() && fixed->second.values.size() == 1) {
      numbers.emplace_back(std::size(samples), fixed->second.values[0]);
      operands.push_back(&numbers.back());
    } else {
      refuse_function();
    }
  }
  std::vector<double> result;
  for (std::size_t i = 0; i < std::size(samples); ++i) {
    std::vector<double> values;
    values.reserve(operands.size());
    for (const auto* operand : operands) values.push_back((*operand)[i]);
    const auto value =
        values.empty() || values.size() > 2 ? std::nullopt : arithmetic(node, values);
    if (!value) refuse_function();
    result.push_back(*value);
  }
  for (const auto& input : node.inputs) {
    const auto found = function_.find(input);
    if (found != function_.end() && --uses_[input] == 0) function_.erase(found);
  }
  if (node.outputs.empty()) throw Error("puts out nothing");
  function_[node.outputs[0]] = std::move(result);
  if (function_.size() == 1) end_function(node);
  return true;
}

void Chain::refuse_function() const {
  throw Error(
      function_.size() > 1 || function_.contains(data_)
          ? "the network branches there; only one chain of layers is supported"
          : "stands behind an activation of several nodes that is not known here; known are "
            "x * sigmoid(x) and GELU");
}

void Chain::end_function(const Node& node) {
  const std::vector<double>& values = function_.begin()->second;
  for (const auto& [type, key, value, at] : functions) {
    bool same = true;
    for (std::size_t i = 0; i < std::size(samples); ++i)
      same = same && std::abs(values[i] - at(samples[i])) < 1e-5;
    if (!same) continue;
    builder_.set_origin(node.title());
    if (key) {
      builder_.activation(type, {{key, value}});
    } else {
      builder_.activation(type);
    }
    function_.clear();
    return advance(node);
  }
  // It may go on: GELU is halved at the end.
}

}  // namespace scrawl::formats::onnx
