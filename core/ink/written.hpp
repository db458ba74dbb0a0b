#pragma once

#include <span>
#include <vector>

#include "core/ink/components.hpp"
#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The components that can be part of writing. Removes specks, faint blotches, frames around the
/// writing, lines that are drawn under the writing or beside it, what the border cuts off, and what
/// lies along the border: frames, the table beside the paper. If nothing else is left, what fills
/// the image is kept, as a digit that somebody cut out of a page.
std::vector<Component> written(std::vector<Component> components, const Map& ink);

/// How high the writing is, in pixels: the median height of its components, of those that the
/// border does not cut if there are any, each with the weight of its ink. 0 for none.
double writing_height(std::span<const Component> components);

}  // namespace scrawl::ink
