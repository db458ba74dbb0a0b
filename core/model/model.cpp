#include "core/model/model.hpp"

#include <cmath>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/model/metadata.hpp"
#include "core/model/safetensors.hpp"
#include "core/model/weights.hpp"
#include "core/nn/loss.hpp"
#include "core/printable.hpp"

namespace scrawl {
namespace {

std::vector<float> probabilities_of(const nn::Network<float>& network,
                                    const nn::InferencePlan& plan,
                                    const std::vector<std::uint8_t>& pixels) {
  std::vector<float> picture;
  picture.reserve(pixels.size());
  for (const auto pixel : pixels) picture.push_back(static_cast<float>(pixel) / 255);
  nn::InferenceMemory memory;
  const auto logits = plan.run(picture, memory);
  std::vector<float> probabilities(static_cast<std::size_t>(network.classes()));
  nn::activate_head<float>(network.architecture().head, {logits.data(), 1, network.classes()},
                           {probabilities.data(), 1, network.classes()});
  return probabilities;
}

}  // namespace

void check_class_count(nn::Index classes, std::string_view source) {
  if (classes == 10 || classes == 11) return;
  throw Error(std::string(source) + ": puts out " + std::to_string(classes) +
              " scores; give its last layer 10, or 11 to tell digits from other glyphs");
}

Model untrained_model(const nn::Architecture& architecture, Random& random,
                      std::string_view source) {
  // A network that is too expensive to be loaded must not be trained either.
  check_cost(nn::build_layers<float>(architecture), source);
  Model model{.network = nn::Network<float>(architecture, random)};
  const auto classes = model.network.classes();
  check_class_count(classes, source);
  for (int digit = 0; digit < 10; ++digit) model.classes.push_back(std::to_string(digit));
  if (classes == 11) model.classes.emplace_back("none");
  return model;
}

Model read_model(std::span<const std::byte> bytes, std::string_view source) {
  const auto file = safetensors::parse(bytes, source);
  check_format(file.metadata, source);
  const auto architecture = read_architecture(file.metadata, source);
  Model model{.network = network_from_tensors(architecture, file.tensors, source)};
  model.weight_type = weight_type_of(model.network, file.tensors, source);
  read_metadata(file.metadata, source, model);
  check_consistency(model, source);
  return model;
}

void check_itself(const Model& model, const nn::InferencePlan& plan, std::string_view source) {
  if (!model.self_check) return;
  const auto& expected = model.self_check->probabilities;
  const auto actual = probabilities_of(model.network, plan, model.self_check->pixels);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (std::abs(actual[i] - expected[i]) <= self_check_tolerance) continue;
    throw Error(std::string(source) + ": the self-check fails: class " +
                in_quotes(model.classes[i]) +
                " gets another probability than the file says; the weights are damaged, fetch the "
                "file again");
  }
}

Model load_model(std::span<const std::byte> bytes, std::string_view source) {
  Model model = read_model(bytes, source);
  if (model.self_check) {
    check_itself(model, nn::InferencePlan::in_integers(model.network), source);
  }
  return model;
}

std::vector<std::byte> save_model(const Model& model, WeightType weight_type) {
  Model described = model;
  auto& self_check = described.self_check;
  if (self_check && self_check->pixels.empty()) self_check.reset();
  if (self_check) self_check->probabilities.assign(model.classes.size(), 0);
  check_consistency(described, "model");
  const auto stored = tensors_from_network(model.network, weight_type);
  if (self_check) {
    const auto rounded = quantised(model.network, weight_type);
    self_check->probabilities =
        probabilities_of(rounded, nn::InferencePlan::in_integers(rounded), self_check->pixels);
    for (const float probability : self_check->probabilities) {
      if (std::isfinite(probability)) continue;
      throw Error("model: its weights are so large that its answers are no numbers: train it anew");
    }
  }
  return safetensors::write({write_metadata(described), stored.tensors});
}

}  // namespace scrawl
