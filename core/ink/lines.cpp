#include "core/ink/lines.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/ink/beside.hpp"
#include "core/sort_places.hpp"

namespace scrawl::ink {
namespace {

// Lengths are in heights of the writing beside, as `Layout::height_beside` tells it.

/// What is nearer than this hangs together.
constexpr double hanging = 0.08;
/// How high two pieces of one digit are together, and the rings of an 8 where nothing is taller;
/// how far apart they are, and how thick for its length what is no ring is at most.
constexpr double one_digit = 1.35, highest_rings = 1.9, between_rings = 0.3, roundest_line = 0.45;
/// What is lower, or much wider than tall, tells no line: it belongs to the one that it is nearest.
constexpr double lowest_in_line = 0.45, flattest_in_line = 0.25;
/// How far a digit's middle may lie above or below where its line is expected to go on, and how
/// much further for each height of empty paper before it.
constexpr double wander = 0.65, wander_over_gap = 0.1, most_wander = 0.85;
/// How far apart what is never on two lines is, and how high together.
constexpr double between_parts = 0.13, highest_parts = 2.4;
/// A comma is lower than this, and begins no further below the foot of the digit before it.
constexpr double tallest_comma = 0.75, widest_comma = 0.45, below_line = 0.3;
/// Digits of lines whose heights differ more are no parts of one.
constexpr double same_size = 0.7;
/// A line's slant is told by its last digits, as many as lie within this.
constexpr double slant_over = 3;

/// What hangs together.
struct Blob {
  Box box;
  double scale = 0;  ///< the height of the writing beside
  std::vector<std::size_t> strokes;
};

/// Whether two strokes are both as high as digits, of lines that differ in size.
bool differ_in_size(const Box& one, double one_scale, const Box& other, double other_scale) {
  return std::min(one_scale, other_scale) < same_size * std::max(one_scale, other_scale) &&
         height(one) >= lowest_in_line * one_scale && height(other) >= lowest_in_line * other_scale;
}

bool round(const Layout& layout, std::size_t stroke) {
  return shape_of(layout.points(stroke)).thickness > roundest_line;
}

/// Whether two strokes may be rings of an 8, or another digit's parts: low with all that hangs
/// together with them, one above the other, and near.
bool parts_of_one(const Layout& layout, std::size_t a, std::size_t b, double whole, double scale) {
  const Box &one = layout.box(a), &other = layout.box(b);
  const double between =
      (std::max(one.top, other.top) - std::min(one.bottom, other.bottom)) / scale;
  if (-gap(one, other) < std::min(width(one), width(other)) / 2) return false;
  return (between < between_rings &&
          (whole < one_digit || (whole < highest_rings && round(layout, a) && round(layout, b)))) ||
         (between < between_parts && whole < highest_parts);
}

std::vector<Blob> blobs_of(const Layout& layout) {
  std::vector<std::size_t> name(layout.count());
  std::iota(name.begin(), name.end(), std::size_t{0});
  std::vector<double> scales(name.size());
  for (const std::size_t stroke : name) scales[stroke] = layout.height_beside(stroke);
  std::vector<Box> boxes(name.size());  // of all that hangs together, at its name
  for (const std::size_t stroke : name) boxes[stroke] = layout.box(stroke);
  for (const bool touching : {true, false}) {
    for (std::size_t a = 0; a < name.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        if (name[a] == name[b]) continue;
        const Box &one = layout.box(a), &other = layout.box(b);
        const double scale = std::max(scales[a], scales[b]);
        const Box both = united(boxes[name[a]], boxes[name[b]]);
        if (touching) {
          const auto room = static_cast<float>(hanging * scale);
          const bool near = gap(one, other) <= room && one.top <= other.bottom + room &&
                            other.top <= one.bottom + room;
          if (!near || layout.relation(a, b).distance * layout.height() > hanging * scale) continue;
        } else if (differ_in_size(one, scales[a], other, scales[b]) ||
                   !parts_of_one(layout, a, b, height(both) / scale, scale)) {
          continue;
        }
        boxes[name[b]] = both;
        std::replace(name.begin(), name.end(), std::size_t{name[a]}, std::size_t{name[b]});
      }
    }
  }
  std::vector<Blob> blobs;
  std::vector<std::size_t> place(name.size(), name.size());
  for (std::size_t stroke = 0; stroke < name.size(); ++stroke) {
    std::size_t& own = place[name[stroke]];
    if (own == name.size()) {
      own = blobs.size();
      blobs.push_back({layout.box(stroke), 0, {}});
    }
    blobs[own].scale = std::max(blobs[own].scale, scales[stroke]);
    blobs[own].box = united(blobs[own].box, layout.box(stroke));
    blobs[own].strokes.push_back(stroke);
  }
  return blobs;
}

/// Its digits from left to right.
using Line = std::vector<const Blob*>;

/// How far a digit lies from where the line is expected to go on, in its drawing's units.
double distance_from(const Line& line, const Box& box, double height) {
  const Point last = middle(line.back()->box), own = middle(box);
  double slant = 0;
  for (std::size_t i = line.size() - 1; i-- > 0;) {
    const Point before = middle(line[i]->box);
    const double run = last.x - before.x;
    if (run > slant_over * height) break;
    if (run > height / 2) slant = (last.y - before.y) / run;
  }
  const double level = own.y - last.y;
  const double ahead = level - slant * std::min(own.x - last.x, static_cast<float>(2 * height));
  return std::min(std::abs(level), std::abs(ahead));
}

/// Whether `a` stands above `b`, told where they are nearest to one another.
bool above(const Line& a, const Line& b) {
  double nearest = INFINITY;
  bool result = false;
  for (const Blob* one : a) {
    for (const Blob* other : b) {
      const Point p = middle(one->box), q = middle(other->box);
      if (std::abs(p.x - q.x) >= nearest) continue;
      nearest = std::abs(p.x - q.x);
      result = p.y < q.y;
    }
  }
  return result;
}

/// Whether a blob may be a long comma behind a line: low, narrow, not as tall as a digit.
bool hangs_behind(const Line& line, const Box& box, double height_of_writing) {
  const Box& last = line.back()->box;
  return height(box) < tallest_comma * height_of_writing &&
         width(box) < widest_comma * height_of_writing && middle(box).x > last.right &&
         gap(last, box) < height_of_writing / 2 && box.top > middle(last).y &&
         box.top - last.bottom < below_line * height_of_writing;
}

double squared_distance(const Box& a, const Box& b) {
  const double x = std::max(gap(a, b), 0.0);
  const double y = std::max(gap_in_y(a, b), 0.0);
  return x * x + y * y;
}

bool tells_line(const Blob& blob) {
  const double tall = height(blob.box);
  return tall >= lowest_in_line * blob.scale && tall >= flattest_in_line * width(blob.box);
}

/// The line that a digit to the right of all others continues; null if it begins one.
Line* continued_line(std::vector<Line>& lines, const Blob& blob) {
  Line* nearest = nullptr;
  double least = INFINITY;
  for (Line& line : lines) {
    const Box& last = line.back()->box;
    const double scale = std::max(line.back()->scale, blob.scale);
    const double space = gap(last, blob.box) / scale;
    const double limit =
        std::min(wander + wander_over_gap * std::max(space, 0.0), most_wander) * scale;
    const double distance = distance_from(line, blob.box, scale);
    // Where digits of very different heights follow each other, they still stand side by side.
    const bool beside = space > 0 && blob.box.top < last.bottom && blob.box.bottom > last.top;
    if (distance < least && (beside || distance < limit || hangs_behind(line, blob.box, scale))) {
      nearest = &line, least = distance;
    }
  }
  return nearest;
}

void sort_from_top(std::vector<Line>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    for (std::size_t k = i; k > 0 && above(lines[k], lines[k - 1]); --k) {
      std::swap(lines[k], lines[k - 1]);
    }
  }
}

