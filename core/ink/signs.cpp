#include "core/ink/signs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace scrawl::ink {
namespace {

// Lengths are in heights of the digits beside.

/// What is lower is no digit; digits further away are no neighbours.
constexpr double lowest_digit = 0.5, furthest = 2.5;
/// How thick, for its length, a straight line is.
constexpr double straight = 0.13;
/// Steepness of a line (radians from level): a dash's at most, a vertical line's at least.
constexpr double level = 0.5, upright = 1.1;
/// How sure shape and place are of a sign when all of it fits.
constexpr double sure = 0.95;

/// What a stroke is like.
struct Shape {
  double steepness =
      0;  ///< of its main direction, 0 level to pi / 2 upright, below 0 where it falls
  double thickness = 0;  ///< across that direction, for its length
};

Shape shape_of(const std::vector<Point>& points) {
  double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
  for (const Point p : points) x += p.x, y += p.y;
  x /= static_cast<double>(points.size()), y /= static_cast<double>(points.size());
  for (const Point p : points) {
    xx += (p.x - x) * (p.x - x);
    xy -= (p.x - x) * (p.y - y);
    yy += (p.y - y) * (p.y - y);
  }
  const double root = std::hypot((xx - yy) / 2, xy);
  const double along = (xx + yy) / 2 + root, across = (xx + yy) / 2 - root;
  return {std::atan2(2 * xy, xx - yy) / 2,
          along > 0 ? std::sqrt(std::max(across, 0.0) / along) : 1};
}

bool between(double low, double value, double high) {
  return low <= value && value <= high;
}

/// Where the digits beside some ink stand.
struct Band {
  std::optional<Box> left, right;
  bool across = false;  ///< whether a digit's stroke stands above, below or on the ink
  double top = 0, height = 0;

  /// Of a place in y: 0 at the digits' top, 1 at their foot.
  double at(double y) const { return (y - top) / height; }
};

Band band_beside(const Layout& layout, const Box& own) {
  Band band;
  // The second time round for the other strokes of the digits found in the first.
  for (const bool first : {true, false}) {
    for (std::size_t other = 0; other < layout.count(); ++other) {
      const Box& box = layout.box(other);
      const Point centre = middle(box);
      if (height(box) < lowest_digit * layout.height() ||
          gap(own, box) > furthest * layout.height()) {
        continue;
      }
      if (between(own.left, centre.x, own.right)) {
        band.across = true;
        continue;
      }
      std::optional<Box>& nearest = centre.x < own.left ? band.left : band.right;
      if (first && (!nearest || gap(own, box) < gap(own, *nearest))) nearest = box;
      if (!first && gap(box, *nearest) < 0) nearest = united(box, *nearest);
    }
  }
  if (!band.left && !band.right) return band;
  const Box &one = band.left ? *band.left : *band.right,
            &other = band.right ? *band.right : *band.left;
  band.top = (static_cast<double>(one.top) + other.top) / 2;
  band.height = (height(one) + height(other)) / 2;
  return band;
}

/// How likely a straight line that rises to the right is a slash and no slanting 1. Fitted by
/// logistic regression on the slashes of 92 fonts and the plain 1s of the pen data's training
/// writers, then shifted because there are many more 1s than slashes.
double slash(const Band& band, const Box& box, double steepness) {
  const double odds = 3.4 - 9.5 * steepness + 6.5 * height(box) / band.height;
  return 1 / (1 + std::exp(-odds));
}

class Finder {
 public:
  explicit Finder(const Layout& layout) : layout_(layout) {
    for (std::size_t i = 0; i < layout.count(); ++i) shapes_.push_back(shape_of(layout.points(i)));
  }

  std::vector<Sign> find() {
    for (std::size_t i = 0; i < layout_.count(); ++i) {
      const Box& box = layout_.box(i);
      const Band band = band_beside(layout_, box);
      if (!(band.height > 0)) continue;
      find_mark(i, box, band);
      if (shapes_[i].thickness < straight) find_line(i, box, band);
      if (longer(box) < 0.3 * band.height && band.left && band.right) find_colon(i, box, band);
    }
    return std::move(signs_);
  }

