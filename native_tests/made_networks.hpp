#pragma once

#include <numeric>
#include <string>
#include <vector>

#include "core/ink/picture.hpp"
#include "core/recogniser.hpp"

/// Networks for tests that say the same whatever they see, or say how much ink they see; and what
/// they say.
namespace scrawl::testing {

/// A network whose logits are `biases`, whatever it sees.
inline Model constant_model(const std::vector<float>& biases, nn::Head head = nn::Head::softmax,
                            int size = 28) {
  const auto count = static_cast<nn::Index>(biases.size());
  const nn::Architecture architecture{
      {size, size, 1}, {nn::FlattenSpec{}, nn::DenseSpec{count}}, head};
  Model model{nn::Network<float>(architecture), {}, {}, {}, "{}", {}, WeightType::f32};
  for (const auto& slot : model.network.slots()) {
    if (slot.spec.role != nn::Role::bias) continue;
    for (std::size_t i = 0; i < biases.size(); ++i) {
      model.network.weights()[static_cast<std::size_t>(slot.offset) + i] = biases[i];
    }
  }
  for (std::size_t i = 0; i < biases.size(); ++i) {
    model.classes.push_back(i < 10 ? std::to_string(i) : "none");
  }
  return model;
}

/// Sure of a 4 the more ink there is beyond `middle` pixels' worth (or, with a negative `slope`,
/// the less); unsure of everything else, or, with a class of non-digits, sure that it is none.
inline Model ink_weigher(float middle, float slope, std::size_t classes = 10) {
  std::vector<float> biases(classes);
  if (classes > 10) biases[10] = 5;
  biases[4] = -slope * middle;
  Model model = constant_model(biases);
  for (const auto& slot : model.network.slots()) {
    if (slot.spec.role != nn::Role::kernel) continue;
    for (std::size_t pixel = 0; pixel < 784; ++pixel) {
      model.network.weights()[static_cast<std::size_t>(slot.offset) + pixel * classes + 4] = slope;
    }
  }
  return model;
}

/// What an `ink_weigher` weighs of a drawing.
inline double total_ink(const ink::Drawing& drawing) {
  const ink::Picture picture = ink::render(drawing, {});
  return std::accumulate(picture.pixels.begin(), picture.pixels.end(), 0.0);
}

/// Of all digits.
inline double total(const Answer& answer) {
  return std::accumulate(answer.probabilities.begin(), answer.probabilities.end(), 0.0);
}

}  // namespace scrawl::testing
