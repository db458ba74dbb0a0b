#include "core/ink/light.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/ink/average.hpp"
#include "core/ink/median.hpp"

namespace scrawl::ink {
namespace {

/// So many pixels tell how much noise the paper has.
constexpr std::size_t samples_of_noise = 40'000;

}  // namespace

Window Light::covered(const GreyImage& image) const {
  return {left, top, std::min(left + grey.width * scale, image.width),
          std::min(top + grey.height * scale, image.height)};
}

void Light::grey_of_row(float y, const Window& part, int step, std::vector<float>& row) const {
  // Bilinear interpolation, first between two rows, then between their columns.
  const auto across = static_cast<float>(scale);
  const auto place = [&](float at, int first, int count) {
    return std::clamp((at - static_cast<float>(first)) / across - 0.5f, 0.0f,
                      static_cast<float>(count - 1));
  };
  const auto between = [](float a, float b, float part_of_b) {
    return std::min(a, b) < 0 ? -1 : a + part_of_b * (b - a);
  };
  const float v = place(y, top, grey.height);
  const int upper = static_cast<int>(v), lower = std::min(upper + 1, grey.height - 1);
  std::vector<float> levels;
  levels.reserve(static_cast<std::size_t>(grey.width));
  for (int x = 0; x < grey.width; ++x) {
    levels.push_back(between(grey.at(x, upper), grey.at(x, lower), v - static_cast<float>(upper)));
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    const float x =
        static_cast<float>(part.left) + (static_cast<float>(i) + 0.5f) * static_cast<float>(step);
    const float u = place(x, left, grey.width);
    const auto column = static_cast<std::size_t>(u);
    const std::size_t next = std::min(column + 1, levels.size() - 1);
    row[i] = between(levels[column], levels[next], u - static_cast<float>(column));
  }
}

Map Light::contrasts(const GreyImage& image, const Window& part, int step) const {
  Map map = averaged_down(image, part, step);
  std::vector<float> paper(static_cast<std::size_t>(map.width));
  for (int y = 0; y < map.height; ++y) {
    const float middle = (static_cast<float>(y) + 0.5f) * static_cast<float>(step);
    grey_of_row(static_cast<float>(part.top) + middle, part, step, paper);
    float* const row = &map.at(0, y);
    for (std::size_t x = 0; x < paper.size(); ++x) {
      const float difference = darkens ? paper[x] - row[x] : row[x] - paper[x];
      const float contrast = relative ? 255 * difference / std::max(paper[x], 1.0f) : difference;
      row[x] = paper[x] < 0 ? 0 : contrast;
    }
  }
  return map;
}

double deviation_of(const Map& contrasts) {
  const std::vector<float>& values = contrasts.values;
  std::vector<float> distances;
  const std::size_t step = values.size() / samples_of_noise + 1;
  for (std::size_t i = 0; i < values.size(); i += step) distances.push_back(std::abs(values[i]));
  return static_cast<double>(median(std::move(distances)));
}

}  // namespace scrawl::ink
