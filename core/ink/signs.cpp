#include "core/ink/signs.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "core/ink/beside.hpp"
#include "core/ink/cross.hpp"

namespace scrawl::ink {
namespace {

// Lengths are in heights of the digits beside.

/// How thick, for its length, a straight line is, a dash that touches a digit, and one that is
/// drawn in a hurry.
constexpr double straight = 0.13, neat = 0.25, hasty = 0.5, roundish = 0.3;
/// Steepness of a line (radians from level): a dash's at most, a vertical line's at least.
constexpr double level = 0.6, upright = 0.9;
constexpr double lowest_slash = 0.6, almost_upright = 1.4;
/// How sure shape and place are of a sign when all of it fits, and when it could be a nick as well.
constexpr double surest = 0.98, sure = 0.95, likely = 0.8, open = 0.5;
/// Below this a sign is not worth looking at.
constexpr double least = 0.02;
/// How high a dash is at most, with all its slant.
constexpr double highest_dash = 0.35;
/// The longer side of a dot at most, and of one that stands between others.
constexpr double largest_dot = 0.45, smallest_dash = 0.12, largest_point = 0.15;
/// What is no larger, and so far from the digits, is a dash however it is shaped.
constexpr double largest_speck = 0.3, clear_of_dot = 0.1;
/// How long a plus is.
constexpr double smallest_plus = 0.3, largest_plus = 1.2;
/// How sure a single piece is a plus that looks like one: 2 % of MNIST's 4s and 9s do,
/// so that it takes a network that doubts the digit.
constexpr double doubtful_plus = 0.28;
/// What follows a percent sign is lower, or so far away that it is another number's.
constexpr double lowest_behind = 0.4, space_behind = 1;
/// How far a comma stays away from digits: the stem of a 4 is nearer to its angle.
constexpr double nearest_comma = 0.08, apart = 0.3;

bool between(double low, double value, double high) {
  return low <= value && value <= high;
}

/// Its middle: digits may stand above the foot of a slash, and below its top.
Box narrowed(const Box& box) {
  const float centre = middle(box).x, half = (box.right - box.left) / 10;
  return {centre - half, box.top, centre + half, box.bottom};
}

std::uint64_t bit(std::size_t stroke) {
  return std::uint64_t{1} << stroke;
}

double logistic(double odds) {
  return 1 / (1 + std::exp(-odds));
}

/// Whether the pen went from one end to the other and not back again.
bool one_way(const std::vector<Point>& points, const Box& box) {
  const double x = points.back().x - points.front().x, y = points.back().y - points.front().y;
  return std::hypot(x, y) > 0.8 * std::hypot(width(box), height(box));
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
      find_slash(i, box);
      if (!(band.height > 0)) continue;
      find_mark(i, box, band);
      find_dash(i, box, band);
      if (!band.across && between(smallest_plus, longer(box) / band.height, largest_plus) &&
          between(0.15, band.at(middle(box).y), 0.85) && is_cross(layout_.points(i))) {
        add('+', bit(i), doubtful_plus);
      }
      if (longer(box) < largest_dot * band.height && band.left && band.right) {
        find_colon(i, box, band);
      }
    }
    // What is likely a part of a larger sign is less likely one of its own. Those of one stroke
    // come first, so that none is lowered by a sign that has been lowered itself.
    for (const int strokes : {1, 2}) {
      for (Sign& part : signs_) {
        if (std::popcount(part.strokes) != strokes) continue;
        for (const Sign& whole : signs_) {
          if (part.strokes != whole.strokes && (part.strokes & ~whole.strokes) == 0) {
            part.probability *= 1 - whole.probability;
          }
        }
      }
    }
    return std::move(signs_);
  }

 private:
  void add(char character, std::uint64_t strokes, double probability) {
    if (probability >= least) signs_.push_back({character, strokes, probability});
  }

  /// A point or a comma: low, and at most with its tip as high as a digit's middle.
  void find_mark(std::size_t stroke, const Box& box, const Band& band) {
    const bool comma = longer(box) > 0.13 * band.height && height(box) > width(box) &&
                       (longer(box) < 0.3 * band.height || shapes_[stroke].thickness < roundish);
    if (layout_.mark(stroke)) {
      add(comma ? ',' : '.', bit(stroke), sure);
    } else if (longer(box) < largest_point * band.height && !band.across &&
               between(0.8, band.at(middle(box).y), 1.15) &&
               nearest_ink(layout_, stroke) > 2 * touching) {
      add('.', bit(stroke), likely);
    } else if (comma && !band.across && between(0.2, height(box) / band.height, 0.75) &&
               width(box) < 0.5 * band.height && band.at(box.top) > 0.5 &&
               band.at(box.bottom) > 1) {
      const double near = nearest_ink(layout_, stroke) * layout_.height();
      if (near < std::max(nearest_comma * band.height, apart * longer(box))) return;
      add(',', bit(stroke), band.at(box.top) > 0.65 ? likely : open);
    }
  }

