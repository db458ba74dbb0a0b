#include "core/nn/change.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

namespace scrawl::nn {
namespace {

constexpr int most_spots = 40;
/// The gradient promises for small changes only, so that the best so many spots are tried.
constexpr std::ptrdiff_t most_tried = 24;
constexpr float spot_strength = 0.6f;  ///< of a pen at its middle
constexpr Index shown_steps = 12;
/// How much of a spot lies on the pixels around its middle, by their distance in rows and columns.
constexpr std::array<std::array<float, 2>, 2> spot_shape{{{1.0f, 0.5f}, {0.5f, 0.25f}}};

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

/// Calls `work(pixel, part)` for the pixels of a spot that lie in the picture.
template <class Work>
void for_spot(Index middle, Shape shape, Work work) {
  const Index row = middle / shape.width, column = middle % shape.width;
  for (Index y = std::max<Index>(row - 1, 0); y <= std::min(row + 1, shape.height - 1); ++y) {
    for (Index x = std::max<Index>(column - 1, 0); x <= std::min(column + 1, shape.width - 1);
         ++x) {
      work(y * shape.width + x, spot_shape[static_cast<std::size_t>(std::abs(y - row))]
                                          [static_cast<std::size_t>(std::abs(x - column))]);
    }
  }
}

void add_spot(Vector<float>& picture, Index middle, float strength, Shape shape) {
  for_spot(middle, shape, [&](Index pixel, float part) {
    picture[pixel] = std::clamp(picture[pixel] + strength * part, 0.0f, 1.0f);
  });
}

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

struct Spot {
  Index middle;
  float strength;
};

/// The spots that help most, as far as the gradient says, the best first.
std::vector<Spot> promising_spots(const Vector<float>& picture, const Matrix<float>& gradient,
                                  Shape shape, Index reach) {
  const std::vector<bool> near = near_ink(picture, shape, reach);
  std::vector<std::pair<float, Spot>> spots;
  for (Index middle = 0; middle < picture.size(); ++middle) {
    if (!near[static_cast<std::size_t>(middle)]) continue;
    for (const float strength : {spot_strength, -spot_strength}) {
      float gain = 0;
      for_spot(middle, shape, [&](Index pixel, float part) {
        const float after = std::clamp(picture[pixel] + strength * part, 0.0f, 1.0f);
        gain += (after - picture[pixel]) * gradient(0, pixel);
      });
      if (gain > 0) spots.push_back({gain, {middle, strength}});
    }
  }
  const auto end = spots.begin() +
                   std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(spots.size()), most_tried);
  std::partial_sort(spots.begin(), end, spots.end(),
                    [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Spot> best;
  std::transform(spots.begin(), end, std::back_inserter(best),
                 [](const auto& each) { return each.second; });
  return best;
}

/// The one of them after which the lead is largest, by trial. Strength 0 if none makes it larger
/// than `lead`.
Spot best_spot(const Vector<float>& picture, std::span<const Spot> spots, float lead, Shape shape,
               Search& search) {
  Spot best{0, 0};
  for (const Spot& spot : spots) {
    Vector<float> tried = picture;
    add_spot(tried, spot.middle, spot.strength, shape);
    const float reached = search.lead(tried);
    if (reached <= lead) continue;
    lead = reached;
    best = spot;
  }
  return best;
}

Vector<float> with_spots(const Vector<float>& picture, std::span<const Spot> spots, Shape shape) {
  Vector<float> result = picture;
  for (const auto& [middle, strength] : spots) add_spot(result, middle, strength, shape);
  return result;
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
  std::vector<Spot> spots;
  float lead = search.lead(picture, &gradient);
  while (lead < margin && spots.size() < most_spots) {
    const std::vector<Spot> promising = promising_spots(picture, gradient, shape, reach);
    const Spot next = best_spot(picture, promising, lead, shape, search);
    if (next.strength == 0) break;
    spots.push_back(next);
    add_spot(picture, next.middle, next.strength, shape);
    lead = search.lead(picture, &gradient);
  }
  Change change;
  change.found = lead >= margin;
  // The first spots were chosen before the later ones were known.
  for (std::size_t i = 0; change.found && i < spots.size();) {
    std::vector<Spot> fewer = spots;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    const Vector<float> without = with_spots(start, fewer, shape);
    if (search.lead(without) >= margin) {
      spots = std::move(fewer);
      picture = without;
    } else {
      ++i;
    }
  }
  for (Index step = 0; step <= shown_steps; ++step) {
    const Vector<float> between =
        start + (picture - start) * (static_cast<float>(step) / static_cast<float>(shown_steps));
    change.steps.emplace_back(between.data(), between.data() + between.size());
  }
  change.changed = ((picture - start).array().abs() > 0.1f).count();
  return change;
}

}  // namespace scrawl::nn
