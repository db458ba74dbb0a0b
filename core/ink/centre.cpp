#include "core/ink/centre.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace scrawl::ink {
namespace {

/// In pixels. The picture is not drawn again for a smaller shift: MNIST's own centres of mass
/// deviate by 0.29.
constexpr float good_enough = 0.02f;

}  // namespace

Point ShiftLimits::clamp(Point shift) const {
  return {std::clamp(shift.x, low.x, high.x), std::clamp(shift.y, low.y, high.y)};
}

ShiftLimits limits_for(const Box& box, int size) {
  const auto side = static_cast<float>(size);
  ShiftLimits limits{{-box.left, -box.top}, {side - box.right, side - box.bottom}};
  if (limits.low.x > limits.high.x) limits.low.x = limits.high.x = 0;
  if (limits.low.y > limits.high.y) limits.low.y = limits.high.y = 0;
  return limits;
}

Point offset_from_middle(const Picture& picture) {
  double mass = 0, moment_x = 0, moment_y = 0;
  const float* line = picture.pixels.data();
  for (int row = 0; row < picture.size; ++row, line += picture.size) {
    double row_mass = 0;
    for (int column = 0; column < picture.size; ++column) {
      row_mass += line[column];
      moment_x += column * static_cast<double>(line[column]);
    }
    mass += row_mass;
    moment_y += row * row_mass;
  }
  if (mass == 0) return {};
  const double middle = picture.size / 2.0;
  return {static_cast<float>(moment_x / mass - middle),
          static_cast<float>(moment_y / mass - middle)};
}

Picture draw_centred(int size, const ShiftLimits& limits,
                     FunctionRef<void(Point shift, std::span<float> pixels)> draw) {
  Picture picture = blank_picture(size);
  Point shift = limits.clamp({});
  draw(shift, picture.pixels);
  for (int correction = 0; correction < 2; ++correction) {
    const Point error = offset_from_middle(picture);
    const Point next = limits.clamp({shift.x - error.x, shift.y - error.y});
    if (std::hypot(next.x - shift.x, next.y - shift.y) < good_enough) break;
    shift = next;
    draw(shift, picture.pixels);
  }
  return picture;
}

}  // namespace scrawl::ink
