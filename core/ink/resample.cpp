#include "core/ink/resample.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace scrawl::ink {
namespace {

/// The weights with which old pixels contribute to one new pixel, along one axis.
struct Window {
  int first = 0;
  std::vector<float> weights;
};

std::vector<Window> windows(double start, int count, double scale, int old_count) {
  const double width = std::max(1 / scale, 1.0);
  std::vector<Window> result(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const double middle = start + (i + 0.5) / scale;
    const double low = middle - width / 2, high = middle + width / 2;
    Window& window = result[static_cast<std::size_t>(i)];
    window.first = std::clamp(static_cast<int>(std::floor(low)), 0, old_count);
    const int end = std::clamp(static_cast<int>(std::ceil(high)), window.first, old_count);
    for (int old = window.first; old < end; ++old) {
      const double covered = std::min(high, old + 1.0) - std::max(low, static_cast<double>(old));
      window.weights.push_back(static_cast<float>(std::max(covered, 0.0) / width));
    }
  }
  return result;
}

}  // namespace

Map resample(const Map& map, const Box& box, double scale, int margin) {
  const auto new_size = [&](float low, float high) {
    return std::max(static_cast<int>(std::ceil((high - low) * scale - 1e-6)), 1) + 2 * margin;
  };
  Map result(new_size(box.left, box.right), new_size(box.top, box.bottom));
  const auto columns = windows(box.left - margin / scale, result.width, scale, map.width);
  const auto rows = windows(box.top - margin / scale, result.height, scale, map.height);

  Map narrow(result.width, map.height);
  for (int y = 0; y < map.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      const Window& window = columns[static_cast<std::size_t>(x)];
      float sum = 0;
      for (std::size_t i = 0; i < window.weights.size(); ++i) {
        sum += window.weights[i] * map.at(window.first + static_cast<int>(i), y);
      }
      narrow.at(x, y) = sum;
    }
  }
  for (int y = 0; y < result.height; ++y) {
    const Window& window = rows[static_cast<std::size_t>(y)];
    for (std::size_t i = 0; i < window.weights.size(); ++i) {
      const int old = window.first + static_cast<int>(i);
      for (int x = 0; x < result.width; ++x) {
        result.at(x, y) += window.weights[i] * narrow.at(x, old);
      }
    }
  }
  return result;
}

}  // namespace scrawl::ink
