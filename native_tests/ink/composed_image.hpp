#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/ink/map.hpp"
#include "core/ink/picture.hpp"
#include "core/ink/resample.hpp"
#include "core/random.hpp"

/// Images of whole numbers, composed of pictures of single digits.
namespace scrawl::testing {

/// The layout of the number and how it was photographed.
struct Paper {
  double zoom = 4;     ///< side of a digit's pixel, in image pixels
  double gap_low = 2;  ///< least gap between the ink of two digits, in the digits' pixels
  double gap_high = 8;
  double waver = 2;  ///< largest vertical shift of a digit, in the digits' pixels
  double paper = 235, ink = 40;
  double noise = 0;     ///< standard deviation, grey levels
  double gradient = 0;  ///< difference of the light from left to right
  double lean = 0;      ///< how far the row leans to the right, for its height
  double rise = 0;      ///< how far it rises, for its width; its digits stay upright
};

/// The ink's extent from left to right: first column, and the one after the last.
inline std::pair<int, int> columns_of(const ink::Picture& digit) {
  int left = digit.size, right = 0;
  for (int i = 0; i < digit.size * digit.size; ++i) {
    if (digit.pixels[static_cast<std::size_t>(i)] < 0.2f) continue;
    left = std::min(left, i % digit.size), right = std::max(right, i % digit.size + 1);
  }
  return {left, right};
}

/// The same, leaning to the right by so many pixels for each pixel upwards.
inline ink::Map leaning(const ink::Map& upright, double lean) {
  ink::Map result(upright.width + static_cast<int>(lean * upright.height), upright.height);
  for (int y = 0; y < result.height; ++y) {
    const double shift = lean * (result.height - 1 - y), whole = std::floor(shift);
    const auto part = static_cast<float>(shift - whole);
    for (int x = 0; x < result.width; ++x) {
      const auto at = [&](int from) {
        return from >= 0 && from < upright.width ? upright.at(from, y) : 0;
      };
      const int from = x - static_cast<int>(whole);
      result.at(x, y) = (1 - part) * at(from) + part * at(from - 1);
    }
  }
  return result;
}

/// The digits in a row from left to right.
inline ink::GreyImage compose_image(const std::vector<ink::Picture>& digits, const Paper& look,
                                    Random& random) {
  struct Placed {
    const ink::Picture* digit;
    int x, y;
  };
  constexpr int margin = 10;
  std::vector<Placed> placed;
  int x = margin;
  const int line = margin + static_cast<int>(look.waver);
  for (const ink::Picture& digit : digits) {
    const auto [left, right] = columns_of(digit);
    const int y = line + static_cast<int>(std::lround(random.uniform(-look.waver, look.waver)));
    placed.push_back({&digit, x - left, y});
    x += right - left + static_cast<int>(std::lround(random.uniform(look.gap_low, look.gap_high)));
  }
  const auto climb = [&](int to) { return static_cast<int>(std::lround(look.rise * to)); };
  for (Placed& one : placed) one.y += climb(x) - climb(one.x);
  ink::Map row(x + margin, digits.empty() ? 1 : 2 * line + digits[0].size + climb(x));
  for (const auto& [digit, from_x, from_y] : placed) {
    for (int i = 0; i < digit->size * digit->size; ++i) {
      const int column = from_x + i % digit->size, line_y = from_y + i / digit->size;
      if (column < 0 || column >= row.width) continue;
      float& value = row.at(column, line_y);
      value = std::max(value, digit->pixels[static_cast<std::size_t>(i)]);
    }
  }
  const ink::Box whole{0, 0, static_cast<float>(row.width), static_cast<float>(row.height)};
  const ink::Map large = leaning(ink::resample(row, whole, look.zoom, 0), look.lean);
  ink::GreyImage image{large.width, large.height, {}};
  for (int i = 0; i < large.width * large.height; ++i) {
    const double light = look.gradient * (i % large.width / (large.width - 1.0) - 0.5);
    const double fraction = large.values[static_cast<std::size_t>(i)];
    const double grey =
        look.paper + light + (look.ink - look.paper) * fraction + look.noise * random.normal();
    image.pixels.push_back(static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0)));
  }
  return image;
}

}  // namespace scrawl::testing
