#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/keras_chain.hpp"
#include "core/formats/network_draft.hpp"
#include "core/formats/tfjs_weights.hpp"

namespace scrawl::formats::keras {

/// Makes a network of Keras' layers, one after the other.
class LayerReader {
 public:
  /// `sides` are those of one sample, open ones 0. Throws `Error` if they are no picture's.
  LayerReader(std::vector<std::int64_t> sides, tfjs::Weights& weights);

  /// Throws `Error`, which begins with the layer's class and name.
  void read(const LayerConfig& layer);
  NetworkDraft result() && { return std::move(builder_).result(); }

 private:
  using Reader = void (LayerReader::*)(const LayerConfig&);
  static const std::map<std::string_view, Reader>& readers();

  void read_conv(const LayerConfig& layer);
  void read_depthwise(const LayerConfig& layer);
  void read_separable(const LayerConfig& layer);
  void read_dense(const LayerConfig& layer);
  void read_batch_norm(const LayerConfig& layer);
  void read_max_pool(const LayerConfig& layer) { pool(layer, false); }
  void read_average_pool(const LayerConfig& layer) { pool(layer, true); }
  void read_global_average_pool(const LayerConfig& layer) { global_pool(layer, true); }
  void read_global_max_pool(const LayerConfig& layer) { global_pool(layer, false); }
  void read_flatten(const LayerConfig& layer);
  void read_reshape(const LayerConfig& layer);
  void read_padding(const LayerConfig& layer);
  void read_rescaling(const LayerConfig& layer);
  void read_normalization(const LayerConfig& layer);
  void read_activation(const LayerConfig& layer);
  void read_relu(const LayerConfig& layer);
  void read_leaky_relu(const LayerConfig& layer);
  void read_elu(const LayerConfig& layer);
  void read_softmax(const LayerConfig& layer);
  void read_nothing(const LayerConfig&) {}

  void pool(const LayerConfig& layer, bool average);
  void global_pool(const LayerConfig& layer, bool average);
  void need_picture(const LayerConfig& layer) const;
  void activate(std::string_view name);
  void activate_as_said(const LayerConfig& layer);
  std::optional<Array> bias_of(const LayerConfig& layer);
  Pads pads_of(const LayerConfig& layer, Sides window, Sides stride, Sides dilation) const;
  Array for_each_channel(const std::vector<double>& values) const;
  void set_shape_of_picture();

  NetworkBuilder builder_;
  std::vector<std::int64_t> sides_;  ///< of one sample, as Keras has it
  tfjs::Weights& weights_;
  bool ended_ = false;  ///< behind softmax
};

}  // namespace scrawl::formats::keras
