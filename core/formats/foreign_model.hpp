#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/formats/input_convention.hpp"
#include "core/formats/network_draft.hpp"
#include "core/formats/side_files.hpp"
#include "core/model/model.hpp"

/// Models of other programs as ours.
namespace scrawl::formats {

/// What a file does not say, and somebody else knows.
struct ForeignOptions {
  std::string name;                   ///< of the file, for the model's record
  std::optional<nn::Head> head = {};  ///< of a network that ends in neither softmax nor sigmoid
  InputOptions input = {};
  SideFiles side_files = no_side_files();
};

/// A converted model, and what was found in its file.
struct ForeignModel {
  Model model;
  std::string format;              ///< "ONNX" or "TensorFlow.js"
  std::vector<LayerDraft> layers;  ///< without their weights
  InputFinding input;
  bool head_assumed = false;  ///< neither the file nor anybody said that it is a softmax
};

/// Both throw `Error`, beginning with `source`, which says what is wrong with the file or which of
/// its layers is not supported, by its name there, and what to do about it.
ForeignModel read_onnx(std::span<const std::byte> bytes, std::string_view source,
                       const ForeignOptions& options);
/// `bytes` are those of model.json, whose shards are side files.
ForeignModel read_tfjs(std::span<const std::byte> bytes, std::string_view source,
                       const ForeignOptions& options);

/// Builds the network, finds out what its pixels are, and checks all that a model of ours must be.
/// Throws `Error`, beginning with `source`.
ForeignModel finished(NetworkDraft draft, std::string format, std::string_view source,
                      const ForeignOptions& options);

}  // namespace scrawl::formats
