#include "core/ink/pen_width.hpp"

#include <algorithm>
#include <cstddef>

#include "core/ink/distance.hpp"
#include "core/ink/layout.hpp"
#include "core/ink/margin.hpp"

namespace scrawl::ink {
namespace {

/// The map's pixels of a piece's box and one more on every side.
Window around(const Component& piece, const Map& ink) {
  const Box& box = piece.box;
  return {std::max(static_cast<int>(box.left) - 1, 0), std::max(static_cast<int>(box.top) - 1, 0),
          std::min(static_cast<int>(box.right) + 1, ink.width),
          std::min(static_cast<int>(box.bottom) + 1, ink.height)};
}

}  // namespace

double half_pen_of(std::span<const Component> pieces, const Map& ink) {
  double sum = 0, count = 0, area = 0;
  const auto add = [&](const Component& piece, const Map& depth, int left, int top) {
    const auto columns = static_cast<std::size_t>(ink.width);
    for (const std::size_t pixel : piece.pixels) {
      sum += depth.at(static_cast<int>(pixel % columns) - left,
                      static_cast<int>(pixel / columns) - top);
    }
    count += static_cast<double>(piece.pixels.size());
  };
  for (const Component& piece : pieces) area += width(piece.box) * height(piece.box);
  if (area > static_cast<double>(ink.values.size())) {
    const Map depth = depth_in_ink(ink);
    for (const Component& piece : pieces) add(piece, depth, 0, 0);
  } else {
    // Each for itself: on a large map most is paper.
    for (const Component& piece : pieces) {
      const Window own = around(piece, ink);
      add(piece, depth_in_ink(cut(ink, own)), own.left, own.top);
    }
  }
  return count > 0 ? 2 * sum / count : 0;
}

}  // namespace scrawl::ink
