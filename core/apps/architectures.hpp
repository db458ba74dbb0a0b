#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/nn/architecture.hpp"

namespace scrawl::apps {

struct BuiltInArchitecture {
  std::string_view name, json;
};
/// The files of core/architectures, embedded when the binaries are configured.
std::vector<BuiltInArchitecture> built_in_architectures();
bool is_built_in(const std::string& name);

/// A built-in architecture by its name, otherwise one from a JSON file.
nn::Architecture find_architecture(const std::string& name_or_path);

/// The same network with dropout before its last dense layer.
nn::Architecture with_dropout(nn::Architecture architecture, double rate);

}  // namespace scrawl::apps
