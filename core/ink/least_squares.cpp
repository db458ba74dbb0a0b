#include "core/ink/least_squares.hpp"

namespace scrawl::ink {

FittedLine fitted_line(std::span<const Point> points) {
  const auto count = static_cast<double>(points.size());
  double mean_x = 0, mean_y = 0, both = 0, square = 0;
  for (const Point point : points) {
    mean_x += static_cast<double>(point.x) / count;
    mean_y += static_cast<double>(point.y) / count;
  }
  for (const Point point : points) {
    const double x = static_cast<double>(point.x) - mean_x;
    both += x * (static_cast<double>(point.y) - mean_y);
    square += x * x;
  }
  return {square > 0 ? both / square : 0, square};
}

}  // namespace scrawl::ink
