#pragma once

#include <array>
#include <cstddef>

namespace scrawl::ink {

/// The number of pixels of each grey level.
using Histogram = std::array<double, 256>;

/// Otsu's threshold (Otsu 1979): the first level of the upper class, for the two classes with the
/// largest variance between them. 0 if all pixels have one level.
std::size_t upper_class(const Histogram& counts);

}  // namespace scrawl::ink
