#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/model/model.hpp"

/// What travels beside the tensors: named texts, each a JSON value but for "format".
///
///     format         "scrawl 1"
///     architecture   as in core/architectures/
///     classes        ["0", ..., "9"], perhaps "none"; may be missing when there are ten
///     preprocessing  {"size": 28, "box": 20, "pen_width": 2.4}
///     calibration    {"temperature": 1, "unsure_below": 0.5, "reject_below": 0}
///     provenance     an object of anything
///     self_check     {"pixels": [0..255, ...], "probabilities": [...]}
///
/// All but the first two may be missing; other entries are ignored.
namespace scrawl {

using Metadata = std::map<std::string, std::string, std::less<>>;

/// Throws `Error` unless this program knows the format.
void check_format(const Metadata& metadata, std::string_view source);
nn::Architecture read_architecture(const Metadata& metadata, std::string_view source);
/// Fills everything but network and weight type.
void read_metadata(const Metadata& metadata, std::string_view source, Model& model);
Metadata write_metadata(const Model& model);

/// Throws `Error` when the parts of a model contradict each other or are no sensible values.
void check_consistency(const Model& model, std::string_view source);

}  // namespace scrawl
