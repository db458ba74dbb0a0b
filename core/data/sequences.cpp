#include "core/data/sequences.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/random.hpp"

namespace scrawl::data {
namespace {

constexpr std::uint64_t min_digits = 2, max_digits = 6;
/// Lengths are fractions of the row's height.
constexpr double min_gap = 0.08, max_gap = 0.5;
constexpr double size_deviation = 0.1;
constexpr double max_slope = 0.16;
constexpr double baseline_deviation = 0.04;
constexpr double row_height = 100;  ///< in the sequence's coordinates

}  // namespace

double append(const Glyph& glyph, double height, double x, double y, Sequence& row) {
  const auto index = static_cast<int>(row.text.size());
  row.text += glyph.label < 0 ? '?' : static_cast<char>('0' + glyph.label);
  const ink::Box box = *ink::bounding_box(glyph.strokes);
  const double glyph_width = box.right - box.left, glyph_height = box.bottom - box.top;
  // Not by the height alone: a glyph can be a flat line.
  const double scale = height / std::max({glyph_height, glyph_width / 2, 1e-9});
  for (const ink::Stroke& stroke : glyph.strokes) {
    ink::Stroke moved;
    for (const ink::Point point : stroke) {
      if (!ink::finite(point)) continue;
      moved.push_back({static_cast<float>(x + (point.x - box.left) * scale),
                       static_cast<float>(y + (point.y - box.bottom) * scale)});
    }
    if (moved.empty()) continue;
    row.strokes.push_back(std::move(moved));
    row.digit_of.push_back(index);
  }
  return glyph_width * scale;
}

std::vector<Sequence> compose_sequences(std::span<const Glyph> glyphs, std::size_t count,
                                        std::uint64_t seed) {
  std::map<int, std::vector<const Glyph*>> by_writer;
  for (const Glyph& glyph : glyphs) {
    if (glyph.label >= 0 && !ink::blank(glyph.strokes)) by_writer[glyph.writer].push_back(&glyph);
  }
  if (by_writer.empty()) return {};
  std::vector<int> writers;
  writers.reserve(by_writer.size());
  for (const auto& [writer, own] : by_writer) writers.push_back(writer);

  std::vector<Sequence> sequences(count);
  for (std::size_t i = 0; i < count; ++i) {
    Random random(seed, i);
    Sequence& sequence = sequences[i];
    sequence.writer = writers[random.below(writers.size())];
    const auto& own = by_writer[sequence.writer];
    const auto digits = static_cast<int>(min_digits + random.below(max_digits - min_digits + 1));
    const double slope = random.uniform(-max_slope, max_slope);
    double x = 0;
    for (int digit = 0; digit < digits; ++digit) {
      const Glyph& glyph = *own[random.below(own.size())];
      const double height = row_height * std::exp(size_deviation * random.normal());
      const double baseline = slope * x + row_height * baseline_deviation * random.normal();
      x += append(glyph, height, x, baseline, sequence);
      x += row_height * random.uniform(min_gap, max_gap);
    }
  }
  return sequences;
}

}  // namespace scrawl::data
