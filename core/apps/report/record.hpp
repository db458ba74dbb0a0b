#pragma once

#include <string_view>

#include "core/apps/report/markup.hpp"

namespace scrawl::apps::report {

/// A JSON value as nested lists of names and values. What is nested too deep to be read by anybody
/// is left out. Throws `Error` for what is no JSON.
void write_record(Markup& page, std::string_view json);

}  // namespace scrawl::apps::report
