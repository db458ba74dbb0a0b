#include "core/ink/picture.hpp"

#include <cmath>
#include <cstddef>

#include "core/ink/centre.hpp"
#include "core/ink/normalise.hpp"
#include "core/ink/rasterise.hpp"

namespace scrawl::ink {
namespace {

/// A shift below this (pixels) is not worth drawing again for: MNIST's own centres vary by 0.29.
constexpr float good_enough = 0.02f;

}  // namespace

Picture render(const Drawing& drawing, const Preprocessing& preprocessing) {
  const int size = preprocessing.size;
  Picture picture{size, std::vector<float>(static_cast<std::size_t>(size) * size)};
  const std::vector<Segment> segments = fit_into_box(drawing, preprocessing);
  if (segments.empty()) return picture;

  const auto pen_width = static_cast<float>(preprocessing.pen_width);
  const ShiftLimits limits = shift_limits(segments, pen_width, size);
  Point shift;
  rasterise(segments, shift, pen_width, size, picture.pixels);
  for (int correction = 0; correction < 2; ++correction) {
    const Point error = offset_from_middle(picture);
    const Point next = limits.clamp({shift.x - error.x, shift.y - error.y});
    if (std::hypot(next.x - shift.x, next.y - shift.y) < good_enough) break;
    shift = next;
    rasterise(segments, shift, pen_width, size, picture.pixels);
  }
  return picture;
}

}  // namespace scrawl::ink
