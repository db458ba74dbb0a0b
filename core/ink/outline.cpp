#include "core/ink/outline.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include "core/ink/centre.hpp"
#include "core/ink/distance.hpp"
#include "core/ink/rasterise.hpp"

namespace scrawl::ink {
namespace {

/// Strokes of up to this many pen widths keep their thickness: MNIST's strokes vary, too.
constexpr double max_thickness = 1.3;
/// No stroke is thinned to less than this fraction of its width, or thin parts would vanish.
constexpr double min_thinning = 0.55;

/// Some ink as a signed distance map, and the width of the pen that drew it.
struct Outline {
  Map depth;          ///< see depth_in_ink
  Box box;            ///< around the ink, in the map's pixels
  double pen = 0;     ///< stroke width
  double longer = 0;  ///< longer side of the box
};

Outline measure(const Map& ink, double farthest) {
  Outline outline{depth_in_ink(ink, farthest), {}, 0, 0};
  int left = ink.width, right = 0, top = ink.height, bottom = 0;
  double sum = 0, count = 0;
  for (int y = 0; y < ink.height; ++y) {
    for (int x = 0; x < ink.width; ++x) {
      const float depth = outline.depth.at(x, y);
      if (depth <= 0) continue;
      sum += depth;
      ++count;
      left = std::min(left, x), right = std::max(right, x + 1);
      top = std::min(top, y), bottom = std::max(bottom, y + 1);
    }
  }
  outline.box = {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right),
                 static_cast<float>(bottom)};
  outline.longer = std::max(right - left, bottom - top);
  // Across a stroke the depth rises linearly from 0 to half the width and falls again, so its mean
  // is a quarter of the width.
  outline.pen = count > 0 ? 4 * sum / count : 0;
  return outline;
}

/// The depth at any point by bilinear interpolation; beyond the map as at its border.
float depth_at(const Map& depth, float x, float y) {
  const float u = std::clamp(x - 0.5f, 0.0f, static_cast<float>(depth.width - 1));
  const float v = std::clamp(y - 0.5f, 0.0f, static_cast<float>(depth.height - 1));
  const int left = static_cast<int>(u), top = static_cast<int>(v);
  const int right = std::min(left + 1, depth.width - 1);
  const int bottom = std::min(top + 1, depth.height - 1);
  const float a = u - static_cast<float>(left), b = v - static_cast<float>(top);
  return (1 - b) * ((1 - a) * depth.at(left, top) + a * depth.at(right, top)) +
         b * ((1 - a) * depth.at(left, bottom) + a * depth.at(right, bottom));
}

}  // namespace

double room_to_grow(const Preprocessing& preprocessing) {
  return (preprocessing.pen_width + edge_width) / 2 /
         std::max(preprocessing.box - preprocessing.pen_width, 1.0);
}

Picture draw_outline(const Map& map, const Preprocessing& preprocessing) {
  const double farthest = room_to_grow(preprocessing) * std::max(map.width, map.height);
  const Outline outline = measure(map, farthest);
  const double pen = preprocessing.pen_width, box = preprocessing.box;
  // The pen's path is shorter than the ink by one stroke width. With hardly any path it is a dot.
  const double path = outline.longer - outline.pen;
  if (path < 0.4 * outline.longer || box <= pen) return render({{{0, 0}}}, preprocessing);
  const double width = (box - pen) / path * outline.pen;
  const double target_width =
      width < pen ? pen : std::max(std::min(width, max_thickness * pen), min_thinning * width);
  const double scale = (box - target_width) / path;
  const double growth = (target_width - scale * outline.pen) / 2;  // of the outline, to each side
  const int size = preprocessing.size;
  const float middle = static_cast<float>(size) / 2;
  const float centre_x = (outline.box.left + outline.box.right) / 2;
  const float centre_y = (outline.box.top + outline.box.bottom) / 2;
  const auto zoom = static_cast<float>(scale);
  const auto offset = static_cast<float>(growth);
  const float reach = offset + edge_width / 2;
  const float half_width = (outline.box.right - outline.box.left) * zoom / 2 + reach;
  const float half_height = (outline.box.bottom - outline.box.top) * zoom / 2 + reach;
  const Box ink{middle - half_width, middle - half_height, middle + half_width,
                middle + half_height};
  return draw_centred(size, limits_for(ink, size), [&](Point shift, std::span<float> pixels) {
    for (int row = 0; row < size; ++row) {
      const float y = (static_cast<float>(row) + 0.5f - middle - shift.y) / zoom + centre_y;
      for (int column = 0; column < size; ++column) {
        const float x = (static_cast<float>(column) + 0.5f - middle - shift.x) / zoom + centre_x;
        pixels[static_cast<std::size_t>(row * size + column)] =
            coverage(depth_at(outline.depth, x, y) * zoom + offset);
      }
    }
  });
}

}  // namespace scrawl::ink
