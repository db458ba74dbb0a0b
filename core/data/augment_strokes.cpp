#include "core/data/augment_strokes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace scrawl::data {
namespace {

// A plane wave over the drawing with wave vector `across`, which moves points by at most (x, y).
struct Wave {
  double across_x, across_y, phase, x, y;
};

Wave random_wave(double limit, Random& random) {
  const double direction = random.uniform(0, 2 * std::numbers::pi);
  const double cycles = random.uniform(0.3, 1.0);  // over the drawing's longer side
  const double turn = 2 * std::numbers::pi * cycles;
  return {turn * std::cos(direction), turn * std::sin(direction),
          random.uniform(0, 2 * std::numbers::pi), random.uniform(-limit, limit),
          random.uniform(-limit, limit)};
}

struct Box {
  float left = std::numeric_limits<float>::max();
  float top = std::numeric_limits<float>::max();
  float right = std::numeric_limits<float>::lowest();
  float bottom = std::numeric_limits<float>::lowest();
};

Box bounds(const ink::Drawing& drawing) {
  Box box;
  for (const auto& stroke : drawing) {
    for (const auto& point : stroke) {
      box.left = std::min(box.left, point.x);
      box.right = std::max(box.right, point.x);
      box.top = std::min(box.top, point.y);
      box.bottom = std::max(box.bottom, point.y);
    }
  }
  return box;
}

/// Removes each point except the first and last with the given probability.
void thin(std::vector<ink::Point>& stroke, double probability, Random& random) {
  if (stroke.size() < 3) return;
  const auto left_out = [&](const ink::Point&) { return random.uniform(0, 1) < probability; };
  stroke.erase(std::remove_if(stroke.begin() + 1, stroke.end() - 1, left_out), stroke.end() - 1);
}

}  // namespace

StrokeAugmentation StrokeAugmentation::scaled(double factor) const {
  return {rotation * factor, shear * factor,     aspect * factor, warp * factor,
          jitter * factor,   pen_width * factor, size * factor,   thinning * factor};
}

ink::Drawing augment(const ink::Drawing& drawing, const StrokeAugmentation& limits,
                     Random& random) {
  if (ink::blank(drawing)) return drawing;
  const auto symmetric = [&](double limit) { return random.uniform(-limit, limit); };
  const Box box = bounds(drawing);
  const double side = std::max({box.right - box.left, box.bottom - box.top, 1e-6F});
  const double middle_x = (box.left + box.right) / 2;
  const double middle_y = (box.top + box.bottom) / 2;

  const double angle = symmetric(limits.rotation) * std::numbers::pi / 180;
  const double shear = symmetric(limits.shear);
  const double wide = std::exp(symmetric(limits.aspect) / 2);
  const double xx = wide * std::cos(angle);
  const double xy = (shear * std::cos(angle) - std::sin(angle)) / wide;
  const double yx = wide * std::sin(angle);
  const double yy = (shear * std::sin(angle) + std::cos(angle)) / wide;
  const std::array<Wave, 2> waves = {random_wave(limits.warp, random),
                                     random_wave(limits.warp, random)};

  // A hand trembles slowly: the shifts of neighbouring points are correlated (an autoregressive
  // process). As 0.8^2 + 0.6^2 = 1, their variance stays the same.
  constexpr double kept = 0.8;
  constexpr double fresh = 0.6;
  ink::Drawing result = drawing;
  const double thinned = limits.thinning > 0 ? random.uniform(0, limits.thinning) : 0;
  for (auto& stroke : result) {
    if (thinned > 0) thin(stroke, thinned, random);
    double tremble_x = limits.jitter * random.normal();
    double tremble_y = limits.jitter * random.normal();
    for (auto& point : stroke) {
      const double x = (point.x - middle_x) / side;
      const double y = (point.y - middle_y) / side;
      double new_x = xx * x + xy * y + tremble_x;
      double new_y = yx * x + yy * y + tremble_y;
      for (const Wave& wave : waves) {
        const double height = std::sin(wave.across_x * x + wave.across_y * y + wave.phase);
        new_x += wave.x * height;
        new_y += wave.y * height;
      }
      point = {static_cast<float>(middle_x + side * new_x),
               static_cast<float>(middle_y + side * new_y)};
      if (limits.jitter > 0) {
        tremble_x = kept * tremble_x + fresh * limits.jitter * random.normal();
        tremble_y = kept * tremble_y + fresh * limits.jitter * random.normal();
      }
    }
  }
  return result;
}

ink::Preprocessing augment(const ink::Preprocessing& preprocessing,
                           const StrokeAugmentation& limits, Random& random) {
  ink::Preprocessing result = preprocessing;
  result.pen_width *= std::exp(random.uniform(-limits.pen_width, limits.pen_width));
  const double box = preprocessing.box * std::exp(random.uniform(-limits.size, limits.size));
  result.box = std::clamp(static_cast<int>(std::lround(box)), 1, preprocessing.size);
  return result;
}

}  // namespace scrawl::data
