#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/formats/array.hpp"
#include "core/nn/architecture.hpp"

namespace scrawl::formats {

/// Of a window or a step: height, then width.
using Sides = std::array<std::int64_t, 2>;
/// Rows and columns that are added: top, left, bottom, right.
using Pads = std::array<std::int64_t, 4>;

/// One layer as an architecture's JSON says it, with its weights.
struct LayerDraft {
  std::string type;
  std::vector<std::pair<std::string, std::string>> fields = {};  ///< keys, and values as JSON
  std::map<std::string, Array> arrays = {};                      ///< by the parameters' names here
  nn::Shape output = {};
  std::string origin = {};  ///< what it is called in the other program's file
};

/// Another program's network in this one's words, before anybody has checked that it can be built.
struct NetworkDraft {
  nn::Shape input;
  std::vector<LayerDraft> layers;
  std::optional<nn::Head> head;  ///< nothing if it ends in neither softmax nor sigmoid
};

/// The padding that TensorFlow calls "same": as many outputs as strides fit the input. An odd pixel
/// goes to the end, or to the beginning where `odd_first`.
Pads same_pads(nn::Shape input, Sides window, Sides stride, Sides dilation, bool odd_first = false);

/// Makes a draft layer by layer, and follows the shape of the data.
///
/// Kernels come in our order: convolutions height, width, in, out; dense ones in, out. Where the
/// other program flattens in another order than ours (height, width, channels), `flatten` is told,
/// and the weights that follow are put into our order. All functions throw `Error` for what cannot
/// be, without saying which layer it is: the caller knows what that is called in its file.
class NetworkBuilder {
 public:
  explicit NetworkBuilder(nn::Shape input);

  /// Of the data now; a flat vector of n values is {1, 1, n}.
  nn::Shape shape() const { return shape_; }
  bool flat() const { return shape_.flat(); }
  /// With the zeros around it that a convolution will take over.
  nn::Shape padded_shape() const;
  bool empty() const { return draft_.layers.empty(); }
  /// What the layers that follow are called in the other program's file.
  void set_origin(std::string_view name) { origin_ = name; }

  /// `bias` may be null.
  void conv2d(Array kernel, const Array* bias, Sides stride, Pads pads, Sides dilation);
  /// `kernel` is height, width, in, multiplier.
  void depthwise_conv2d(Array kernel, const Array* bias, Sides stride, Pads pads, Sides dilation);
  /// A kernel height, width, in / groups, out: all of one group, or each channel by itself.
  void grouped_conv2d(Array kernel, std::int64_t groups, const Array* bias, Sides stride, Pads pads,
                      Sides dilation);
  void max_pool2d(Sides window, Sides stride, Pads pads);
  /// `count_padding`: whether what is added counts in the mean.
  void average_pool2d(Sides window, Sides stride, Pads pads, bool count_padding);
  void global_average_pool();
  void global_max_pool();
  /// Each array has a value for each channel.
  void batch_norm(Array scale, Array bias, Array mean, Array variance, double epsilon);
  /// `axes`: the order in which the other program flattens, such as "CHW"; the last is fastest.
  void flatten(std::string_view axes);
  void dense(Array kernel, const Array* bias);
  /// A layer without weights that changes each value by itself. `fields` as in `LayerDraft`.
  void activation(std::string_view type,
                  std::vector<std::pair<std::string, std::string>> fields = {});
  /// Multiplies each channel and adds to it, for programs that do it in layers of their own: scales
  /// of pixels, biases, parts of batch normalisations.
  void multiply_add(Array scale, Array offset);
  /// Zeros around the data, which the convolution behind must take over.
  void pad(Pads pads);
  void set_head(nn::Head head);

  /// The draft. A sigmoid at the end is the head.
  NetworkDraft result() &&;

 private:
  LayerDraft& add(std::string_view type);
  void add_window(LayerDraft& layer, std::string_view key, Sides window, Sides stride, Pads pads,
                  Sides dilation);
  void add_conv(std::string_view type, Array kernel, const Array* bias, std::int64_t outputs,
                Sides stride, Pads pads, Sides dilation);
  void add_pool(std::string_view type, Sides window, Sides stride, Pads pads);
  void want_channels(const Array& array, std::string_view what) const;
  Array in_our_order(Array array) const;
  bool last_takes_bias(const Array& scale) const;

  NetworkDraft draft_;
  nn::Shape shape_;
  std::string origin_;
  Pads pending_{};
  /// For each flattened value, its place in the other program's order; empty where that is ours.
  std::vector<std::size_t> order_;
};

}  // namespace scrawl::formats
