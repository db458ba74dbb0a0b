#pragma once

#include <cstddef>
#include <vector>

#include "core/ink/components.hpp"
#include "core/ink/map.hpp"

namespace scrawl::ink {

/// The place of one of a map's pixels, given by its index, across lines that lean by `lean` pixels
/// to the right for each pixel upwards: its column where such a line meets the foot of `box`.
double across(std::size_t pixel, double lean, const Box& box, const Map& ink);

/// How high a component is along lines that lean, from its lower profile to its upper one.
struct Profile {
  double first = 0;          ///< the place of the first line, by `across`
  std::vector<int> heights;  ///< in pixels, of each line that is one pixel further right
};
Profile profile_of(const Component& component, double lean, const Map& ink);

/// How far a component's writing leans to the right, for its height: of -0.75 to 0.75 the lean at
/// which its columns of ink differ most, if they do so clearly more than upright ones. (The
/// projection profile of W. Postl, Detection of linear oblique structures and skew scan in
/// digitized documents, 1986, for slant in place of skew.)
double slant_of(const Component& component, const Map& ink);

}  // namespace scrawl::ink
