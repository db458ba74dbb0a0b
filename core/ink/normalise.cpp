#include "core/ink/normalise.hpp"

#include <algorithm>

namespace scrawl::ink {
namespace {

constexpr float merge_distance = 1.0f / 32;  ///< pixels

/// Appends one stroke's segments; `to_picture` maps a point into the picture.
template <class ToPicture>
void append_stroke(const Stroke& stroke, ToPicture to_picture, std::vector<Segment>& segments) {
  std::optional<Point> pen, last;
  bool moved = false;
  for (const Point source : stroke) {
    if (!finite(source)) continue;
    last = to_picture(source);
    if (!pen) {
      pen = last;
    } else if (squared_distance(*pen, *last) >= merge_distance * merge_distance) {
      segments.push_back({*pen, *last});
      pen = last;
      moved = true;
    }
  }
  if (pen && !moved) segments.push_back({*pen, *last});
}

}  // namespace

std::vector<Segment> fit_into_box(const Drawing& drawing, const Preprocessing& preprocessing) {
  const auto box = bounding_box(drawing);
  if (!box) return {};
  // In double, because the difference of finite floats can overflow.
  const double width = static_cast<double>(box->right) - box->left;
  const double height = static_cast<double>(box->bottom) - box->top;
  const double longer = std::max(width, height);
  const double room = std::max(preprocessing.box - preprocessing.pen_width, 0.0);
  const double scale = longer > 0 ? room / longer : 0;
  const double centre_x = box->left + width / 2;
  const double centre_y = box->top + height / 2;
  const double middle = preprocessing.size / 2.0;

  std::vector<Segment> segments;
  for (const Stroke& stroke : drawing) {
    append_stroke(
        stroke,
        [&](Point point) {
          return Point{static_cast<float>(middle + (point.x - centre_x) * scale),
                       static_cast<float>(middle + (point.y - centre_y) * scale)};
        },
        segments);
  }
  return segments;
}

}  // namespace scrawl::ink
