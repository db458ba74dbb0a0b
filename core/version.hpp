#pragma once

#include <string_view>

namespace scrawl {

/// This program's version, such as "0.2.0"; it stands in the project's CMakeLists.txt.
std::string_view version();

}  // namespace scrawl
