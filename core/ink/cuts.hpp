#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/ink/drawing.hpp"

namespace scrawl::ink {

/// A part of a stroke: its points from `first` to before `end`.
struct Part {
  std::size_t stroke = 0, first = 0, end = 0;
};

/// Strokes that may hold several digits, in parts in the order of time: cut where the pen turns
/// back, or goes on from one digit to the next with little ink above or below. Two parts share the
/// point where they were cut. `height` is that of the writing; at most `most` parts, unless there
/// are more strokes. All points must be finite. The time is bounded for up to `most_points`.
std::vector<Part> cut(const Drawing& strokes, double height, std::size_t most);
inline constexpr std::size_t most_points = 2000;

/// The ink of consecutive parts; what was cut between them is one stroke again.
Drawing ink_of(const Drawing& strokes, std::span<const Part> parts);

}  // namespace scrawl::ink
