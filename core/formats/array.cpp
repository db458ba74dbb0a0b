#include "core/formats/array.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace scrawl::formats {
namespace {

constexpr std::int64_t most_values = 64 << 20;  // as many as a network may have (build_layers)

/// How far apart neighbours along each axis lie.
std::vector<std::size_t> steps_of(const ArrayShape& shape) {
  std::vector<std::size_t> steps(shape.size());
  std::size_t step = 1;
  for (std::size_t axis = shape.size(); axis-- > 0;) {
    steps[axis] = step;
    step *= static_cast<std::size_t>(shape[axis]);
  }
  return steps;
}

/// Picks values along new axes: axis i has `shape[i]` places, `steps[i]` apart in `values`.
Array gathered(const std::vector<double>& values, const ArrayShape& shape,
               const std::vector<std::size_t>& steps) {
  Array result{shape, std::vector<double>(count_of(shape, "a constant"))};
  std::vector<std::int64_t> place(shape.size());
  std::size_t from = 0;
  for (double& value : result.values) {
    value = values[from];
    for (std::size_t axis = shape.size(); axis-- > 0;) {
      from += steps[axis];
      if (++place[axis] < shape[axis]) break;
      from -= steps[axis] * static_cast<std::size_t>(shape[axis]);
      place[axis] = 0;
    }
  }
  return result;
}

}  // namespace

Array filled(std::int64_t count, double value) {
  return {{count}, std::vector<double>(static_cast<std::size_t>(count), value)};
}

std::size_t count_of(const ArrayShape& shape, const std::string& what) {
  std::int64_t count = 1;
  for (const std::int64_t side : shape) {
    if (side < 0) throw Error(what + ": has a negative side: " + to_string(shape));
    if (side > most_values || (count *= side) > most_values)
      throw Error(what + ": is too large: " + to_string(shape));
  }
  return static_cast<std::size_t>(count);
}

std::string to_string(const ArrayShape& shape) {
  std::string text = "[";
  for (const std::int64_t side : shape)
    text += (text.size() > 1 ? ", " : "") + std::to_string(side);
  return text + "]";
}

Array transposed(const Array& array, std::span<const std::size_t> order) {
  const auto steps = steps_of(array.shape);
  ArrayShape shape;
  std::vector<std::size_t> new_steps;
  for (const std::size_t axis : order) {
    shape.push_back(array.shape[axis]);
    new_steps.push_back(steps[axis]);
  }
  return gathered(array.values, shape, new_steps);
}

ArrayShape broadcast_shape(const ArrayShape& a, const ArrayShape& b) {
  ArrayShape shape(std::max(a.size(), b.size()), 1);
  for (const ArrayShape* one : {&a, &b}) {
    const std::size_t missing = shape.size() - one->size();
    for (std::size_t axis = 0; axis < one->size(); ++axis) {
      const std::int64_t side = (*one)[axis];
      std::int64_t& both = shape[missing + axis];
      if (side != 1 && both != 1 && side != both)
        throw Error("a constant of " + to_string(b) + " does not fit " + to_string(a));
      if (side != 1) both = side;
    }
  }
  return shape;
}

Array broadcast(const Array& array, const ArrayShape& shape) {
  if (broadcast_shape(shape, array.shape) != shape)
    throw Error("a constant of " + to_string(array.shape) + " does not fit " + to_string(shape));
  const auto own = steps_of(array.shape);
  const std::size_t missing = shape.size() - array.shape.size();
  std::vector<std::size_t> steps(shape.size(), 0);
  for (std::size_t axis = 0; axis < own.size(); ++axis) {
    if (array.shape[axis] != 1) steps[missing + axis] = own[axis];
  }
  return gathered(array.values, shape, steps);
}

}  // namespace scrawl::formats
