// The nodes that only arrange the data in another way.

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "core/formats/onnx_chain.hpp"
#include "core/formats/onnx_constants.hpp"

namespace scrawl::formats::onnx {

void Chain::read_transpose(const Node& node) {
  std::vector<std::size_t> order;
  for (const std::int64_t axis : node.list("perm")) order.push_back(axis_of(axis, axes_.rank()));
  if (order.empty())
    for (std::size_t axis = axes_.rank(); axis-- > 0;) order.push_back(axis);
  std::vector<std::size_t> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  if (sorted.size() != axes_.rank() ||
      std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
    throw Error("its order of axes does not fit " + to_string(axes_.sides()));
  axes_.transpose(order);
}

void Chain::read_flatten(const Node& node) {
  const ArrayShape sides = axes_.sides();
  auto axis = static_cast<std::int64_t>(node.number("axis", 1));
  if (axis < 0) axis += static_cast<std::int64_t>(sides.size());
  if (axis < 0 || axis > static_cast<std::int64_t>(sides.size())) throw Error("has no such axis");
  ArrayShape target{1, 1};
  for (std::size_t i = 0; i < sides.size(); ++i)
    target[static_cast<std::int64_t>(i) < axis ? 0 : 1] *= sides[i];
  axes_.reshape(target);
}

void Chain::read_reshape(const Node& node) {
  const auto target = list(node, 1, "shape");
  axes_.reshape(resolved(target, axes_.sides(), node.number("allowzero", 0) != 0));
}

void Chain::read_squeeze(const Node& node) {
  const auto given = list(node, 1, "axes");
  const ArrayShape sides = axes_.sides();
  std::vector<bool> gone(sides.size());
  for (const std::int64_t axis : given) gone[axis_of(axis, sides.size())] = true;
  ArrayShape target;
  for (std::size_t axis = 0; axis < sides.size(); ++axis) {
    // Without axes, all of one value go; how many samples there are is open, though.
    const bool one = sides[axis] == 1 && axes_.letters(axis) != "N";
    if (given.empty() ? !one : !gone[axis]) target.push_back(sides[axis]);
  }
  axes_.reshape(target);
}

void Chain::read_unsqueeze(const Node& node) {
  ArrayShape target = axes_.sides();
  auto given = list(node, 1, "axes");
  const std::size_t rank = target.size() + given.size();
  for (std::int64_t& axis : given) axis = static_cast<std::int64_t>(axis_of(axis, rank));
  std::sort(given.begin(), given.end());
  for (const std::int64_t axis : given) {
    if (axis > static_cast<std::int64_t>(target.size())) throw Error("an axis comes twice");
    target.insert(target.begin() + axis, 1);
  }
  axes_.reshape(target);
}

}  // namespace scrawl::formats::onnx
