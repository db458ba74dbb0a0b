#include "core/formats/our_layers.hpp"

#include "core/error.hpp"

namespace scrawl::formats {

OurLayer::OurLayer(const json::Node& json, std::size_t at, const nn::Network<float>& network)
    : type(json.field("type").text()),
      place(at),
      input(network.layers()[at]->input_shape()),
      json_(json) {
  for (const nn::ParameterSlot& slot : network.slots()) {
    if (slot.layer != static_cast<nn::Index>(at)) continue;
    const auto values = network.weights().subspan(static_cast<std::size_t>(slot.offset),
                                                  static_cast<std::size_t>(slot.spec.size()));
    arrays[slot.spec.name] = {{slot.spec.shape.begin(), slot.spec.shape.end()},
                              {values.begin(), values.end()}};
  }
}

double OurLayer::number(std::string_view key, double otherwise) const {
  const auto field = json_.optional_field(key);
  return field ? field->number() : otherwise;
}

bool OurLayer::flag(std::string_view key, bool otherwise) const {
  const auto field = json_.optional_field(key);
  return field ? field->boolean() : otherwise;
}

std::vector<std::int64_t> OurLayer::pair(std::string_view key, std::int64_t otherwise) const {
  const auto field = json_.optional_field(key);
  if (!field) return {otherwise, otherwise};
  return {field->item(0).integer(1, 4096), field->item(1).integer(1, 4096)};
}

std::string OurLayer::padding() const {
  const auto field = json_.optional_field("padding");
  if (!field) return "valid";
  return field->value().IsString() ? std::string(field->text()) : "";
}

std::vector<std::int64_t> OurLayer::pads() const {
  std::vector<std::int64_t> pads;
  const auto field = json_.optional_field("padding");
  if (!field || field->value().IsString()) return pads;
  for (std::size_t side = 0; side < field->size(); ++side)
    pads.push_back(field->item(side).integer(0, 4096));
  return pads;
}

bool OurLayer::needs_picture() const {
  return type == "conv2d" || type == "depthwise_conv2d" || type == "max_pool2d" ||
         type == "average_pool2d";
}

bool OurLayer::flattens() const {
  return type == "dense" || type == "flatten" || type == "global_average_pool";
}

void OurLayer::refuse(std::string_view format) const {
  throw Error("layers[" + std::to_string(place) + "]: " + type + " as it is there cannot be " +
              std::string(format) + "; keep the model as .safetensors, or in the other format");
}

}  // namespace scrawl::formats
