#pragma once

#include <string_view>

#include "core/apps/report/markup.hpp"

namespace scrawl::apps::report {

/// A JSON value as nested lists of names and values. What is nested too deep to be read by anybody
/// is left out, and so is the outermost member of the name `left_out`. Throws `Error` for what is
/// no JSON.
void write_record(Markup& page, std::string_view json, std::string_view left_out);

}  // namespace scrawl::apps::report
