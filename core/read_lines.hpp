#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/function_ref.hpp"
#include "core/ink/layout.hpp"
#include "core/lines_read.hpp"
#include "core/read_line.hpp"

namespace scrawl {

/// The pieces of each line, from the top.
using Rows = std::vector<std::vector<std::size_t>>;
/// Whether the rest of the lines is worth reading after these.
using WorthIt = FunctionRef<bool(const Lines& so_far, std::span<const Rows::value_type> rest)>;

/// Reads what is written on each line. More pieces than `most` are no number, whatever the network
/// takes them for: they are refused as one glyph, and so is the rest of the lines where it is not
/// worth reading.
Lines read_lines(const ink::Layout& layout, std::size_t most, Writing writing, ReadPieces read,
                 ReadJoined read_joined, WorthIt worth_it);

/// What was read of a layout; or one digit where all of it may be one, and is read as one.
Lines or_one_digit(Lines lines, const ink::Layout& layout, ReadPieces read);

}  // namespace scrawl
