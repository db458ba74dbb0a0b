#pragma once

#include <vector>

#include "core/line_search.hpp"
#include "core/read_line.hpp"

namespace scrawl {

/// The line's glyphs, where digits whose strokes touch are one refused glyph if they are rather the
/// strokes of one that is no digit, as the two stems and the bar of an H.
std::vector<ReadDigit> with_letters_whole(Line line, const ink::Layout& layout, ReadPieces read);

}  // namespace scrawl
