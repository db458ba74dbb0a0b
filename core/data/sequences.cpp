#include "core/data/sequences.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/random.hpp"

namespace scrawl::data {
namespace {

constexpr std::uint64_t shortest = 2, longest = 6;
/// All lengths in heights of the row.
constexpr double least_gap = 0.08, largest_gap = 0.5;
constexpr double size_deviation = 0.1;
constexpr double steepest = 0.16;
constexpr double waver = 0.04;
/// Pixels of the tablet that a row is written on.
constexpr double row_height = 100;

/// Adds one digit whose left edge and baseline lie at (x, y); returns its width.
double append(const Glyph& glyph, double height, double x, double y, int place,
              Sequence& sequence) {
  const ink::Box box = *ink::bounding_box(glyph.strokes);
  const double wide = box.right - box.left, tall = box.bottom - box.top;
  // Never by the height alone: a glyph can be a flat line.
  const double scale = height / std::max({tall, wide / 2, 1e-9});
  for (const ink::Stroke& stroke : glyph.strokes) {
    ink::Stroke moved;
    for (const ink::Point point : stroke) {
      if (!ink::finite(point)) continue;
      moved.push_back({static_cast<float>(x + (point.x - box.left) * scale),
                       static_cast<float>(y + (point.y - box.bottom) * scale)});
    }
    if (moved.empty()) continue;
    sequence.strokes.push_back(std::move(moved));
    sequence.digit_of.push_back(place);
  }
  return wide * scale;
}

}  // namespace

std::vector<Sequence> compose_sequences(std::span<const Glyph> glyphs, std::size_t count,
                                        std::uint64_t seed) {
  std::map<int, std::vector<const Glyph*>> by_writer;
  for (const Glyph& glyph : glyphs) {
    if (glyph.label >= 0 && !ink::blank(glyph.strokes)) by_writer[glyph.writer].push_back(&glyph);
  }
  if (by_writer.empty()) return {};
  std::vector<int> writers;
  for (const auto& [writer, own] : by_writer) writers.push_back(writer);

  std::vector<Sequence> sequences(count);
  for (std::size_t i = 0; i < count; ++i) {
    Random random(seed, i);
    Sequence& sequence = sequences[i];
    sequence.writer = writers[random.below(writers.size())];
    const auto& own = by_writer[sequence.writer];
    const auto digits = static_cast<int>(shortest + random.below(longest - shortest + 1));
    const double slope = random.uniform(-steepest, steepest);
    double x = 0;
    for (int place = 0; place < digits; ++place) {
      const Glyph& glyph = *own[random.below(own.size())];
      const double height = row_height * std::exp(size_deviation * random.normal());
      const double baseline = slope * x + row_height * waver * random.normal();
      x += append(glyph, height, x, baseline, place, sequence);
      x += row_height * random.uniform(least_gap, largest_gap);
      sequence.text += static_cast<char>('0' + glyph.label);
    }
  }
  return sequences;
}

}  // namespace scrawl::data
