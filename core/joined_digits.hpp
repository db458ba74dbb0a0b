#pragma once

#include <vector>

#include "core/read_line.hpp"

namespace scrawl {

/// The line with what one digit hardly explains parted into the digits that the pen joined, in a
/// writing of this height.
std::vector<ReadDigit> with_joined_parted(std::vector<ReadDigit> line, double height,
                                          ReadJoined read_joined);

}  // namespace scrawl
