#include "core/nn/change.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <utility>

namespace scrawl::nn {
namespace {

constexpr int most_steps = 300;
constexpr float step_size = 0.25f;       ///< of the value that changes most
constexpr double part_moved = 0.03;      ///< of all values, in one step
constexpr float smallest_change = 0.1f;  ///< of a value, to be counted
constexpr Index shown_steps = 12;

/// Looks at a network from one input to the next.
class Search {
 public:
  Search(const Network<float>& network, Index label) : network_(network), label_(label) {}

  /// By how many logits the class leads the best other one; also finds the gradient if asked for.
  float lead(const Vector<float>& picture, Matrix<float>* gradient = nullptr) {
    const ConstBatch<float> batch(picture.data(), 1, picture.size());
    const auto logits = network_.forward(batch, workspace_, unused_);
    Index rival = label_ == 0 ? 1 : 0;
    for (Index i = 0; i < logits.cols(); ++i) {
      if (i != label_ && logits(0, i) > logits(0, rival)) rival = i;
    }
    const float lead = logits(0, label_) - logits(0, rival);
    if (gradient) {
      Matrix<float> d_logits = Matrix<float>::Zero(1, logits.cols());
      d_logits(0, label_) = 1;
      d_logits(0, rival) = -1;
      const auto discard = [](Index, std::span<const float>) {};  // the weights' gradients
      network_.backward(batch, view(std::as_const(d_logits)), workspace_, discard, gradient);
    }
    return lead;
  }

 private:
  const Network<float>& network_;
  Index label_;
  Workspace<float> workspace_;
  Random unused_{0};
};

/// The pixels within some distance of ink.
std::vector<bool> near_ink(const Vector<float>& picture, Shape shape, Index reach) {
  std::vector<bool> near(static_cast<std::size_t>(picture.size()));
  for (Index pixel = 0; pixel < picture.size(); ++pixel) {
    if (picture[pixel] < 0.3f) continue;
    const Index row = pixel / shape.width, column = pixel % shape.width;
    for (Index y = std::max<Index>(row - reach, 0); y <= std::min(row + reach, shape.height - 1);
         ++y) {
      for (Index x = std::max<Index>(column - reach, 0);
           x <= std::min(column + reach, shape.width - 1); ++x) {
        near[static_cast<std::size_t>(y * shape.width + x)] = true;
      }
    }
  }
  return near;
}

/// Smooths with a binomial kernel (1 2 1 in both directions): a pen cannot do less.
Vector<float> smoothed(const Matrix<float>& values, Shape shape) {
  Vector<float> result(values.size());
  for (Index i = 0; i < values.size(); ++i) {
    float sum = 0;
    for (Index y = -1; y <= 1; ++y) {
      for (Index x = -1; x <= 1; ++x) {
        const Index row = i / shape.width + y, column = i % shape.width + x;
        if (row < 0 || column < 0 || row >= shape.height || column >= shape.width) continue;
        const auto weight = static_cast<float>((2 - std::abs(y)) * (2 - std::abs(x)));
        sum += weight * values(0, row * shape.width + column);
      }
    }
    result[i] = sum / 16;
  }
  return result;
}

/// A step along the gradient, of those values alone that promise most. Returns whether any moved.
bool step_along(Vector<float>& picture, const Matrix<float>& gradient, Shape shape, Index reach) {
  const std::vector<bool> near = near_ink(picture, shape, reach);
  Vector<float> slope = smoothed(gradient, shape);
  for (Index i = 0; i < slope.size(); ++i) {
    const bool full = slope[i] > 0 ? picture[i] >= 1 : picture[i] <= 0;
    if (full || !near[static_cast<std::size_t>(i)]) slope[i] = 0;
  }
  std::vector<float> sizes(static_cast<std::size_t>(slope.size()));
  Eigen::Map<Vector<float>>(sizes.data(), slope.size()) = slope.cwiseAbs();
  const auto moved = static_cast<std::ptrdiff_t>(part_moved * static_cast<double>(sizes.size()));
  std::nth_element(sizes.begin(), sizes.begin() + moved, sizes.end(), std::greater<>());
  const float least = sizes[static_cast<std::size_t>(moved)];
  const float most = *std::max_element(sizes.begin(), sizes.begin() + moved + 1);
  if (!(most > 0)) return false;
  for (Index i = 0; i < slope.size(); ++i) {
    if (std::abs(slope[i]) < least) continue;
    picture[i] = std::clamp(picture[i] + step_size * slope[i] / most, 0.0f, 1.0f);
  }
  return true;
}

}  // namespace

Change change_towards(const Network<float>& network, std::span<const float> input, Index label,
                      float margin, Index reach) {
  const Shape shape = network.input_shape();
  assert(shape.channels == 1 && static_cast<Index>(input.size()) == shape.size());
  assert(label >= 0 && label < network.classes() && network.classes() > 1);
  const Vector<float> start = Eigen::Map<const Vector<float>>(input.data(), shape.size());
  Search search(network, label);
  Vector<float> picture = start;
  Matrix<float> gradient;
  float lead = search.lead(picture, &gradient);
  for (int step = 0; lead < margin && step < most_steps; ++step) {
    if (!step_along(picture, gradient, shape, reach)) break;
    lead = search.lead(picture, &gradient);
  }
  Change change;
  change.found = lead >= margin;
  // What turned out not to be needed is taken back, the smallest changes first.
  std::vector<Index> changed(static_cast<std::size_t>(change.found ? picture.size() : 0));
  std::iota(changed.begin(), changed.end(), 0);
  const auto size = [&](Index i) { return std::abs(picture[i] - start[i]); };
  std::sort(changed.begin(), changed.end(), [&](Index a, Index b) { return size(a) < size(b); });
  for (const Index i : changed) {
    if (size(i) == 0) continue;
    const float before = std::exchange(picture[i], start[i]);
    if (search.lead(picture) < margin) picture[i] = before;
  }
  for (Index step = 0; step <= shown_steps; ++step) {
    const Vector<float> between =
        start + (picture - start) * (static_cast<float>(step) / static_cast<float>(shown_steps));
    change.steps.emplace_back(between.data(), between.data() + between.size());
  }
  change.changed = ((picture - start).array().abs() > smallest_change).count();
  return change;
}

}  // namespace scrawl::nn
