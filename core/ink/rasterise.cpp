#include "core/ink/rasterise.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace scrawl::ink {
namespace {

/// The pixels [first, end) whose centres lie between `low` and `high`.
struct Range {
  int first, end;
};
Range centres_between(float low, float high, int size) {
  const auto limit = static_cast<float>(size);
  return {static_cast<int>(std::clamp(low + 0.5f, 0.0f, limit)),
          static_cast<int>(std::clamp(high + 0.5f, 0.0f, limit))};
}

/// Updates `squared`, the squared distances to the nearest segment, near one segment.
void draw(const Segment& segment, float reach, int size, std::span<float> squared) {
  const auto [x0, y0] = segment.from;
  const float dx = segment.to.x - x0, dy = segment.to.y - y0;
  const float length2 = dx * dx + dy * dy;
  const float inverse = length2 > 0 ? 1 / length2 : 0;
  const Range rows =
      centres_between(std::min(y0, y0 + dy) - reach, std::max(y0, y0 + dy) + reach, size);
  for (int row = rows.first; row < rows.end; ++row) {
    const float py = static_cast<float>(row) + 0.5f - y0;
    // Only the part of the segment within reach of this row can affect it.
    float begin = 0, end = 1;
    if (std::abs(dy) > reach) {
      begin = std::clamp((py - reach) / dy, 0.0f, 1.0f);
      end = std::clamp((py + reach) / dy, 0.0f, 1.0f);
    }
    const float xa = x0 + begin * dx, xb = x0 + end * dx;
    const Range columns = centres_between(std::min(xa, xb) - reach, std::max(xa, xb) + reach, size);
    float* const line = squared.data() + static_cast<std::ptrdiff_t>(row) * size;
    for (int column = columns.first; column < columns.end; ++column) {
      const float px = static_cast<float>(column) + 0.5f - x0;
      const float along = std::min(std::max((px * dx + py * dy) * inverse, 0.0f), 1.0f);
      const float ex = px - along * dx, ey = py - along * dy;
      line[column] = std::min(line[column], ex * ex + ey * ey);
    }
  }
}

}  // namespace

void rasterise(std::span<const Segment> segments, Point shift, float pen_width, int size,
               std::span<float> pixels) {
  assert(pixels.size() == static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
  const float reach = (pen_width + edge_width) / 2;
  std::fill(pixels.begin(), pixels.end(), reach * reach);
  for (const Segment& segment : segments) {
    draw({{segment.from.x + shift.x, segment.from.y + shift.y},
          {segment.to.x + shift.x, segment.to.y + shift.y}},
         reach, size, pixels);
  }
  for (float& value : pixels) {
    value = coverage(pen_width / 2 - std::sqrt(value));
  }
}

}  // namespace scrawl::ink
