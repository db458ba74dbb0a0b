#pragma once

#include <string_view>

#include "core/ink/drawing.hpp"

namespace scrawl::apps {

/// A text in strokes, for pictures: digits, the signs of numbers and "?", 1 high and with the upper
/// left corner at 0, 0; a capital's middle line, without the pen's width. What the font has not, is
/// left out as a space.
ink::Drawing strokes_of_text(std::string_view text);

/// The width of the same, in heights.
float width_of_text(std::string_view text);

}  // namespace scrawl::apps
