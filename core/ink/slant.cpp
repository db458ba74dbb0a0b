#include "core/ink/slant.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/ink/layout.hpp"

namespace scrawl::ink {
namespace {

constexpr double slants[] = {0, 0.15, -0.15, 0.3, -0.3, 0.45, -0.45, 0.6, -0.6, 0.75, -0.75};
/// By how much sharper, for each unit of slant, slanted columns must be than upright ones: those of
/// a row of rings are nearly as sharp along any slant.
constexpr double sharper = 0.3;

/// How sharply the ink is gathered in columns that lean so: the sum of their squares.
double sharpness(const Component& component, double lean, const Map& ink) {
  const Box& box = component.box;
  const double first = box.left - std::max(lean, 0.0) * height(box);
  std::vector<double> columns(static_cast<std::size_t>(width(box) + std::abs(lean) * height(box)) +
                              2);
  for (const std::size_t pixel : component.pixels) {
    columns[static_cast<std::size_t>(across(pixel, lean, box, ink) - first)] += ink.values[pixel];
  }
  return std::inner_product(columns.begin(), columns.end(), columns.begin(), 0.0);
}

}  // namespace

double across(std::size_t pixel, double lean, const Box& box, const Map& ink) {
  const auto columns = static_cast<std::size_t>(ink.width);
  const auto x = static_cast<double>(pixel % columns), y = static_cast<double>(pixel / columns);
  return x - lean * (box.bottom - 1 - y);
}

Profile profile_of(const Component& component, double lean, const Map& ink) {
  double first = std::numeric_limits<double>::infinity(), last = -first;
  for (const std::size_t pixel : component.pixels) {
    const double place = across(pixel, lean, component.box, ink);
    first = std::min(first, place);
    last = std::max(last, place);
  }
  Profile profile{first, std::vector<int>(static_cast<std::size_t>(last - first) + 1)};
  std::vector<int> tops(profile.heights.size(), ink.height);
  for (const std::size_t pixel : component.pixels) {
    const double place = across(pixel, lean, component.box, ink);
    const auto line = static_cast<std::size_t>(place - first);
    const int y = static_cast<int>(pixel / static_cast<std::size_t>(ink.width));
    tops[line] = std::min(tops[line], y);
    profile.heights[line] = std::max(profile.heights[line], y + 1);
  }
  for (std::size_t line = 0; line < tops.size(); ++line) {
    profile.heights[line] = std::max(profile.heights[line] - tops[line], 0);
  }
  return profile;
}

double slant_of(const Component& component, const Map& ink) {
  double slant = 0, sharpest = 0;
  for (const double lean : slants) {
    const double sharp = sharpness(component, lean, ink) * (1 - sharper * std::abs(lean));
    if (sharp > sharpest) sharpest = sharp, slant = lean;
  }
  return slant;
}

}  // namespace scrawl::ink