 private:
  void add(char character, std::vector<std::size_t> strokes, double probability) {
    std::sort(strokes.begin(), strokes.end());
    signs_.push_back({character, std::move(strokes), probability});
  }

  /// A point or a comma: low, and at most with its tip as high as a digit's middle.
  void find_mark(std::size_t stroke, const Box& box, const Band& band) {
    const bool comma = longer(box) > 0.13 * band.height && height(box) > width(box);
    if (layout_.mark(stroke)) {
      add(comma ? ',' : '.', {stroke}, sure);
    } else if (comma && between(0.2, height(box) / band.height, 0.55) &&
               width(box) < 0.3 * band.height && band.at(box.top) > 0.55 &&
               band.at(box.bottom) > 1.1) {
      add(',', {stroke}, 0.5);
    }
  }

  void find_line(std::size_t stroke, const Box& box, const Band& band) {
    const Shape& shape = shapes_[stroke];
    if (std::abs(shape.steepness) < level && between(0.15, width(box) / band.height, 1.2)) {
      const double free =
          std::min(band.left ? gap(box, *band.left) : 1, band.right ? gap(box, *band.right) : 1);
      if (!band.across && free > -0.1 * width(box) && between(0.2, band.at(middle(box).y), 0.85)) {
        add('-', {stroke}, sure);
      }
      find_plus(stroke, box, band);
    }
    if (between(0.6, shape.steepness, 1.45) && height(box) > 0.6 * band.height) {
      if (band.left && band.right) add('/', {stroke}, slash(band, box, shape.steepness));
      if (band.left) find_percent(stroke, box);
    }
  }

  void find_plus(std::size_t stroke, const Box& box, const Band& band) {
    for (std::size_t other = 0; other < layout_.count(); ++other) {
      const Box& stem = layout_.box(other);
      if (shapes_[other].thickness >= straight || std::abs(shapes_[other].steepness) < upright ||
          !between(0.5, height(stem) / width(box), 2) || height(stem) > 1.1 * band.height) {
        continue;
      }
      const double x = (middle(stem).x - box.left) / width(box);
      const double y = (middle(box).y - stem.top) / height(stem);
      if (between(0.2, x, 0.8) && between(0.2, y, 0.8)) add('+', {stroke, other}, sure);
    }
  }

  /// `lower` is its lower dot.
  void find_colon(std::size_t lower, const Box& box, const Band& band) {
    for (std::size_t other = 0; other < layout_.count(); ++other) {
      const Box& dot = layout_.box(other);
      if (longer(dot) > 0.3 * band.height || other == lower) continue;
      if (std::abs(middle(dot).x - middle(box).x) < 0.25 * band.height &&
          between(0.15, (middle(box).y - middle(dot).y) / band.height, 0.8) &&
          between(0.5, band.at(middle(box).y), 1.2) && between(0, band.at(middle(dot).y), 0.7)) {
        add(':', {lower, other}, sure);
      }
    }
  }

  /// Two small rings, one before the slash at its top, one behind it at its foot.
  void find_percent(std::size_t slash, const Box& box) {
    std::size_t upper = slash, lower = slash;
    for (std::size_t ring = 0; ring < layout_.count(); ++ring) {
      const Box& own = layout_.box(ring);
      if (!between(0.1, longer(own) / longer(box), 0.65) || gap(own, box) > 0.3 * height(box) ||
          shapes_[ring].thickness < straight) {
        continue;
      }
      const double x = (middle(own).x - middle(box).x) / height(box);
      const double y = (middle(own).y - middle(box).y) / height(box);
      if (x + y < 0 && y < 0.05) upper = ring;
      if (x + y > 0 && y > -0.05) lower = ring;
    }
    if (upper == slash || lower == slash) return;
    const Point top = middle(layout_.box(upper)), foot = middle(layout_.box(lower));
    if (foot.y - top.y > 0.2 * height(box)) add('%', {slash, upper, lower}, sure);
  }

  const Layout& layout_;
  std::vector<Shape> shapes_;
  std::vector<Sign> signs_;
};

}  // namespace

std::vector<Sign> possible_signs(const Layout& layout) {
  return Finder(layout).find();
}

}  // namespace scrawl::ink
