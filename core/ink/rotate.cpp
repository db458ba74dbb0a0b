#include "core/ink/rotate.hpp"

#include <cmath>

namespace scrawl::ink {
namespace {

/// The value at a point, in pixels from the middle of the first one.
float value_at(const Map& map, double x, double y) {
  const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
  const auto right = static_cast<float>(x - left), bottom = static_cast<float>(y - top);
  const auto at = [&](int column, int row) {
    return column < 0 || row < 0 || column >= map.width || row >= map.height ? 0
                                                                             : map.at(column, row);
  };
  return (1 - bottom) * ((1 - right) * at(left, top) + right * at(left + 1, top)) +
         bottom * ((1 - right) * at(left, top + 1) + right * at(left + 1, top + 1));
}

}  // namespace

Map rotated(const Map& map, double angle) {
  if (angle == 0) return map;
  const double cosine = std::cos(angle), sine = std::sin(angle);
  const auto extent = [&](int along, int across) {
    return static_cast<int>(std::ceil(along * std::abs(cosine) + across * std::abs(sine)));
  };
  Map result(extent(map.width, map.height), extent(map.height, map.width));
  const double middle_x = (map.width - 1) / 2.0, middle_y = (map.height - 1) / 2.0;
  for (int row = 0; row < result.height; ++row) {
    const double y = row - (result.height - 1) / 2.0;
    for (int column = 0; column < result.width; ++column) {
      const double x = column - (result.width - 1) / 2.0;
      result.at(column, row) =
          value_at(map, middle_x + cosine * x + sine * y, middle_y + cosine * y - sine * x);
    }
  }
  return result;
}

}  // namespace scrawl::ink
