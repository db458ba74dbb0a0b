#pragma once

#include <optional>
#include <span>

#include "core/formats/onnx_file.hpp"

namespace scrawl::formats::onnx {

/// What a node puts out whose inputs are all known, and nothing if this kind of node is not known
/// here. Exporters transpose weights and compute shapes by such nodes. `inputs` has a null pointer
/// for each that is left out. Throws `Error` for inputs that do not fit.
std::optional<Array> computed(const Node& node, std::span<const Array* const> inputs);

/// The values as whole numbers, such as a shape or axes.
std::vector<std::int64_t> whole_numbers(const Array& array);

/// Axis `axis` of `rank`, counted from the end if negative. Throws `Error` if there is none.
std::size_t axis_of(std::int64_t axis, std::size_t rank);

/// A shape with 0 for the side that `before` has there, and -1 for the one that is left.
ArrayShape resolved(ArrayShape target, const ArrayShape& before, bool zero_is_zero);

/// What an operator of one or two numbers gives; nothing for one that is not known.
std::optional<double> arithmetic(const Node& node, std::span<const double> inputs);

}  // namespace scrawl::formats::onnx
