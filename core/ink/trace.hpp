#pragma once

#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// Strokes that look like the ink of a picture, in its pixels: its centre lines, followed as a pen
/// would, straight on where lines cross. What a picture shows can so be kept and taught like what
/// was drawn: `render` makes nearly the same picture of it. What is paler than half of the darkest
/// ink counts as paper. Blank only for a blank picture.
Drawing trace(const Picture& picture);

}  // namespace scrawl::ink
