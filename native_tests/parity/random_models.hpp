#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/model/model.hpp"
#include "native_tests/made_architecture.hpp"

/// Random architectures with random weights and random pictures, the same for a seed in every
/// build: what one build, format or program makes of them, all must.
namespace scrawl::testing {

/// The largest difference of a logit of a plan in integers from that in floats, in parts of the
/// largest logit.
inline constexpr float integer_tolerance = 1e-3f;

/// All kinds of layers in any order that fits, with weights as after a training.
inline Model random_model(std::uint64_t seed) {
  Random random(seed, 1);
  const auto choose = [&](std::uint32_t count) {
    return static_cast<std::uint32_t>(random.below(count));
  };
  const ArchitectureLimits limits{
      .least_side = 8, .side = 28, .layers = 10, .channels = 12, .multiply_adds = 1'000'000};
  const nn::Index classes = choose(4) == 0 ? 11 : 10;
  const auto architecture = made_architecture(choose, classes, limits);
  Model model = untrained_model(architecture, random, "random");
  const int size = static_cast<int>(architecture.input.height);
  model.preprocessing = {.size = size, .box = size, .pen_width = size / 12.0};
  for (const auto& slot : model.network.slots()) {
    if (slot.spec.role == nn::Role::kernel) continue;
    const bool positive = slot.spec.role == nn::Role::variance || slot.spec.role == nn::Role::scale;
    for (nn::Index i = slot.offset; i < slot.offset + slot.spec.size(); ++i) {
      model.network.weights()[static_cast<std::size_t>(i)] =
          static_cast<float>(random.uniform(positive ? 0.5 : -0.5, positive ? 1.5 : 0.5));
    }
  }
  return model;
}

/// Pictures with paper and ink: about a third of the pixels are not 0.
inline std::vector<float> random_picture(const Model& model, std::uint64_t seed,
                                         std::uint64_t picture) {
  Random random(seed, 2 + picture);
  std::vector<float> pixels(static_cast<std::size_t>(model.network.input_shape().size()));
  for (float& pixel : pixels) {
    pixel = static_cast<float>(std::max(0.0, random.uniform(-2, 1)));
  }
  return pixels;
}

}  // namespace scrawl::testing
