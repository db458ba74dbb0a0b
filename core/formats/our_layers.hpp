#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/formats/array.hpp"
#include "core/json.hpp"
#include "core/nn/network.hpp"

namespace scrawl::formats {

/// A layer of ours for a writer: fields as its JSON has them, all spelled out, and its weights.
class OurLayer {
 public:
  OurLayer(const json::Node& json, std::size_t place, const nn::Network<float>& network);

  std::string type;
  std::size_t place = 0;  ///< in the architecture
  nn::Shape input;
  bool flattened = false;  ///< comes behind a layer that leaves a vector, without rows and columns
  std::map<std::string, Array, std::less<>> arrays;  ///< by the parameters' names

  bool has(std::string_view key) const { return json_.optional_field(key).has_value(); }
  double number(std::string_view key, double otherwise) const;
  bool flag(std::string_view key, bool otherwise) const;
  /// A pair of whole numbers.
  std::vector<std::int64_t> pair(std::string_view key, std::int64_t otherwise) const;
  /// "valid", "same", or empty where the padding is a list of four numbers.
  std::string padding() const;
  /// Top, left, bottom, right; empty unless `padding` is.
  std::vector<std::int64_t> pads() const;
  /// Whether it works on rows and columns, which other programs do not see in a vector.
  bool needs_picture() const;
  /// Whether it leaves a vector: what was a picture is none any more.
  bool flattens() const;
  /// Throws `Error` that this kind of layer cannot be written.
  [[noreturn]] void refuse(std::string_view format) const;

 private:
  json::Node json_;
};

/// Calls `write` with each layer of the network, in order.
template <class Write>
void for_each_layer(const nn::Network<float>& network, Write write) {
  const auto document = json::parse(nn::to_json(network.architecture()), "architecture");
  const auto layers = json::Node(document, "architecture").field("layers");
  bool flattened = false;
  for (std::size_t place = 0; place < layers.size(); ++place) {
    OurLayer layer(layers.item(place), place, network);
    layer.flattened = flattened;
    flattened = flattened || layer.flattens();
    write(std::as_const(layer));
  }
}

}  // namespace scrawl::formats
