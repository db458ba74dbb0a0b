#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ink/picture.hpp"
#include "core/nn/inference_plan.hpp"
#include "core/nn/network.hpp"

namespace scrawl {

/// How kernels are stored; everything else is always f32. int8: one scale for each output channel
/// (symmetric, -127..127, the scales f32 beside them as "<name>.scale").
enum class WeightType { f32, f16, int8 };

/// How scores become an answer; fitted on validation data.
struct Calibration {
  double temperature = 1;  ///< logits are divided by it
  /// Confidence below which a digit is called unsure, and below which it is called no digit.
  double unsure_below = 0.5;
  double reject_below = 0;
};

/// How far a probability may be from the one that the file promises: builds add up in different
/// orders.
inline constexpr float self_check_tolerance = 1e-4f;

/// One input with the probabilities that the weights as stored must give; checked on every load.
struct SelfCheck {
  std::vector<std::uint8_t> pixels;  ///< 0..255, size * size
  std::vector<float> probabilities;  ///< one a class
};

/// Everything that travels in one file.
struct Model {
  nn::Network<float> network;
  std::vector<std::string> classes = {};  ///< names, "0".."9"; "none" for the class of non-digits
  ink::Preprocessing preprocessing = {};
  Calibration calibration = {};
  std::string provenance = "{}";  ///< a JSON object: data, split, seed, epochs, accuracy, date, ...
  std::optional<SelfCheck> self_check = {};
  WeightType weight_type = WeightType::f32;  ///< as it was stored
};

/// Throws `Error`, beginning with `source`, unless a network puts out ten scores, or eleven to tell
/// digits from other glyphs.
void check_class_count(nn::Index classes, std::string_view source);

/// A model with new weights, its start of `random`. Throws `Error` as
/// `check_class_count` does.
Model untrained_model(const nn::Architecture& architecture, Random& random,
                      std::string_view source);

/// Reads a safetensors file (https://huggingface.co/docs/safetensors). Checks everything: lengths,
/// overlaps and holes, dtypes, shapes against the architecture, missing and unknown tensors, NaN
/// and infinity, metadata, and the self-check. Throws `Error`, which begins with `source` and names
/// the tensor. What the metadata may hold is said in metadata.hpp.
Model load_model(std::span<const std::byte> bytes, std::string_view source);

/// The same but for the self-check, for who makes a plan of the network anyway and lets
/// `check_itself` use that one.
Model read_model(std::span<const std::byte> bytes, std::string_view source);

/// The self-check, where the model has one. `plan` is its network's, in integers. Throws `Error`,
/// which begins with `source`, when a probability is not the one that the file promises.
void check_itself(const Model& model, const nn::InferencePlan& plan, std::string_view source);

/// The bytes of a safetensors file. Dropout and batch norm are kept as they are (fold first to
/// export). `self_check`, when it has pixels, has its probabilities made anew from the weights as
/// stored. Throws `Error` for a model that could not be loaded again: parts that contradict each
/// other, weights that are not finite or too large for the type.
std::vector<std::byte> save_model(const Model& model, WeightType weight_type);

/// The weights as they will be after a round trip through a file of this type.
nn::Network<float> quantised(const nn::Network<float>& network, WeightType weight_type);

}  // namespace scrawl
