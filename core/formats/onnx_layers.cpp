// The nodes with weights, and those that pool.

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/error.hpp"
#include "core/formats/onnx_chain.hpp"
#include "core/formats/onnx_constants.hpp"

namespace scrawl::formats::onnx {
namespace {

Sides pair(const std::vector<std::int64_t>& values, Sides otherwise) {
  if (values.empty()) return otherwise;
  if (values.size() != 2) throw Error("only pictures of rows and columns are supported");
  return {values[0], values[1]};
}

void need_positive(Sides sides, std::string_view what) {
  for (const std::int64_t side : sides) {
    if (side < 1 || side > nn::largest_image_side)
      throw Error("a " + std::string(what) + " of " + std::to_string(side) + " cannot be");
  }
}

/// With ceil_mode, the last window may lie half outside: what it lacks is added at the end.
Pads rounded_up(Pads pads, nn::Shape shape, Sides window, Sides stride) {
  for (const std::size_t axis : {0, 1}) {
    const std::int64_t side = axis == 0 ? shape.height : shape.width;
    const std::int64_t room = side + pads[axis] + pads[axis + 2] - window[axis];
    if (room < 0) continue;
    std::int64_t steps = (room + stride[axis] - 1) / stride[axis];
    if (steps * stride[axis] >= side + pads[axis]) --steps;
    pads[axis + 2] += std::max<std::int64_t>(steps * stride[axis] - room, 0);
  }
  return pads;
}

Array scaled(Array array, double factor) {
  for (double& value : array.values) value *= factor;
  return array;
}

}  // namespace

Pads Chain::pads_of(const Node& node, Sides window, Sides stride, Sides dilation) const {
  const std::string automatic = node.text("auto_pad");
  if (automatic == "SAME_UPPER")
    return same_pads(builder_.padded_shape(), window, stride, dilation);
  if (automatic == "SAME_LOWER")
    return same_pads(builder_.padded_shape(), window, stride, dilation, true);
  const auto pads = node.list("pads");
  if (automatic == "VALID" || pads.empty()) return {};
  if (pads.size() != 4) throw Error("only pictures of rows and columns are supported");
  return {pads[0], pads[1], pads[2], pads[3]};
}

void Chain::read_conv(const Node& node) {
  need_axes("NCHW");
  const Array& weights = need_constant(node, 1, "kernel");
  if (weights.shape.size() != 4) throw Error("only pictures of rows and columns are supported");
  const std::size_t order[] = {2, 3, 1, 0};  // ours: height, width, in, out
  Array kernel = transposed(weights, order);
  const Sides window{kernel.shape[0], kernel.shape[1]};
  const Sides stride = pair(node.list("strides"), {1, 1});
  const Sides dilation = pair(node.list("dilations"), {1, 1});
  need_positive(window, "kernel");
  need_positive(stride, "stride");
  need_positive(dilation, "dilation");
  const auto groups = static_cast<std::int64_t>(node.number("group", 1));
  builder_.grouped_conv2d(std::move(kernel), groups, constant(node, 2), stride,
                          pads_of(node, window, stride, dilation), dilation);
  set_shape_of_image();
}

void Chain::read_gemm(const Node& node) {
  if (node.number("transA", 0) != 0) throw Error("transA is not supported");
  flatten_for("a dense layer");
  Array kernel = scaled(need_constant(node, 1, "kernel"), node.number("alpha", 1));
  if (kernel.shape.size() != 2) throw Error("its kernel is no matrix");
  const std::size_t turned[] = {1, 0};
  if (node.number("transB", 0) != 0) kernel = transposed(kernel, turned);
  Array bias = filled(kernel.shape[1], 0);
  if (const Array* given = constant(node, 2))
    bias = scaled(broadcast(*given, {1, kernel.shape[1]}), node.number("beta", 1));
  builder_.dense(std::move(kernel), &bias);
  axes_.become("NC", builder_.shape());
}

void Chain::read_matmul(const Node& node) {
  const Array& kernel = need_constant(node, 1, "matrix behind the data");
  if (kernel.shape.size() != 2) throw Error("its constant is no matrix");
  flatten_for("a dense layer");
  if (*axes_.flat_axis() + 1 != axes_.rank()) throw Error("multiplies along another axis");
  std::string order(axes_.rank() - 1, 'N');
  builder_.dense(kernel, nullptr);
  axes_.become(axes_.rank() == 1 ? "C" : "NC", builder_.shape());
}

void Chain::read_batch_norm(const Node& node) {
  if (node.number("training_mode", 0) != 0 || node.number("spatial", 1) == 0)
    throw Error("is stored for training; export the network in evaluation mode");
  if (axes_.rank() == 4 && !builder_.flat()) {
    need_axes("NCHW");
  } else {
    flatten_for("a batch normalisation");
  }
  builder_.batch_norm(need_constant(node, 1, "scale"), need_constant(node, 2, "bias"),
                      need_constant(node, 3, "mean"), need_constant(node, 4, "variance"),
                      node.number("epsilon", 1e-5));
}

void Chain::pool(const Node& node, bool average) {
  need_axes("NCHW");
  const Sides window = pair(node.list("kernel_shape"), {0, 0});
  const Sides stride = pair(node.list("strides"), {1, 1});
  need_positive(window, "window");
  need_positive(stride, "stride");
  if (pair(node.list("dilations"), {1, 1}) != Sides{1, 1}) throw Error("dilation is not supported");
  const bool counts = node.number("count_include_pad", 0) != 0;
  Pads pads = pads_of(node, window, stride, {1, 1});
  if (node.number("ceil_mode", 0) != 0) {
    const Pads more = rounded_up(pads, builder_.shape(), window, stride);
    if (average && counts && more != pads)
      throw Error("ceil_mode with count_include_pad is not supported");
    pads = more;
  }
  if (average) {
    builder_.average_pool2d(window, stride, pads, counts);
  } else {
    builder_.max_pool2d(window, stride, pads);
  }
  set_shape_of_image();
}

void Chain::read_global_average_pool(const Node&) {
  need_axes("NCHW");
  builder_.global_average_pool();
  set_shape_of_image();
}

void Chain::read_global_max_pool(const Node&) {
  need_axes("NCHW");
  builder_.global_max_pool();
  set_shape_of_image();
}

void Chain::reduce(const Node& node, bool average) {
  std::string over;
  std::vector<std::size_t> kept;
  std::vector<bool> gone(axes_.rank());
  for (const std::int64_t axis : list(node, 1, "axes")) gone[axis_of(axis, axes_.rank())] = true;
  for (std::size_t axis = 0; axis < axes_.rank(); ++axis) {
    if (gone[axis]) over += axes_.letters(axis);
    if (!gone[axis]) kept.push_back(axis);
  }
  std::sort(over.begin(), over.end());
  const nn::Shape shape = builder_.shape();
  const std::string all = std::string(shape.height > 1 ? "H" : "") + (shape.width > 1 ? "W" : "");
  if (over != all || kept.size() == axes_.rank())
    throw Error("is supported over rows and columns only");
  const ArrayShape before = axes_.sides();
  average ? builder_.global_average_pool() : builder_.global_max_pool();
  // The letters of rows and columns go, the axes stay where the node keeps them.
  std::string order;
  for (const std::size_t axis : kept)
    order += axes_.letters(axis).empty() ? "H" : axes_.letters(axis);
  const bool keep = node.number("keepdims", 1) != 0;
  if (keep) {
    order.clear();
    for (std::size_t axis = 0; axis < axes_.rank(); ++axis)
      order += gone[axis] || axes_.letters(axis).empty() ? "H" : axes_.letters(axis);
  }
  axes_.become(order, builder_.shape());
}

void Chain::read_pad(const Node& node) {
  const std::string mode = node.text("mode");
  const Array* value = constant(node, 2);
  if ((!mode.empty() && mode != "constant") || node.number("value", 0) != 0 ||
      (value &&
       std::any_of(value->values.begin(), value->values.end(), [](double v) { return v != 0; })))
    throw Error("only zeros around a picture are supported");
  const auto pads = list(node, 1, "pads");
  const std::size_t rank = axes_.rank();
  if (pads.size() != 2 * rank || constant(node, 3))
    throw Error("its padding does not fit the data");
  Pads ours{};
  for (std::size_t axis = 0; axis < rank; ++axis) {
    if (pads[axis] == 0 && pads[axis + rank] == 0) continue;
    const std::string& letters = axes_.letters(axis);
    if (letters != "H" && letters != "W") throw Error("only rows and columns can be added");
    const std::size_t place = letters == "H" ? 0 : 1;
    ours[place] = pads[axis];
    ours[place + 2] = pads[axis + rank];
  }
  builder_.pad(ours);
}

}  // namespace scrawl::formats::onnx
