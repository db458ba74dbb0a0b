#include "core/apps/architectures.hpp"

#include <filesystem>

#include "core/apps/io.hpp"
#include "core/error.hpp"

namespace scrawl::apps {

nn::Architecture find_architecture(const std::string& name_or_path) {
  std::string names;
  for (const auto& [name, json] : built_in_architectures()) {
    if (name_or_path == name) return nn::parse_architecture(json, name);
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  if (!std::filesystem::exists(name_or_path)) {
    throw Error(name_or_path + ": is neither a built-in architecture (" + names +
                ") nor a JSON file that exists");
  }
  const auto bytes = read_file(name_or_path);
  return nn::parse_architecture(as_text(bytes), name_or_path);
}

}  // namespace scrawl::apps
