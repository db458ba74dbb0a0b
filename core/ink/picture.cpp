#include "core/ink/picture.hpp"

#include <cstddef>

#include "core/ink/centre.hpp"
#include "core/ink/normalise.hpp"
#include "core/ink/rasterise.hpp"

namespace scrawl::ink {
namespace {

/// The bounding box of the segments' ink, edges included.
Box ink_box(std::span<const Segment> segments, float pen_width) {
  Box box{segments[0].from.x, segments[0].from.y, segments[0].from.x, segments[0].from.y};
  for (const Segment& segment : segments) {
    for (const Point point : {segment.from, segment.to}) {
      box = united(box, {point.x, point.y, point.x, point.y});
    }
  }
  const float reach = (pen_width + edge_width) / 2;
  return {box.left - reach, box.top - reach, box.right + reach, box.bottom + reach};
}

}  // namespace

Picture blank_picture(int size) {
  return {size,
          std::vector<float>(static_cast<std::size_t>(size) * static_cast<std::size_t>(size))};
}

Picture render(const Drawing& drawing, const Preprocessing& preprocessing) {
  const std::vector<Segment> segments = fit_into_box(drawing, preprocessing);
  const int size = preprocessing.size;
  if (segments.empty()) return blank_picture(size);
  const auto pen_width = static_cast<float>(preprocessing.pen_width);
  return draw_centred(size, limits_for(ink_box(segments, pen_width), size),
                      [&](Point shift, std::span<float> pixels) {
                        rasterise(segments, shift, pen_width, size, pixels);
                      });
}

}  // namespace scrawl::ink
