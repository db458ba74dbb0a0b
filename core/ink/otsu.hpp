#pragma once

#include <array>
#include <cstddef>

namespace scrawl::ink {

/// How often each grey level comes.
using Histogram = std::array<double, 256>;

/// The level at which the upper of two classes begins that lie as far apart and are as even in
/// themselves as can be (Otsu 1979). 0 when there are not two.
std::size_t upper_class(const Histogram& counts);

}  // namespace scrawl::ink