/// The line whose digits are nearest.
Line& nearest_line(std::vector<Line>& lines, const Blob& blob) {
  Line* nearest = &lines[0];
  double least = INFINITY;
  for (Line& line : lines) {
    for (const Blob* other : line) {
      const double distance = squared_distance(other->box, blob.box);
      if (distance < least && tells_line(*other)) nearest = &line, least = distance;
    }
  }
  return *nearest;
}

std::vector<std::size_t> strokes_of(const Line& line) {
  std::vector<std::size_t> strokes;
  for (const Blob* blob : line) {
    strokes.insert(strokes.end(), blob->strokes.begin(), blob->strokes.end());
  }
  sort_places(strokes, std::less<std::size_t>());
  return strokes;
}

}  // namespace

std::vector<std::vector<std::size_t>> lines(const Layout& layout) {
  const std::vector<Blob> blobs = blobs_of(layout);
  const auto from_left_to_right = places_in_order(blobs.size(), [&](std::size_t a, std::size_t b) {
    return middle(blobs[a].box).x < middle(blobs[b].box).x;
  });
  std::vector<Line> found;
  std::vector<const Blob*> small;
  for (const std::size_t place : from_left_to_right) {
    const Blob& blob = blobs[place];
    if (!tells_line(blob)) {
      small.push_back(&blob);
      continue;
    }
    Line* line = continued_line(found, blob);
    if (!line) line = &found.emplace_back();
    line->push_back(&blob);
  }
  if (found.empty()) found.emplace_back();
  sort_from_top(found);
  for (const Blob* blob : small) nearest_line(found, *blob).push_back(blob);
  std::vector<std::vector<std::size_t>> result;
  result.reserve(found.size());
  for (const Line& line : found) result.push_back(strokes_of(line));
  return result;
}

}  // namespace scrawl::ink
