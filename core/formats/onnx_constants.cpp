#include "core/formats/onnx_constants.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "core/error.hpp"

namespace scrawl::formats::onnx {
namespace {

using Inputs = std::span<const Array* const>;

const Array& input(Inputs inputs, std::size_t place) {
  if (place >= inputs.size() || !inputs[place]) throw Error("an input is missing");
  return *inputs[place];
}

/// A list that newer operators take as an input, and older ones as an attribute.
std::vector<std::int64_t> list_of(const Node& node, Inputs inputs, std::size_t place,
                                  std::string_view key) {
  if (place < inputs.size() && inputs[place]) return whole_numbers(*inputs[place]);
  return node.list(key);
}

Array constant(const Node& node) {
  for (const auto& [key, attribute] : node.attributes) {
    if (key == "value" && attribute.array) return *attribute.array;
    if ((key == "value_float" || key == "value_int") && attribute.number)
      return {{}, {*attribute.number}};
    if (key == "value_floats" || key == "value_ints")
      return {{static_cast<std::int64_t>(attribute.numbers.size())}, attribute.numbers};
  }
  throw Error("its value is of a kind that is not known here");
}

Array cast(const Node& node, Array array) {
  const double to = node.number("to", 1);
  const bool floating = to == 1 || to == 10 || to == 11 || to == 16;
  if (!floating)
    for (double& value : array.values) value = std::trunc(value);
  return array;
}

Array transpose(const Node& node, const Array& array) {
  const std::size_t rank = array.shape.size();
  std::vector<std::size_t> order;
  for (const std::int64_t axis : node.list("perm")) order.push_back(axis_of(axis, rank));
  if (order.empty())
    for (std::size_t axis = rank; axis-- > 0;) order.push_back(axis);
  std::vector<std::size_t> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  if (sorted.size() != rank || std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    throw Error("its order of axes does not fit " + to_string(array.shape));
  return transposed(array, order);
}

Array reshaped(Array array, ArrayShape shape) {
  if (count_of(shape, "a constant") != array.values.size())
    throw Error("cannot make " + to_string(shape) + " of " + to_string(array.shape));
  array.shape = std::move(shape);
  return array;
}

ArrayShape squeezed(const ArrayShape& shape, const std::vector<std::int64_t>& axes) {
  std::vector<bool> gone(shape.size());
  for (const std::int64_t axis : axes) gone[axis_of(axis, shape.size())] = true;
  ArrayShape left;
  for (std::size_t axis = 0; axis < shape.size(); ++axis) {
    if (axes.empty() ? shape[axis] != 1 : !gone[axis]) left.push_back(shape[axis]);
  }
  return left;
}

ArrayShape unsqueezed(ArrayShape shape, std::vector<std::int64_t> axes) {
  const std::size_t rank = shape.size() + axes.size();
  for (std::int64_t& axis : axes) axis = static_cast<std::int64_t>(axis_of(axis, rank));
  std::sort(axes.begin(), axes.end());
  for (const std::int64_t axis : axes) {
    if (axis > static_cast<std::int64_t>(shape.size())) throw Error("an axis comes twice");
    shape.insert(shape.begin() + axis, 1);
  }
  return shape;
}

/// Of lists, such as shapes.
Array concatenated(Inputs inputs) {
  Array all{{0}, {}};
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Array& part = input(inputs, i);
    if (part.shape.size() != 1) throw Error("joins constants of more than one axis");
    all.values.insert(all.values.end(), part.values.begin(), part.values.end());
  }
  count_of({static_cast<std::int64_t>(all.values.size())}, "a constant");
  all.shape[0] = static_cast<std::int64_t>(all.values.size());
  return all;
}

Array gathered(const Array& list, const Array& places) {
  if (list.shape.size() != 1) throw Error("takes from a constant of more than one axis");
  Array taken{places.shape, {}};
  for (const std::int64_t place : whole_numbers(places))
    taken.values.push_back(list.values[axis_of(place, list.values.size())]);
  return taken;
}

Array sliced(const Node& node, Inputs inputs) {
  const Array& list = input(inputs, 0);
  const auto starts = list_of(node, inputs, 1, "starts"), ends = list_of(node, inputs, 2, "ends");
  const auto steps = list_of(node, inputs, 4, "steps");
  if (list.shape.size() != 1 || starts.size() != 1 || ends.size() != 1 ||
      (!steps.empty() && steps != std::vector<std::int64_t>{1}))
    throw Error("takes a part of a constant of more than one axis");
  const std::int64_t size = list.shape[0];
  const auto bounded = [&](std::int64_t at) {
    return std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
  };
  const std::int64_t first = bounded(starts[0]), last = std::max(first, bounded(ends[0]));
  return {{last - first}, {list.values.begin() + first, list.values.begin() + last}};
}

Array constant_of_shape(const Node& node, const Array& shape) {
  Array result{whole_numbers(shape), {}};
  const auto value = node.attributes.find("value");
  const bool given = value != node.attributes.end() && value->second.array &&
                     value->second.array->values.size() == 1;
  result.values.assign(count_of(result.shape, "a constant"),
                       given ? value->second.array->values[0] : 0);
  return result;
}

Array product(const Array& list) {
  double all = 1;
  for (const double value : list.values) all *= value;
  return {{}, {all}};
}

/// An operator of numbers, on arrays of any shape; nothing if it is not known.
std::optional<Array> of_each(const Node& node, Inputs inputs) {
  if (inputs.empty() || inputs.size() > 2) return {};
  std::vector<Array> operands;
  ArrayShape shape = input(inputs, 0).shape;
  if (inputs.size() == 2) shape = broadcast_shape(shape, input(inputs, 1).shape);
  for (std::size_t i = 0; i < inputs.size(); ++i)
    operands.push_back(broadcast(input(inputs, i), shape));
  Array result{shape, {}};
  for (std::size_t i = 0; i < operands[0].values.size(); ++i) {
    double values[2] = {operands[0].values[i], 0};
    if (operands.size() == 2) values[1] = operands[1].values[i];
    const auto value = arithmetic(node, std::span(values, operands.size()));
    if (!value) return {};
    result.values.push_back(*value);
  }
  return result;
}

}  // namespace

std::vector<std::int64_t> whole_numbers(const Array& array) {
  std::vector<std::int64_t> numbers;
  for (const double value : array.values) {
    if (!(value == value)) throw Error("a size is no number");
    numbers.push_back(static_cast<std::int64_t>(std::clamp(value, -1e15, 1e15)));
  }
  return numbers;
}

std::size_t axis_of(std::int64_t axis, std::size_t rank) {
  const auto sides = static_cast<std::int64_t>(rank);
  if (axis < -sides || axis >= sides) throw Error("there is no axis " + std::to_string(axis));
  return static_cast<std::size_t>(axis < 0 ? axis + sides : axis);
}

ArrayShape resolved(ArrayShape target, const ArrayShape& before, bool zero_is_zero) {
  std::int64_t known = 1;
  std::optional<std::size_t> open;
  for (std::size_t axis = 0; axis < target.size(); ++axis) {
    if (target[axis] == 0 && !zero_is_zero && axis < before.size()) target[axis] = before[axis];
    if (target[axis] == -1 && !open) {
      open = axis;
    } else if (target[axis] < 0 || target[axis] > (1 << 30) ||
               (known *= target[axis]) > (1 << 30)) {
      throw Error("cannot make " + to_string(target) + " of " + to_string(before));
    }
  }
  if (open) {
    const auto all = static_cast<std::int64_t>(count_of(before, "a shape"));
    target[*open] = known > 0 ? all / known : 0;
  }
  return target;
}

std::optional<double> arithmetic(const Node& node, std::span<const double> inputs) {
  const std::string_view type = node.type;
  const double a = inputs[0];
  if (inputs.size() == 2) {
    const double b = inputs[1];
    if (type == "Add" || type == "Sum") return a + b;
    if (type == "Sub") return a - b;
    if (type == "Mul") return a * b;
    if (type == "Div") return a / b;
    if (type == "Pow") return std::pow(a, b);
    if (type == "Max") return std::max(a, b);
    if (type == "Min") return std::min(a, b);
    return {};
  }
  if (type == "Neg") return -a;
  if (type == "Sqrt") return std::sqrt(a);
  if (type == "Reciprocal") return 1 / a;
  if (type == "Exp") return std::exp(a);
  if (type == "Erf") return std::erf(a);
  if (type == "Tanh") return std::tanh(a);
  if (type == "Sigmoid") return 1 / (1 + std::exp(-a));
  if (type == "Relu") return std::max(a, 0.0);
  if (type == "Softplus") return std::log1p(std::exp(a));
  if (type == "HardSigmoid")
    return std::clamp(node.number("alpha", 0.2) * a + node.number("beta", 0.5), 0.0, 1.0);
  if (type == "Identity" || type == "Cast" || type == "Dropout") return a;
  return {};
}

std::optional<Array> computed(const Node& node, Inputs inputs) {
  const std::string_view type = node.type;
  if (!node.domain.empty() && node.domain != "ai.onnx") return {};
  if (type == "Constant") return constant(node);
  if (type == "ConstantOfShape") return constant_of_shape(node, input(inputs, 0));
  if (type == "Concat") return concatenated(inputs);
  if (type == "Gather") return gathered(input(inputs, 0), input(inputs, 1));
  if (type == "Slice") return sliced(node, inputs);
  if (type == "Identity") return input(inputs, 0);
  if (type == "Cast") return cast(node, input(inputs, 0));
  if (type == "Transpose") return transpose(node, input(inputs, 0));
  if (type == "ReduceProd") return product(input(inputs, 0));
  if (type == "Reshape") {
    const Array& array = input(inputs, 0);
    return reshaped(array, resolved(whole_numbers(input(inputs, 1)), array.shape,
                                    node.number("allowzero", 0) != 0));
  }
  if (type == "Squeeze" || type == "Unsqueeze") {
    const Array& array = input(inputs, 0);
    auto axes = list_of(node, inputs, 1, "axes");
    return reshaped(array, type == "Squeeze" ? squeezed(array.shape, axes)
                                             : unsqueezed(array.shape, std::move(axes)));
  }
  return of_each(node, inputs);
}

}  // namespace scrawl::formats::onnx
