#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/json.hpp"

/// The layers of a Keras model in the order in which the data go through them.
namespace scrawl::formats::keras {

struct LayerConfig {
  std::string type, name;
  json::Node config;
};

/// Of the `class_name` and `config` of a model, Sequential or functional, of Keras 1 to 3. Models
/// inside it are opened. Throws `Error` for a model that is no chain.
std::vector<LayerConfig> chain_of(const json::Node& model);

/// The shape of one sample that the first layers say, open sides being 0; nothing if none does.
std::optional<std::vector<std::int64_t>> input_shape(const std::vector<LayerConfig>& layers);

}  // namespace scrawl::formats::keras
