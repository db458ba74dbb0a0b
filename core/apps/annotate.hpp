#pragma once

#include "core/apps/colour_image.hpp"
#include "core/apps/photograph.hpp"
#include "core/recogniser.hpp"

namespace scrawl::apps {

/// A photograph with its writing upright, and what was read drawn onto it: a frame around each
/// number, and beside it the number and how sure it is in percent. A whole blue frame is sure, a
/// dashed orange one unsure, a dotted red one holds something that cannot be read. `page` is what
/// `Recogniser::read_page` said of `grey(photograph)`.
ColourImage annotated(const Photograph& photograph, const PageReading& page);

}  // namespace scrawl::apps
