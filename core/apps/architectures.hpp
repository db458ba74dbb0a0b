#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/nn/architecture.hpp"

namespace scrawl::apps {

struct BuiltInArchitecture {
  std::string_view name, json;
};
/// The files of core/architectures, which CMake embeds in the binaries.
std::vector<BuiltInArchitecture> built_in_architectures();
bool is_built_in(const std::string& name);

/// A built-in architecture by its name, or else one from a JSON file. Throws `Error` if there is
/// neither.
nn::Architecture find_architecture(const std::string& name_or_path);

/// The architecture with dropout before its last dense layer. Throws `Error` if it has none.
nn::Architecture with_dropout(nn::Architecture architecture, double rate);

}  // namespace scrawl::apps
