#pragma once

#include <string_view>

#include "core/apps/report/markup.hpp"

namespace scrawl::apps::report {

/// Writes a JSON value as nested lists of names and values. Leaves out values that are nested more
/// than six levels deep, and the outermost member named `left_out`. Throws `Error` for invalid
/// JSON.
void write_record(Markup& page, std::string_view json, std::string_view left_out);

}  // namespace scrawl::apps::report
