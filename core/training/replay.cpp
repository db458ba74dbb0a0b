#include "core/training/replay.hpp"

#include <algorithm>
#include <cstddef>

#include "core/training/metrics.hpp"

namespace scrawl::training {
namespace {

data::Images with_overlays(const data::Images& images, std::uint64_t seed) {
  data::Images result = images;
  Random random(seed);
  for (std::size_t i = 0; i < images.count(); ++i) {
    const auto one = images.picture(i);
    const auto other = images.picture(random.below(images.count()));
    for (std::size_t p = 0; p < one.size(); ++p) {
      result.pixels.push_back(std::max(one[p], other[p]));
    }
    result.labels.push_back(images.labels[i]);  // nobody asks for it
  }
  return result;
}

}  // namespace

Replay::Replay(const nn::Network<float>& network, const data::Images& images,
               const std::vector<int>& endangered, std::uint64_t seed, ThreadPool& pool)
    : images_(with_overlays(images, seed)),
      pictures_(images_, all_rows(images_.count()),
                {.strokes = std::nullopt, .pixels = data::PixelAugmentation{.fraction = 0.4}}),
      said_(evaluate(network, ImageSource(images_, all_rows(images_.count()), {}), pool)
                .probabilities) {
  for (std::size_t row = 0; row < images.count(); ++row) {
    const auto label = static_cast<int>(images.labels[row]);
    if (std::find(endangered.begin(), endangered.end(), label) != endangered.end()) {
      endangered_.push_back(row);
    }
  }
}

void Replay::sample(Random& random, std::span<float> input, std::span<float> target) const {
  const bool stressed = !endangered_.empty() && random.below(2) == 0;
  const std::size_t row =
      stressed ? endangered_[random.below(endangered_.size())] : random.below(pictures_.count());
  pictures_.sample(row, random, input, target);
  const auto said = said_.row(static_cast<nn::Index>(row));
  std::copy(said.data(), said.data() + said.size(), target.begin());
}

}  // namespace scrawl::training
