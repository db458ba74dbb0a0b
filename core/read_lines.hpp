#pragma once

#include <cstddef>

#include "core/ink/layout.hpp"
#include "core/lines_read.hpp"
#include "core/read_line.hpp"

namespace scrawl {

/// Reads what is written on each line. More pieces than `most` are no number, whatever the network
/// takes them for: they are refused as one glyph, and so is what is left of an image's lines where
/// many looks of the network found no number.
Lines read_lines(const ink::Layout& layout, std::size_t most, Writing writing, ReadPieces read,
                 ReadJoined read_joined);

/// What was read of a layout; or one digit where all of it may be one, and is read as one.
Lines or_one_digit(Lines lines, const ink::Layout& layout, ReadPieces read);

}  // namespace scrawl
