#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/apps/report/markup.hpp"

namespace scrawl::apps::report {

/// A table of figures: the first column names the row, the others are aligned to the right.
void write_table(Markup& page, const std::string& caption, const std::vector<std::string>& head,
                 const std::vector<std::vector<std::string>>& rows, std::string_view style = "");

}  // namespace scrawl::apps::report
