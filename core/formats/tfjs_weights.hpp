#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/formats/array.hpp"
#include "core/formats/side_files.hpp"
#include "core/json.hpp"

namespace scrawl::formats::tfjs {

/// The weights of a TensorFlow.js model by their names, which its manifest tells.
class Weights {
 public:
  /// Reads the shards that the manifest names. Throws `Error` for missing, swapped or cut ones, and
  /// for types that are not known.
  Weights(const json::Node& manifest, const SideFiles& side_files);

  /// The weights `name` of a layer: those called "layer/name", perhaps behind names of models
  /// around the layer. Throws `Error` if several are. Whoever takes them has them alone.
  std::optional<Array> take(std::string_view layer, std::string_view name);
  /// The same; throws `Error` if there are none.
  Array need(std::string_view layer, std::string_view name);

 private:
  std::map<std::string, Array, std::less<>> arrays_;
};

}  // namespace scrawl::formats::tfjs
