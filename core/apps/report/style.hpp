#pragma once

#include <string_view>

namespace scrawl::apps::report {

/// The report's style sheet: the files of report/style, which CMake embeds in the binaries.
std::string_view style();

}  // namespace scrawl::apps::report
