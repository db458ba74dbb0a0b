#pragma once

#include <string>

#include "core/training/account.hpp"

namespace scrawl::apps {

/// What a model says of who trained it: this program, with this command, today (or on the day of
/// SOURCE_DATE_EPOCH).
training::Origin origin_of(const std::string& command);

}  // namespace scrawl::apps
