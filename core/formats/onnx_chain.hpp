#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/formats/network_draft.hpp"
#include "core/formats/onnx_axes.hpp"
#include "core/formats/onnx_file.hpp"

namespace scrawl::formats::onnx {

/// Follows the data from the graph's input node by node, and makes a network of the nodes. Whatever
/// does not depend on the data is computed, so that weights may be transposed and shapes measured
/// on the way.
class Chain {
 public:
  /// `graph` must outlive it, and loses its constants.
  explicit Chain(Graph& graph);

  /// Throws `Error`, which begins with the node's type and name, for whatever is no chain of known
  /// layers.
  NetworkDraft read();

 private:
  using Reader = void (Chain::*)(const Node&);
  static const std::map<std::string_view, Reader>& readers();

  void follow(const Node& node);
  void measure(const Node& node);
  void compute(const Node& node);
  /// Whether the node is a part of an activation that several nodes compute, such as x *
  /// sigmoid(x).
  bool follow_function(const Node& node);
  void end_function(const Node& node);
  [[noreturn]] void refuse_function() const;
  /// The data have become what the node puts out.
  void advance(const Node& node);

  const Array* constant(const Node& node, std::size_t input) const;
  const Array& need_constant(const Node& node, std::size_t input, std::string_view what) const;
  /// The only constant of a node of two inputs, of which the other is the data.
  const Array& other_input(const Node& node) const;
  bool data_first(const Node& node) const { return node.inputs[0] == data_; }
  /// A list that newer operators take as an input, and older ones as an attribute.
  std::vector<std::int64_t> list(const Node& node, std::size_t input, std::string_view key) const;

  void need_axes(const std::string& wanted) const;
  /// Makes a vector of the data, which a dense layer takes; refuses what is none.
  void flatten_for(std::string_view what);
  void set_shape_of_image() { axes_.become("NCHW", builder_.shape()); }
  Array for_each_channel(const Array& values);
  Pads pads_of(const Node& node, Sides window, Sides stride, Sides dilation) const;
  void pool(const Node& node, bool average);
  void reduce(const Node& node, bool average);
  void scale_and_add(Array scale, Array offset);

  void read_conv(const Node& node);
  void read_gemm(const Node& node);
  void read_matmul(const Node& node);
  void read_batch_norm(const Node& node);
  void read_max_pool(const Node& node) { pool(node, false); }
  void read_average_pool(const Node& node) { pool(node, true); }
  void read_global_average_pool(const Node& node);
  void read_global_max_pool(const Node& node);
  void read_reduce_mean(const Node& node) { reduce(node, true); }
  void read_reduce_max(const Node& node) { reduce(node, false); }
  void read_pad(const Node& node);
  void read_add(const Node& node);
  void read_sub(const Node& node);
  void read_mul(const Node& node);
  void read_div(const Node& node);
  void read_neg(const Node& node);
  void read_activation(const Node& node);
  void read_leaky_relu(const Node& node);
  void read_prelu(const Node& node);
  void read_elu(const Node& node);
  void read_gelu(const Node& node);
  void read_clip(const Node& node);
  void read_max(const Node& node);
  void read_softmax(const Node& node);
  void read_nothing(const Node&) {}
  void read_cast(const Node& node);
  void read_transpose(const Node& node);
  void read_flatten(const Node& node);
  void read_reshape(const Node& node);
  void read_squeeze(const Node& node);
  void read_unsqueeze(const Node& node);

  Graph& graph_;
  Axes axes_;
  NetworkBuilder builder_;
  std::string data_;                                     ///< what the data are called now
  std::map<std::string, ArrayShape> seen_;               ///< the sides of the data so far, by name
  std::map<std::string, int> uses_;                      ///< how many nodes take it for its values
  std::map<std::string, std::vector<double>> function_;  ///< see follow_function
  bool ended_ = false;                                   ///< behind softmax
  std::size_t values_left_;                              ///< that may still be computed
};

}  // namespace scrawl::formats::onnx
