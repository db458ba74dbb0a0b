#include "core/ink/smooth_light.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/ink/median.hpp"

namespace scrawl::ink {
namespace {

constexpr std::size_t max_samples = 40'000;

/// 1, x, y, x^2, xy, y^2 with x and y from -1 to 1 over the image.
using Terms = Eigen::Matrix<double, 6, 1>;
Terms terms_at(int x, int y, const Map& map) {
  const double u = (2.0 * x + 1) / map.width - 1, v = (2.0 * y + 1) / map.height - 1;
  return Terms(1, u, v, u * u, u * v, v * v);
}

struct Sample {
  Terms terms;
  double grey;
  bool frame;  ///< near the border, where ink is rare
};

std::vector<Sample> take_samples(const Map& map) {
  const double all = static_cast<double>(map.values.size());
  const int step =
      std::max(1, static_cast<int>(std::ceil(std::sqrt(all / static_cast<double>(max_samples)))));
  const int frame = std::max(1, std::min(map.width, map.height) / 32);
  std::vector<Sample> samples;
  for (int y = 0; y < map.height; y += step) {
    for (int x = 0; x < map.width; x += step) {
      const bool in_frame = x < frame + step || y < frame + step || x >= map.width - frame - step ||
                            y >= map.height - frame - step;
      samples.push_back({terms_at(x, y, map), map.at(x, y), in_frame});
    }
  }
  return samples;
}

double median_distance(const std::vector<Sample>& samples, const Terms& light, bool frame_only) {
  std::vector<double> distances;
  for (const Sample& sample : samples) {
    if (frame_only && !sample.frame) continue;
    distances.push_back(std::abs(sample.grey - light.dot(sample.terms)));
  }
  return median(std::move(distances));
}

/// Least squares with the first `term_count` terms over the samples within `tolerance` of the
/// current estimate `light`.
Terms fit(const std::vector<Sample>& samples, const Terms& light, double tolerance, bool frame_only,
          int term_count) {
  Eigen::Matrix<double, 6, 6> squares = Eigen::Matrix<double, 6, 6>::Zero();
  Terms sums = Terms::Zero();
  for (const Sample& sample : samples) {
    if (frame_only && !sample.frame) continue;
    if (std::abs(sample.grey - light.dot(sample.terms)) > tolerance) continue;
    squares.noalias() += sample.terms * sample.terms.transpose();
    sums += sample.grey * sample.terms;
  }
  // A small ridge term keeps the system solvable for images of one row or column, in which some
  // terms are equal.
  squares.diagonal().array() += 1e-9 * squares(0, 0) + 1e-12;
  Terms result = Terms::Zero();
  result.head(term_count) =
      squares.topLeftCorner(term_count, term_count).ldlt().solve(sums.head(term_count));
  return result;
}

/// A robust fit of the light, in which ink counts as outliers.
Terms light_on_paper(const std::vector<Sample>& samples) {
  // Starts with the frame's median grey, fits a plane to the frame, then a quadratic surface to all
  // samples near it.
  std::vector<double> greys;
  for (const Sample& sample : samples) {
    if (sample.frame) greys.push_back(sample.grey);
  }
  Terms light = Terms::Zero();
  light[0] = median(std::move(greys));
  const auto improve = [&](bool frame_only, int term_count) {
    const double tolerance = std::max(3 * median_distance(samples, light, frame_only), 4.0);
    light = fit(samples, light, tolerance, frame_only, term_count);
  };
  for (int round = 0; round < 3; ++round) improve(true, 3);
  for (int round = 0; round < 4; ++round) improve(false, 6);
  return light;
}

}  // namespace

SmoothLight::SmoothLight(const Map& map) {
  const std::vector<Sample> samples = take_samples(map);
  light_ = light_on_paper(samples);
  deviation_ = median_distance(samples, light_, false);
}

Map SmoothLight::over(int width, int height) const {
  Map map(width, height);
  for (int y = 0; y < map.height; ++y) {
    for (int x = 0; x < map.width; ++x) {
      map.at(x, y) = static_cast<float>(light_.dot(terms_at(x, y, map)));
    }
  }
  return map;
}

}  // namespace scrawl::ink
