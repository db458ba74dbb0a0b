// The layers of a draft whose weights belong to values in an order: what flattening does to them,
// and what multiplies and adds.

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/error.hpp"
#include "core/formats/network_draft.hpp"
#include "core/json.hpp"

namespace scrawl::formats {
namespace {

/// Of a batch normalisation that only multiplies and adds: lost beside a variance of 1.
constexpr double exact = 1e-12;

std::string as_json(double value) {
  json::Writer out;
  out.number(value);
  return std::string(out.result());
}

std::size_t count(const Array& array) {
  return array.values.size();
}

}  // namespace

void NetworkBuilder::want_channels(const Array& array, std::string_view what) const {
  if (count(array) != static_cast<std::size_t>(shape_.channels))
    throw Error("has " + std::to_string(count(array)) + " values for its " + std::string(what) +
                ", but gets " + std::to_string(shape_.channels) + " channels");
}

/// The order matters to weights for each flattened value only.
Array NetworkBuilder::in_our_order(Array array) const {
  if (order_.empty()) return array;
  Array ours = array;
  for (std::size_t i = 0; i < order_.size(); ++i) ours.values[i] = array.values[order_[i]];
  return ours;
}

void NetworkBuilder::batch_norm(Array scale, Array bias, Array mean, Array variance,
                                double epsilon) {
  want_channels(scale, "scale");
  want_channels(bias, "bias");
  want_channels(mean, "mean");
  want_channels(variance, "variance");
  LayerDraft& layer = add("batch_norm2d");
  layer.fields.emplace_back("epsilon", as_json(std::max(epsilon, exact)));
  layer.arrays = {{"scale", in_our_order(std::move(scale))},
                  {"bias", in_our_order(std::move(bias))},
                  {"mean", in_our_order(std::move(mean))},
                  {"variance", in_our_order(std::move(variance))}};
  for (auto& [name, array] : layer.arrays) array.shape = {shape_.channels};
  layer.output = shape_;
}

void NetworkBuilder::flatten(std::string_view axes) {
  if (flat()) return;
  LayerDraft& layer = add("flatten");
  std::map<char, std::size_t> sides{{'H', static_cast<std::size_t>(shape_.height)},
                                    {'W', static_cast<std::size_t>(shape_.width)},
                                    {'C', static_cast<std::size_t>(shape_.channels)}};
  std::map<char, std::size_t> steps{{'H', 0}, {'W', 0}, {'C', 0}};
  std::size_t step = 1;
  for (std::size_t i = axes.size(); i-- > 0;) {
    steps[axes[i]] = step;
    step *= sides[axes[i]];
  }
  std::vector<std::size_t> order;
  for (std::size_t y = 0; y < sides['H']; ++y)
    for (std::size_t x = 0; x < sides['W']; ++x)
      for (std::size_t c = 0; c < sides['C']; ++c)
        order.push_back(y * steps['H'] + x * steps['W'] + c * steps['C']);
  std::vector<std::size_t> ours(order.size());
  std::iota(ours.begin(), ours.end(), std::size_t{0});
  if (order != ours) order_ = std::move(order);
  shape_ = layer.output = {1, 1, shape_.size()};
}

void NetworkBuilder::dense(Array kernel, const Array* bias) {
  if (!flat()) throw Error("a dense layer needs a flat input; flatten before it");
  if (kernel.shape.size() != 2 || kernel.shape[0] != shape_.channels)
    throw Error("its kernel is " + to_string(kernel.shape) + ", but it gets " +
                std::to_string(shape_.channels) + " values");
  const std::int64_t units = kernel.shape[1];
  if (bias && count(*bias) != static_cast<std::size_t>(units))
    throw Error("has a bias of " + to_string(bias->shape) + " for " + std::to_string(units) +
                " units");
  LayerDraft& layer = add("dense");
  layer.fields.emplace_back("units", std::to_string(units));
  if (!order_.empty()) {
    const Array theirs = kernel;
    const auto row = static_cast<std::size_t>(units);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      std::copy_n(theirs.values.begin() + static_cast<std::ptrdiff_t>(order_[i] * row), row,
                  kernel.values.begin() + static_cast<std::ptrdiff_t>(i * row));
    }
    order_.clear();
  }
  layer.arrays["kernel"] = std::move(kernel);
  layer.arrays["bias"] = bias ? Array{{units}, bias->values} : filled(units, 0);
  shape_ = layer.output = {1, 1, static_cast<nn::Index>(units)};
}

/// Whether what is added behind the last layer can be a part of its bias.
bool NetworkBuilder::last_takes_bias(const Array& scale) const {
  if (draft_.layers.empty()) return false;
  const std::string& type = draft_.layers.back().type;
  if (type == "batch_norm2d") return true;
  return (type == "conv2d" || type == "dense" || type == "depthwise_conv2d") &&
         std::all_of(scale.values.begin(), scale.values.end(), [](double v) { return v == 1; });
}

void NetworkBuilder::multiply_add(Array scale, Array offset) {
  want_channels(scale, "factors");
  want_channels(offset, "terms");
  if (!last_takes_bias(scale)) {
    const std::int64_t channels = shape_.channels;
    batch_norm(std::move(scale), std::move(offset), filled(channels, 0), filled(channels, 1),
               exact);
    return;
  }
  scale = in_our_order(std::move(scale));
  offset = in_our_order(std::move(offset));
  LayerDraft& layer = draft_.layers.back();
  if (const auto own = layer.arrays.find("scale"); own != layer.arrays.end()) {
    for (std::size_t i = 0; i < count(scale); ++i) own->second.values[i] *= scale.values[i];
  }
  for (auto& [key, value] : layer.fields) {
    if (key == "bias") value = "true";
  }
  Array& bias = layer.arrays.try_emplace("bias", filled(shape_.channels, 0)).first->second;
  for (std::size_t i = 0; i < count(scale); ++i)
    bias.values[i] = bias.values[i] * scale.values[i] + offset.values[i];
}

}  // namespace scrawl::formats
