#include "core/ink/paper.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "core/ink/average.hpp"
#include "core/ink/closing.hpp"
#include "core/ink/contrast.hpp"
#include "core/ink/distance.hpp"
#include "core/ink/margin.hpp"
#include "core/ink/median.hpp"
#include "core/ink/sheet.hpp"
#include "core/ink/smooth_light.hpp"

namespace scrawl::ink {
namespace {

constexpr int largest_side = 1024;
/// The model of the light fits if the paper's median distance from it, in grey levels, is below
/// this; a camera's noise is smaller.
constexpr double max_misfit = 8;
/// Strokes are narrower than a quarter of the image's longer side.
constexpr int strokes_of_side = 4;

struct InkInLight {
  Map ink;
  Light light;
  bool fits = true;  ///< whether the model of the light fits the paper

  bool any() const { return light.full > 0; }
};

InkInLight ink_in(Light light, Map contrasts, double deviation) {
  light.full = full_contrast(contrasts, deviation);
  Map ink = light.full > 0 ? ink_of(std::move(contrasts), light.full)
                           : Map(contrasts.width, contrasts.height);
  return {std::move(ink), std::move(light), deviation < max_misfit};
}

InkInLight ink_in_smooth_light(Map map) {
  const SmoothLight model(map);
  Light light{.grey = model.over(map.width, map.height)};
  double skewness = 0;  // negative if the ink is darker than the paper
  for (std::size_t i = 0; i < map.values.size(); ++i) {
    float& value = map.values[i];
    value -= light.grey.values[i];
    skewness += static_cast<double>(value) * value * value;
  }
  light.darkens = skewness < 0;
  if (light.darkens) {
    for (float& value : map.values) value = -value;
  }
  return ink_in(std::move(light), std::move(map), model.deviation());
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
InkInLight ink_in_stepped_light(Map map) {
  Light light{.grey = closing(map, std::max(max_stroke_width(map) / 2, 1)), .relative = true};
  for (std::size_t i = 0; i < map.values.size(); ++i) {
    map.values[i] = 255 * (1 - map.values[i] / std::max(light.grey.values[i], 1.0f));
  }
  // With noise, the closing takes the lightest pixels of the paper for the light; subtracting the
  // median corrects that.
  const float paper = median(map.values);
  std::vector<float> distances;
  distances.reserve(map.values.size());
  for (float& value : map.values) {
    value -= paper;
    distances.push_back(std::abs(value));
  }
  for (float& grey : light.grey.values) grey *= 1 - paper / 255;
  InkInLight found =
      ink_in(std::move(light), std::move(map), static_cast<double>(median(std::move(distances))));
  // These contrasts are parts of the lightest paper, those of a map of more pixels of the light.
  found.light.full /= 1 - paper / 255;
  return found;
}

}  // namespace

Ink ink_on_paper(const GreyImage& image, const Window& part, bool stepped_light) {
  const int scale = (std::max(part.width(), part.height()) + largest_side - 1) / largest_side;
  const Map whole = averaged_down(image, part, scale);
  Map map;
  int left = 0, top = 0;
  if (auto sheet = sheet_on_table(whole)) {
    map = std::move(sheet->map);
    left = sheet->left, top = sheet->top;
  } else {
    map = whole;
  }
  if (const Window paper = without_dark_margins(map);
      paper.width() < map.width || paper.height() < map.height) {
    map = cut(map, paper);
    left += paper.left, top += paper.top;
  }
  InkInLight found = ink_in_smooth_light(map);
  const bool broad = found.any() && broader_than_strokes(found.ink);
  if (stepped_light || !found.fits || broad) {
    InkInLight stepped = ink_in_stepped_light(map);
    const bool better =
        stepped_light || !found.any() || broad || half_inked(stepped.ink) < half_inked(found.ink);
    if (stepped.any() && better) found = std::move(stepped);
  }
  Ink ink{std::move(found.ink), part.left + left * scale, part.top + top * scale, scale,
          std::move(found.light)};
  ink.light.left = ink.left, ink.light.top = ink.top, ink.light.scale = scale;
  // What was replaced beside a slanted sheet is none of it.
  for (int y = 0; y < map.height; ++y) {
    for (int x = 0; x < map.width; ++x) {
      if (map.at(x, y) != whole.at(left + x, top + y)) ink.light.grey.at(x, y) = -1;
    }
  }
  return ink;
}

}  // namespace scrawl::ink
