#include "core/apps/architectures.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <variant>

#include "core/apps/io.hpp"
#include "core/error.hpp"

namespace scrawl::apps {

bool is_built_in(const std::string& name) {
  return std::ranges::any_of(built_in_architectures(),
                             [&](const auto& known) { return known.name == name; });
}

nn::Architecture find_architecture(const std::string& name_or_path) {
  std::string names;
  for (const auto& [name, json] : built_in_architectures()) {
    if (name_or_path == name) return nn::parse_architecture(json, name);
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  std::error_code ignored;
  if (!std::filesystem::exists(name_or_path, ignored)) {
    throw Error(name_or_path + ": is neither a built-in architecture (" + names +
                ") nor a JSON file that exists");
  }
  const auto bytes = read_file(name_or_path);
  return nn::parse_architecture(as_text(bytes), name_or_path);
}

nn::Architecture with_dropout(nn::Architecture architecture, double rate) {
  auto& layers = architecture.layers;
  const auto last = std::find_if(layers.rbegin(), layers.rend(), [](const nn::LayerSpec& layer) {
    return std::holds_alternative<nn::DenseSpec>(layer);
  });
  if (last == layers.rend()) throw Error("--dropout: the architecture has no dense layer");
  layers.insert(std::prev(last.base()), nn::DropoutSpec{rate});
  return architecture;
}

}  // namespace scrawl::apps
