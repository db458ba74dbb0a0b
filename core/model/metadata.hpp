#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/model/model.hpp"

/// The metadata of a model file: named texts, each a JSON value except "format".
///
///     format         "scrawl 1"
///     architecture   as in core/architectures/
///     classes        ["0", ..., "9"], perhaps "none"; optional for ten classes
///     preprocessing  {"size": 28, "box": 20, "pen_width": 2.4}
///     calibration    {"temperature": 1, "unsure_below": 0.5, "reject_below": 0}
///     provenance     any object
///     self_check     {"pixels": [0..255, ...], "probabilities": [...]}
///
/// Only the first two are required; unknown entries are ignored.
namespace scrawl {

using Metadata = std::map<std::string, std::string, std::less<>>;

/// Throws `Error` unless the entry "format" is one that this program reads.
void check_format(const Metadata& metadata, std::string_view source);
nn::Architecture read_architecture(const Metadata& metadata, std::string_view source);
/// Fills in everything except network and weight type.
void read_metadata(const Metadata& metadata, std::string_view source, Model& model);
Metadata write_metadata(const Model& model);

/// Throws `Error` if the parts of a model contradict each other or are out of range.
void check_consistency(const Model& model, std::string_view source);

}  // namespace scrawl
