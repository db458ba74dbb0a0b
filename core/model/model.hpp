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

/// How kernels are stored in a file; all other parameters are always f32. int8 is symmetric
/// (-127..127) with one f32 scale for each output channel, in a tensor "<name>.scale". int6 is
/// stored in the same way, as bytes, but large kernels use only -31..31: a compressed file is a
/// fifth smaller. Once loaded it is an int8 model like any other.
enum class WeightType { f32, f16, int8, int6 };

/// How logits become an answer; fitted on validation data.
struct Calibration {
  double temperature = 1;  ///< logits are divided by it (Guo et al. 2017)
  /// A confidence below this makes the answer "unsure", below `reject_below` "not a digit".
  double unsure_below = 0.5;
  double reject_below = 0;
};

/// The largest allowed difference of a probability from the one in the file: builds differ in the
/// order of additions.
inline constexpr float self_check_tolerance = 1e-4f;

/// One input and the probabilities that the stored weights must give for it; checked on every load.
struct SelfCheck {
  std::vector<std::uint8_t> pixels;  ///< 0..255, size * size
  std::vector<float> probabilities;  ///< one for each class
};

/// The content of a model file.
struct Model {
  nn::Network<float> network;
  std::vector<std::string> classes = {};  ///< names, "0".."9"; "none" for the class of non-digits
  ink::Preprocessing preprocessing = {};
  Calibration calibration = {};
  std::string provenance = "{}";  ///< a JSON object: data, split, seed, epochs, accuracy, date, ...
  std::optional<SelfCheck> self_check = {};
  WeightType weight_type = WeightType::f32;  ///< of the file that it was loaded from
};

/// Throws `Error`, beginning with `source`, unless a network has ten classes, or eleven with a
/// class for non-digits.
void check_class_count(nn::Index classes, std::string_view source);

/// A model with random initial weights. Throws `Error` as `check_class_count` does, and if the
/// network is too expensive to be loaded again.
Model untrained_model(const nn::Architecture& architecture, Random& random,
                      std::string_view source);

/// Reads a safetensors file (https://huggingface.co/docs/safetensors). Checks everything: lengths,
/// overlaps and holes, dtypes, shapes against the architecture, missing and unknown tensors, NaN
/// and infinity, metadata, and the self-check. Throws `Error`, which begins with `source` and names
/// the tensor. metadata.hpp describes the metadata.
Model load_model(std::span<const std::byte> bytes, std::string_view source);

/// The same without the self-check, for callers that need a plan of the network anyway and pass it
/// to `check_itself`.
Model read_model(std::span<const std::byte> bytes, std::string_view source);

/// Runs the self-check, if the model has one. `plan` is `InferencePlan::in_integers` of its
/// network. Throws `Error`, which begins with `source`, if a probability differs from the one in
/// the file.
void check_itself(const Model& model, const nn::InferencePlan& plan, std::string_view source);

/// The bytes of a safetensors file. Keeps dropout and batch norm (fold first to export). If the
/// self-check has pixels, its probabilities are computed from the weights as stored. Throws `Error`
/// for a model that could not be loaded again: parts that contradict each other, weights that are
/// not finite or too large for the type.
std::vector<std::byte> save_model(const Model& model, WeightType weight_type);

/// The network with its weights rounded as in a file of this type.
nn::Network<float> quantised(const nn::Network<float>& network, WeightType weight_type);

}  // namespace scrawl
