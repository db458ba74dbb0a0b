#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace scrawl::formats {

using ArrayShape = std::vector<std::int64_t>;

/// Numbers of another program's file, whatever their type there: double holds every float, and
/// every whole number that a shape or an axis can be.
struct Array {
  ArrayShape shape;            ///< empty for a single number
  std::vector<double> values;  ///< row-major
};

/// One value for each of `count`.
Array filled(std::int64_t count, double value);

/// The number of values. Throws `Error`, beginning with `what`, for a negative side, and for more
/// values than any network here may have.
std::size_t count_of(const ArrayShape& shape, const std::string& what);

/// "[3, 3, 1, 30]"
std::string to_string(const ArrayShape& shape);

/// The array with its axes in another order: axis i of the result is axis `order[i]` of `array`.
/// `order` is a permutation of its axes.
Array transposed(const Array& array, std::span<const std::size_t> order);

/// The shape that both broadcast to, as NumPy does; throws `Error` if they do not fit.
ArrayShape broadcast_shape(const ArrayShape& a, const ArrayShape& b);
/// `array` repeated along the axes where it has one value, or none. It must fit `shape`.
Array broadcast(const Array& array, const ArrayShape& shape);

}  // namespace scrawl::formats
