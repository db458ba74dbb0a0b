#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/ink/map.hpp"
#include "core/ink/picture.hpp"
#include "core/random.hpp"
#include "native_tests/ink/composed_image.hpp"
#include "native_tests/ink/jpeg_loss.hpp"

/// Photographs of whole pages, composed of pictures of single digits.
namespace scrawl::testing {

/// How a page looks and how it was photographed.
struct PageLook {
  enum class Ruling { none, lines, squares };

  Paper line = {.gap_high = 6};
  Ruling ruling = Ruling::none;
  double rule = 0.45;      ///< what the rules leave of the paper's grey
  int rules_apart = 0;     ///< in image pixels; 0: 17 of the digits' pixels
  double skew = 0;         ///< radians, clockwise
  int quarter_turns = 0;   ///< clockwise, after the skew
  double spacing = 1;      ///< from line to line, in heights of a line with its margins; at most 1
  double second_size = 1;  ///< of every second line, beside the others
  double shadow = 1;       ///< of the light that the darker half of the page gets
  double far_light = 1;    ///< of the light at the left that the right side gets, falling evenly
  double glare = 0;        ///< how much of ink and paper a lamp's reflection covers in its middle
  int jpeg = 0;            ///< the quality it is stored with, 1 to 100; 0: none is lost
  int width = 0, height = 0;  ///< of the paper, over which the lines are spread, in image pixels
};

inline ink::GreyImage plain_page(int width, int height, double grey) {
  return {width, height,
          std::vector<std::uint8_t>(static_cast<std::size_t>(width * height),
                                    static_cast<std::uint8_t>(grey))};
}

/// Darkens pixels as far as a grey level, by multiplication: where ink crosses ink it is darker.
inline void darken(ink::GreyImage& page, int x, int y, double factor) {
  if (x < 0 || y < 0 || x >= page.width || y >= page.height) return;
  auto& pixel = page.pixels[static_cast<std::size_t>(y * page.width + x)];
  pixel = static_cast<std::uint8_t>(pixel * factor);
}

inline void rule_page(ink::GreyImage& page, const PageLook& look, int distance) {
  const double rule = look.rule;
  if (look.ruling == PageLook::Ruling::none) return;
  for (int y = distance; y < page.height; y += distance) {
    for (int x = 0; x < page.width; ++x) darken(page, x, y, rule), darken(page, x, y + 1, rule);
  }
  if (look.ruling == PageLook::Ruling::lines) return;
  for (int x = distance; x < page.width; x += distance) {
    for (int y = 0; y < page.height; ++y) darken(page, x, y, rule), darken(page, x + 1, y, rule);
  }
}

/// Rotates by any angle, without changing the size; new corners get the paper's grey.
inline ink::GreyImage rotated(const ink::GreyImage& page, double angle, double paper) {
  if (angle == 0) return page;
  ink::GreyImage result = plain_page(page.width, page.height, paper);
  const double cosine = std::cos(angle), sine = std::sin(angle);
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      const double u = x - page.width / 2.0, v = y - page.height / 2.0;
      const double from_x = cosine * u + sine * v + page.width / 2.0;
      const double from_y = cosine * v - sine * u + page.height / 2.0;
      const int left = static_cast<int>(std::floor(from_x)),
                top = static_cast<int>(std::floor(from_y));
      if (left < 0 || top < 0 || left + 1 >= page.width || top + 1 >= page.height) continue;
      const double a = from_x - left, b = from_y - top;
      const auto at = [&](int column, int row) {
        return static_cast<double>(
            page.pixels[static_cast<std::size_t>(row * page.width + column)]);
      };
      const double grey = (1 - b) * ((1 - a) * at(left, top) + a * at(left + 1, top)) +
                          b * ((1 - a) * at(left, top + 1) + a * at(left + 1, top + 1));
      result.pixels[static_cast<std::size_t>(y * page.width + x)] = static_cast<std::uint8_t>(grey);
    }
  }
  return result;
}

inline ink::GreyImage quarter_turn(const ink::GreyImage& page) {
  ink::GreyImage result{page.height, page.width, std::vector<std::uint8_t>(page.pixels.size())};
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      result.pixels[static_cast<std::size_t>(x * result.width + page.height - 1 - y)] =
          page.pixels[static_cast<std::size_t>(y * page.width + x)];
    }
  }
  return result;
}

/// A grey level under the soft, white reflection of a lamp above the page's middle.
inline double with_glare(double grey, double glare, int x, int y, const ink::GreyImage& page) {
  const double reach = std::min(page.width, page.height) / 4.0;
  const double u = (x - page.width / 2.0) / reach, v = (y - page.height / 2.0) / reach;
  return grey + glare * std::exp(-(u * u + v * v) / 2) * (255 - grey);
}

/// The lines of digits one below the other, from the left.
inline ink::GreyImage compose_page(const std::vector<std::vector<ink::Picture>>& lines,
                                   const PageLook& look, Random& random) {
  std::vector<ink::GreyImage> rows;
  int width = 0, height = 0;
  for (const auto& line : lines) {
    Paper clean = look.line;
    clean.noise = clean.gradient = 0;
    if (rows.size() % 2 == 1) clean.zoom *= look.second_size;
    rows.push_back(compose_image(line, clean, random));
    width = std::max(width, rows.back().width);
    height += rows.back().height;
  }
  const int margin = static_cast<int>(20 * look.line.zoom);
  ink::GreyImage page = plain_page(std::max(width + 2 * margin, look.width),
                                   std::max(height + 2 * margin, look.height), look.line.paper);
  const int apart = (page.height - height - 2 * margin) / static_cast<int>(rows.size());
  int top = margin;
  for (const ink::GreyImage& row : rows) {
    const int room = page.width - row.width - 2 * margin;
    const int left = margin + (look.width > 0 ? static_cast<int>(random.uniform(0, room)) : 0);
    for (int y = 0; y < row.height; ++y) {
      for (int x = 0; x < row.width; ++x) {
        auto& pixel = page.pixels[static_cast<std::size_t>((top + y) * page.width + left + x)];
        pixel = std::min(pixel, row.pixels[static_cast<std::size_t>(y * row.width + x)]);
      }
    }
    top += static_cast<int>(look.spacing * row.height) + apart;
  }
  rule_page(page, look,
            look.rules_apart > 0 ? look.rules_apart : static_cast<int>(17 * look.line.zoom));
  page = rotated(page, look.skew, look.line.paper);
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      auto& pixel = page.pixels[static_cast<std::size_t>(y * page.width + x)];
      const double light = x + y < (page.width + page.height) / 2 ? look.shadow : 1;
      const double fall = 1 + (look.far_light - 1) * x / page.width;
      const double grey = with_glare(pixel * light * fall, look.glare, x, y, page);
      pixel = static_cast<std::uint8_t>(
          std::clamp(grey + look.line.noise * random.normal(), 0.0, 255.0));
    }
  }
  if (look.jpeg > 0) page = through_jpeg(page, look.jpeg);
  for (int turn = 0; turn < look.quarter_turns; ++turn) page = quarter_turn(page);
  return page;
}

}  // namespace scrawl::testing