  /// Level, in the middle, and with most of it on empty paper: bars and flags lie on their digits.
  void find_dash(std::size_t stroke, const Box& box, const Band& band) {
    const Shape& shape = shapes_[stroke];
    const double length = longer(box) / std::min(band.height, layout_.height());
    const bool dot = length < smallest_dash;
    const bool touches = nearest_ink(layout_, stroke) < 2 * touching;
    const bool flat = std::abs(shape.steepness) < level &&
                      height(box) < highest_dash * band.height &&
                      shape.thickness < (touches ? neat : hasty);
    const bool clear = (!band.left || gap(box, *band.left) > clear_of_dot * band.height) &&
                       (!band.right || gap(box, *band.right) > clear_of_dot * band.height);
    const bool within = band.left && band.right;
    const bool speck = length < (shape.thickness < hasty ? 0.5 : largest_speck);
    if (length > 1.2 || !(dot || flat || (speck && clear && within))) return;
    const double place = band.at(middle(box).y), free = free_part(layout_, stroke);
    if (!band.across && between(clear ? 0.1 : 0.22, place, 0.85) &&
        (dot ? clear && within : clear || within)) {
      add('-', bit(stroke),
          (flat && !dot ? sure : likely) * logistic(12 * (free - 0.6)) *
              logistic(10 * (outside(layout_, stroke) - 0.25)));
    }
    if (flat && !dot && shape.thickness < straight) find_plus(stroke, box, band);
  }

  void find_plus(std::size_t bar, const Box& box, const Band& band) {
    for (std::size_t other = 0; other < layout_.count(); ++other) {
      const Box& stem = layout_.box(other);
      if (shapes_[other].thickness >= straight || std::abs(shapes_[other].steepness) < upright ||
          !between(0.5, height(stem) / width(box), 2) || height(stem) > 1.4 * band.height) {
        continue;
      }
      const double x = (middle(stem).x - box.left) / width(box);
      const double y = (middle(box).y - stem.top) / height(stem);
      if (between(0.2, x, 0.8) && between(0.2, y, 0.8)) add('+', bit(bar) | bit(other), sure);
    }
  }

  /// A straight line that leans, and goes beyond the digits beside at its top and its foot: the
  /// further beyond, the less it must lean, because some people write upright slashes. Fitted by
  /// logistic regression on slashes of fonts among pen digits, and plain 1s among them, then
  /// shifted because there are many more 1s than slashes.
  void find_slash(std::size_t stroke, const Box& box) {
    const Shape& shape = shapes_[stroke];
    const Band band = band_beside(layout_, narrowed(box), stroke);
    if (!(band.height > 0)) return;
    const bool rises = shape.steepness > lowest_slash || shape.steepness < -almost_upright;
    if (shape.thickness > straight || !rises || height(box) < 0.7 * band.height || !band.left) {
      return;
    }
    const double lean = shear(layout_, stroke, true), others = shear(layout_, stroke, false);
    if (lean > 0) find_percent(stroke, box);
    if (!band.right || !one_way(layout_.points(stroke), box)) {
      return;
    }
    const double beyond = std::min(-band.at(box.top), band.at(box.bottom) - 1);
    const double odds = 10 * (lean - 0.15) - 5 * (std::clamp(others, 0.0, 0.8) - 0.15) +
                        3 * std::log(height(box) / band.height) +
                        14 * std::clamp(beyond, -0.2, 0.3) -
                        (nearest_ink(layout_, stroke) < touching ? 4.5 : 3.5);
    add('/', bit(stroke), std::min(logistic(odds), surest));
  }

  /// `lower` is its lower dot.
  void find_colon(std::size_t lower, const Box& box, const Band& band) {
    for (std::size_t other = 0; other < layout_.count(); ++other) {
      const Box& dot = layout_.box(other);
      if (longer(dot) > largest_dot * band.height || other == lower) continue;
      if (std::abs(middle(dot).x - middle(box).x) < 0.45 * band.height &&
          between(0.15, (middle(box).y - middle(dot).y) / band.height, 0.9) &&
          between(0.45, band.at(middle(box).y), 1.2) &&
          between(-0.35, band.at(middle(dot).y), 0.7)) {
        const double free = std::min(free_part(layout_, lower), free_part(layout_, other));
        add(':', bit(lower) | bit(other), sure * logistic(12 * (free - 0.5)));
      }
    }
  }

  /// Two small rings, one before the slash at its top, one behind it at its foot.
  void find_percent(std::size_t slash, const Box& box) {
    std::size_t upper = slash, lower = slash;
    for (std::size_t ring = 0; ring < layout_.count(); ++ring) {
      const Box& own = layout_.box(ring);
      if (!between(0.1, longer(own) / longer(box), 0.65) || gap(own, box) > 0.3 * height(box)) {
        continue;
      }
      const double x = (middle(own).x - middle(box).x) / height(box);
      const double y = (middle(own).y - middle(box).y) / height(box);
      if (x + y < 0 && y < 0.05) upper = ring;
      if (x + y > 0 && y > -0.05) lower = ring;
    }
    if (upper == slash || lower == slash ||
        std::max(shapes_[upper].thickness, shapes_[lower].thickness) < roundish) {
      return;
    }
    // Digits on either side stand at one height, and another one follows.
    for (std::size_t other = 0; other < layout_.count(); ++other) {
      const Box& behind = layout_.box(other);
      if (other == lower || middle(behind).x <= middle(layout_.box(lower)).x) continue;
      if (height(behind) > lowest_behind * height(box) &&
          behind.left - layout_.box(lower).right < space_behind * height(box)) {
        return;
      }
    }
    const Point top = middle(layout_.box(upper)), foot = middle(layout_.box(lower));
    if (foot.y - top.y > 0.25 * height(box)) add('%', bit(slash) | bit(upper) | bit(lower), sure);
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
