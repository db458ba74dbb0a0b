#include "core/ink/sheet.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "core/ink/components.hpp"
#include "core/ink/distance.hpp"
#include "core/ink/median.hpp"
#include "core/ink/otsu.hpp"

namespace scrawl::ink {
namespace {

/// Least difference between table and sheet, grey levels.
constexpr double min_contrast = 30;
/// The least fraction of the image that a sheet fills.
constexpr double min_sheet = 0.05;
/// The fraction of the sheet that is ink. More is no sheet: a 0 drawn with a broad pen is mostly
/// hole.
constexpr double min_ink = 0.001, max_ink = 0.25;
/// The least fraction of its smallest bounding rectangle that a sheet fills; an oval fills 0.785.
constexpr double rectangular = 0.87;
/// Width of the sheet's edge, pixels, in which the table may show.
constexpr float edge = 3;

std::size_t level_of(float grey) {
  return static_cast<std::size_t>(std::clamp(grey, 0.0f, 255.0f));
}

/// Splits the pixels at Otsu's threshold; 1 for the class that has fewer of the border's pixels.
/// None if the classes differ too little.
std::optional<Map> unlike_border(const Map& image) {
  Histogram counts{};
  for (const float grey : image.values) ++counts[level_of(grey)];
  const std::size_t upper = upper_class(counts);
  double sums[2] = {0, 0}, pixels[2] = {0, 0}, border[2] = {0, 0};
  Map classes(image.width, image.height);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const float grey = image.at(x, y);
      const int light = level_of(grey) >= upper ? 1 : 0;
      const bool outermost = x == 0 || y == 0 || x == image.width - 1 || y == image.height - 1;
      classes.at(x, y) = static_cast<float>(light);
      sums[light] += static_cast<double>(grey);
      ++pixels[light];
      if (outermost) ++border[light];
    }
  }
  if (pixels[0] == 0 || sums[1] / pixels[1] - sums[0] / pixels[0] < min_contrast) {
    return std::nullopt;
  }
  if (border[1] > border[0]) {
    for (float& value : classes.values) value = 1 - value;
  }
  return classes;
}

/// The component with its holes filled: 1 inside, 0 outside.
Map filled(const Component& component, const Map& image) {
  Map result(image.width, image.height, 1);
  Map outside(image.width, image.height, 1);
  for (const std::size_t pixel : component.pixels) outside.values[pixel] = 0;
  for (const Component& part : components(outside)) {
    if (part.border_pixels == 0) continue;
    for (const std::size_t pixel : part.pixels) result.values[pixel] = 0;
  }
  return result;
}

/// The area of the smallest rectangle around the pixels with value 1, of rectangles in eighteen
/// directions.
double rectangle_around(const Map& shape) {
  constexpr int directions = 18;
  constexpr double right_angle = 1.5707963267948966;
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < directions; ++i) {
    const double cosine = std::cos(i * right_angle / directions);
    const double sine = std::sin(i * right_angle / directions);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double low[2] = {infinity, infinity}, high[2] = {-infinity, -infinity};
    const auto add = [&](double x, double y) {
      const double rotated[2] = {cosine * x + sine * y, cosine * y - sine * x};
      for (const int axis : {0, 1}) {
        low[axis] = std::min(low[axis], rotated[axis]);
        high[axis] = std::max(high[axis], rotated[axis]);
      }
    };
    for (int y = 0; y < shape.height; ++y) {
      int left = 0, right = shape.width;
      while (left < right && shape.at(left, y) == 0) ++left;
      while (right > left && shape.at(right - 1, y) == 0) --right;
      if (left == right) continue;
      for (const int x : {left, right}) add(x, y), add(x, y + 1);
    }
    best = std::min(best, (high[0] - low[0]) * (high[1] - low[1]));
  }
  return best;
}

}  // namespace

std::optional<Sheet> sheet_on_table(const Map& image) {
  const std::optional<Map> classes = unlike_border(image);
  if (!classes) return std::nullopt;
  const std::vector<Component> parts = components(*classes);
  const auto largest = std::max_element(
      parts.begin(), parts.end(),
      [](const auto& a, const auto& b) { return a.pixels.size() < b.pixels.size(); });
  // A component that reaches the border may be the brighter half of a single sheet.
  if (largest == parts.end() || largest->border_pixels > 0) return std::nullopt;
  const Map shape = filled(*largest, image);
  const auto area = static_cast<double>(std::count(shape.values.begin(), shape.values.end(), 1.0f));
  const double ink = (area - static_cast<double>(largest->pixels.size())) / area;
  if (area < min_sheet * static_cast<double>(image.values.size()) || ink < min_ink ||
      ink > max_ink || area < rectangular * rectangle_around(shape)) {
    return std::nullopt;
  }
  std::vector<float> greys;
  for (const std::size_t pixel : largest->pixels) greys.push_back(image.values[pixel]);
  const float paper = median(std::move(greys));
  const Map depth = depth_in_ink(shape);
  const Box& box = largest->box;
  Sheet sheet{Map(static_cast<int>(box.right - box.left), static_cast<int>(box.bottom - box.top)),
              static_cast<int>(box.left), static_cast<int>(box.top)};
  for (int y = 0; y < sheet.map.height; ++y) {
    for (int x = 0; x < sheet.map.width; ++x) {
      const std::size_t pixel = image.index(sheet.left + x, sheet.top + y);
      sheet.map.at(x, y) = depth.values[pixel] > edge ? image.values[pixel] : paper;
    }
  }
  return sheet;
}

}  // namespace scrawl::ink
