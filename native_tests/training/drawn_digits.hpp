#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/data/augment_strokes.hpp"
#include "core/data/dataset.hpp"
#include "core/ink/picture.hpp"

/// Digits made up for tests: the corners of plainly written ones, and what a pen makes of them,
/// bent at random.
namespace scrawl::drawn {

inline const std::array<ink::Drawing, 10> plain = {{
    {{{50, 2}, {25, 18}, {18, 50}, {27, 84}, {50, 98}, {74, 82}, {82, 50}, {74, 16}, {50, 2}}},
    {{{34, 24}, {54, 3}, {52, 50}, {50, 98}}},
    {{{18, 28}, {34, 6}, {64, 5}, {80, 26}, {62, 54}, {16, 96}, {50, 95}, {86, 96}}},
    {{{20, 12}, {48, 2}, {74, 18}, {66, 40}, {42, 48}, {70, 56}, {80, 78}, {52, 98}, {18, 88}}},
    {{{45, 2}, {28, 34}, {10, 64}, {50, 62}, {90, 60}}, {{70, 14}, {67, 56}, {65, 98}}},
    {{{26, 6}, {23, 28}, {20, 46}, {50, 38}, {78, 56}, {74, 84}, {46, 98}, {16, 88}},
     {{26, 6}, {55, 4}, {84, 3}}},
    {{{68, 3}, {40, 26}, {22, 62}, {34, 94}, {64, 94}, {78, 70}, {58, 52}, {26, 66}}},
    {{{12, 6}, {50, 3}, {86, 5}, {66, 42}, {50, 72}, {42, 98}}},
    {{{68, 16},
      {46, 2},
      {26, 18},
      {36, 42},
      {66, 60},
      {76, 82},
      {50, 98},
      {24, 82},
      {36, 58},
      {64, 40},
      {68, 16}}},
    {{{76, 26}, {56, 4}, {28, 10}, {22, 36}, {42, 52}, {66, 40}, {75, 22}, {72, 60}, {62, 98}}},
}};

/// A 7 crossed so low that the seed network takes it for a 2.
inline const ink::Drawing crossed_seven = {
    {{10, 22}, {30, 4}, {64, 6}, {84, 16}, {53, 52}, {30, 98}}, {{20, 72}, {100, 72}}};

/// The points along the way that a pen gives between the corners.
inline ink::Drawing penned(const ink::Drawing& corners) {
  constexpr int points = 6;  // from one corner to the next
  ink::Drawing drawing;
  for (const auto& stroke : corners) {
    drawing.emplace_back();
    for (std::size_t i = 0; i + 1 < stroke.size(); ++i) {
      for (int k = 0; k < points; ++k) {
        const float part = static_cast<float>(k) / points;
        drawing.back().push_back({stroke[i].x + part * (stroke[i + 1].x - stroke[i].x),
                                  stroke[i].y + part * (stroke[i + 1].y - stroke[i].y)});
      }
    }
    drawing.back().push_back(stroke.back());
  }
  return drawing;
}

/// `count` variants of a drawing whose corners are given.
inline std::vector<data::Glyph> variants(const ink::Drawing& drawing, int label, std::size_t count,
                                         std::uint64_t seed) {
  std::vector<data::Glyph> glyphs;
  for (std::size_t i = 0; i < count; ++i) {
    Random random(seed, i);
    glyphs.push_back(
        {label, 0, data::augment(penned(drawing), data::StrokeAugmentation{}, random)});
  }
  return glyphs;
}

/// Pictures of plain digits in turn, as files of MNIST hold them.
inline data::Images pictures(std::size_t count, std::uint64_t seed) {
  data::Images images{.height = 28, .width = 28, .pixels = {}, .labels = {}};
  for (std::size_t i = 0; i < count; ++i) {
    Random random(seed, i);
    const auto picture = ink::render(
        data::augment(plain[i % 10], data::StrokeAugmentation{}.scaled(0.5), random), {});
    for (const float value : picture.pixels) {
      images.pixels.push_back(static_cast<std::uint8_t>(std::lround(255 * value)));
    }
    images.labels.push_back(static_cast<std::uint8_t>(i % 10));
  }
  return images;
}

/// The same as a set of that name; its writers are 1 to 4 in turn where it is of strokes.
inline data::Dataset picture_set(std::size_t count, std::uint64_t seed,
                                 const std::string& name = "pictures.csv") {
  return {.name = name, .checksum = "", .images = pictures(count, seed), .glyphs = {}};
}
inline data::Dataset stroke_set(std::size_t count, std::uint64_t seed,
                                const std::string& name = "strokes.json") {
  data::Dataset set{.name = name, .checksum = "", .images = {}, .glyphs = {}};
  for (std::size_t i = 0; i < count; ++i) {
    auto glyph = variants(plain[i % 10], static_cast<int>(i % 10), 1, seed + i)[0];
    glyph.writer = static_cast<int>(i % 4) + 1;
    set.glyphs.push_back(std::move(glyph));
  }
  return set;
}

}  // namespace scrawl::drawn
