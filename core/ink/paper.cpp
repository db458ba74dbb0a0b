#include "core/ink/paper.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/ink/closing.hpp"
#include "core/ink/distance.hpp"
#include "core/ink/margin.hpp"
#include "core/ink/otsu.hpp"
#include "core/ink/sheet.hpp"
#include "core/ink/smooth_light.hpp"

namespace scrawl::ink {
namespace {

constexpr int largest_side = 1024;
/// Ink differs from the paper by at least this many grey levels, even without noise.
constexpr float min_contrast = 16;
/// The model of the light fits if the paper's median distance from it, in grey levels, is below
/// this; a camera's noise is smaller.
constexpr double max_misfit = 8;
/// Strokes are narrower than a quarter of the image's longer side.
constexpr int strokes_of_side = 4;

Map averaged_down(const GreyImage& image, int factor) {
  Map map((image.width + factor - 1) / factor, (image.height + factor - 1) / factor);
  for (int y = 0; y < map.height; ++y) {
    const int end_y = std::min((y + 1) * factor, image.height);
    for (int x = 0; x < map.width; ++x) {
      const int end_x = std::min((x + 1) * factor, image.width);
      std::uint32_t sum = 0;
      for (int old_y = y * factor; old_y < end_y; ++old_y) {
        const std::uint8_t* line =
            image.pixels.data() + static_cast<std::ptrdiff_t>(old_y) * image.width;
        for (int old_x = x * factor; old_x < end_x; ++old_x) sum += line[old_x];
      }
      const int count = (end_y - y * factor) * (end_x - x * factor);
      map.at(x, y) = static_cast<float>(sum) / static_cast<float>(count);
    }
  }
  return map;
}

/// The contrast of full ink. Otsu's threshold splits the pixels with more contrast than `noise`
/// into edges and shadows on one side and ink on the other; returns the mean of the ink, 0 if there
/// is none.
float ink_level(const std::vector<float>& contrasts, float noise) {
  Histogram counts{};
  for (const float contrast : contrasts) {
    if (contrast > noise) ++counts[static_cast<std::size_t>(std::min(contrast, 255.0f))];
  }
  double ink = 0, sum = 0;
  for (std::size_t level = upper_class(counts); level < counts.size(); ++level) {
    ink += counts[level];
    sum += static_cast<double>(level) * counts[level];
  }
  return static_cast<float>(ink > 0 ? sum / ink : 0);
}

/// The ink, from the contrast of each pixel to the paper. `deviation` is the median distance of the
/// paper's pixels from the light on it. None if no pixel has more contrast than noise explains.
std::optional<Map> ink_in(Map contrasts, double deviation) {
  // Six standard deviations of the paper: for a normal distribution, 1.4826 times the median
  // distance is one.
  const double noise = 6 * 1.4826 * deviation;
  const float full = ink_level(contrasts.values, std::max(static_cast<float>(noise), min_contrast));
  if (full <= 0) return std::nullopt;
  for (float& value : contrasts.values) value = std::clamp(2 * value / full - 0.5f, 0.0f, 1.0f);
  return contrasts;
}

struct InkInSmoothLight {
  std::optional<Map> ink;  ///< none if nothing has enough contrast
  bool fits;               ///< whether the model of the light fits the paper
};

InkInSmoothLight ink_in_smooth_light(Map map) {
  const SmoothLight light(map);
  light.subtract_from(map);
  double skewness = 0;  // negative if the ink is darker than the paper
  for (const float value : map.values) skewness += static_cast<double>(value) * value * value;
  if (skewness < 0) {
    for (float& value : map.values) value = -value;
  }
  return {ink_in(std::move(map), light.deviation()), light.deviation() < max_misfit};
}

int max_stroke_width(const Map& map) {
  return std::max(map.width, map.height) / strokes_of_side;
}

/// Whether some of the ink is too broad for a stroke: a shadow, or the table beside the paper.
bool broader_than_strokes(Map ink) {
  // Half as dark as ink is enough, because shadows are lighter than ink.
  for (float& value : ink.values) value = value > 0.25f ? 1.0f : 0.0f;
  const Map depth = depth_in_ink(ink);
  const float deepest = *std::max_element(depth.values.begin(), depth.values.end());
  return 2 * deepest > static_cast<float>(max_stroke_width(ink));
}

/// The part of the ink that is neither full nor an edge's faint outside: much of it where the light
/// has been taken for another.
double half_inked(const Map& ink) {
  double half = 0, all = 0;
  for (const float value : ink.values) {
    all += value > 0.25f;
    half += value > 0.25f && value < 0.75f;
  }
  return all > 0 ? half / all : 1;
}

/// For paper with hard shadows. Such paper is light and its ink dark: the ink absorbs the same
/// fraction of the light everywhere.
std::optional<Map> ink_in_stepped_light(Map map) {
  const Map light = closing(map, std::max(max_stroke_width(map) / 2, 1));
  for (std::size_t i = 0; i < map.values.size(); ++i) {
    map.values[i] = 255 * (1 - map.values[i] / std::max(light.values[i], 1.0f));
  }
  const auto median = [](std::vector<float> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
  };
  // With noise, the closing takes the lightest pixels of the paper for the light; subtracting the
  // median corrects that.
  const float paper = median(map.values);
  std::vector<float> distances;
  for (float& value : map.values) {
    value -= paper;
    distances.push_back(std::abs(value));
  }
  return ink_in(std::move(map), static_cast<double>(median(std::move(distances))));
}

}  // namespace

Ink ink_on_paper(const GreyImage& image) {
  Ink ink;
  ink.scale = (std::max(image.width, image.height) + largest_side - 1) / largest_side;
  Map map = averaged_down(image, ink.scale);
  if (auto sheet = sheet_on_table(map)) {
    map = std::move(sheet->map);
    ink.left = sheet->left * ink.scale;
    ink.top = sheet->top * ink.scale;
  }
  if (const Window paper = without_dark_margins(map);
      paper.width() < map.width || paper.height() < map.height) {
    map = cut(map, paper);
    ink.left += paper.left * ink.scale;
    ink.top += paper.top * ink.scale;
  }
  auto [found, fits] = ink_in_smooth_light(map);
  const bool broad = found && broader_than_strokes(*found);
  if (!fits || broad) {
    auto stepped = ink_in_stepped_light(map);
    const bool better = !found || broad || (stepped && half_inked(*stepped) < half_inked(*found));
    if (stepped && better) found = std::move(stepped);
  }
  ink.map = found ? *std::move(found) : Map(map.width, map.height);
  return ink;
}

}  // namespace scrawl::ink
