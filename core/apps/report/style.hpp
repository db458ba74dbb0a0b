#pragma once

#include <string_view>

namespace scrawl::apps::report {

/// The page's style sheet for light and dark screens, phones and paper: style.css, embedded when
/// the binaries are configured.
std::string_view style();

}  // namespace scrawl::apps::report
