#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "core/formats/our_layers.hpp"
#include "core/formats/write_models.hpp"
#include "core/version.hpp"

namespace scrawl::formats {
namespace {

/// Writes layers into the topology, and their weights into the manifest and the shard.
class ModelWriter {
 public:
  explicit ModelWriter(nn::Shape input) : input_(input) {}

  /// Begins a layer; its options follow, and `end`.
  json::Writer& begin(std::string_view type) {
    name_ = "layer_" + std::to_string(count_++);
    out_.begin_object().key("class_name").text(type).key("config").begin_object();
    out_.key("name").text(name_).key("trainable").boolean(true).key("dtype").text("float32");
    if (count_ == 1) {
      out_.key("batch_input_shape").begin_array().json("null");
      out_.integer(input_.height).integer(input_.width).integer(input_.channels).end_array();
    }
    return out_;
  }
  void end() { out_.end_object().end_object(); }
  void plain(std::string_view type) {
    begin(type);
    end();
  }
  void activation(std::string_view name) {
    begin("Activation").key("activation").text(name);
    end();
  }

  /// Of the layer that was begun last.
  void weights(std::string_view name, const Array& array) {
    manifest_.begin_object().key("name").text(name_ + "/" + std::string(name)).key("shape");
    manifest_.json(to_string(array.shape)).key("dtype").text("float32").end_object();
    for (const double value : array.values) {
      const auto single = static_cast<float>(value);
      char bytes[sizeof single];
      std::memcpy(bytes, &single, sizeof single);
      shard_.append(bytes, sizeof single);
    }
  }

  TfjsFiles finished(std::string_view weights_name) {
    json::Writer file;
    file.begin_object().key("format").text("layers-model");
    file.key("generatedBy").text("scrawl " + std::string(version()));
    file.key("convertedBy").json("null").key("modelTopology").begin_object();
    file.key("keras_version").text("2.15.0").key("backend").text("tensorflow");
    file.key("model_config").begin_object().key("class_name").text("Sequential");
    file.key("config").begin_object().key("name").text("scrawl").key("layers");
    file.json(out_.end_array().result()).end_object().end_object().end_object();
    file.key("weightsManifest").begin_array().begin_object().key("paths").begin_array();
    file.text(weights_name).end_array().key("weights").json(manifest_.end_array().result());
    file.end_object().end_array().end_object();
    return {std::string(file.result()), std::move(shard_)};
  }

  void start() {
    out_.begin_array();
    manifest_.begin_array();
  }

 private:
  nn::Shape input_;
  json::Writer out_, manifest_;
  std::string shard_, name_;
  int count_ = 0;
};

void write_pair(json::Writer& out, std::string_view key, const std::vector<std::int64_t>& pair) {
  out.key(key).begin_array().integer(pair[0]).integer(pair[1]).end_array();
}

/// Padding by numbers is a layer of its own there.
void write_zeros(ModelWriter& model, const OurLayer& layer) {
  const auto pads = layer.pads();
  if (pads.empty()) return;
  auto& out = model.begin("ZeroPadding2D").key("padding").begin_array();
  for (const std::size_t first : {0, 1})
    out.begin_array().integer(pads[first]).integer(pads[first + 2]).end_array();
  out.end_array();
  model.end();
}

void write_conv(ModelWriter& model, const OurLayer& layer) {
  write_zeros(model, layer);
  const bool plain = layer.type == "conv2d";
  const Array& kernel = layer.arrays.at("kernel");
  const auto bias = layer.arrays.find("bias");
  auto& out = model.begin(plain ? "Conv2D" : "DepthwiseConv2D");
  if (plain) out.key("filters").integer(kernel.shape[3]);
  if (!plain) out.key("depth_multiplier").integer(kernel.shape[3]);
  write_pair(out, "kernel_size", {kernel.shape[0], kernel.shape[1]});
  write_pair(out, "strides", layer.pair("stride", 1));
  write_pair(out, "dilation_rate", layer.pair("dilation", 1));
  out.key("padding").text(layer.padding() == "same" ? "same" : "valid");
  out.key("use_bias").boolean(bias != layer.arrays.end()).key("activation").text("linear");
  model.end();
  model.weights(plain ? "kernel" : "depthwise_kernel", kernel);
  if (bias != layer.arrays.end()) model.weights("bias", bias->second);
}

void write_pool(ModelWriter& model, const OurLayer& layer) {
  // There, zeros that count are a layer of their own, and others cannot be told by numbers.
  const bool counts = layer.flag("count_padding", false) && layer.padding() != "valid";
  if (counts == layer.pads().empty()) layer.refuse("written for TensorFlow.js");
  if (counts) write_zeros(model, layer);
  auto& out = model.begin(layer.type == "max_pool2d" ? "MaxPooling2D" : "AveragePooling2D");
  write_pair(out, "pool_size", layer.pair("pool", 2));
  write_pair(out, "strides", layer.pair("stride", 2));
  out.key("padding").text(layer.padding() == "same" ? "same" : "valid");
  model.end();
}

void write_batch_norm(ModelWriter& model, const OurLayer& layer) {
  auto& out = model.begin("BatchNormalization").key("axis").integer(-1);
  out.key("epsilon").number(layer.number("epsilon", 1e-3));
  out.key("momentum").number(layer.number("momentum", 0.99));
  out.key("center").boolean(true).key("scale").boolean(true);
  model.end();
  model.weights("gamma", layer.arrays.at("scale"));
  model.weights("beta", layer.arrays.at("bias"));
  model.weights("moving_mean", layer.arrays.at("mean"));
  model.weights("moving_variance", layer.arrays.at("variance"));
}

void write_layer(ModelWriter& model, const OurLayer& layer) {
  const std::string& type = layer.type;
  if (layer.flattened && layer.needs_picture()) layer.refuse("written for TensorFlow.js");
  if (type == "conv2d" || type == "depthwise_conv2d") {
    write_conv(model, layer);
  } else if (type == "max_pool2d" || type == "average_pool2d") {
    write_pool(model, layer);
  } else if (type == "batch_norm2d" || type == "batch_norm1d") {
    write_batch_norm(model, layer);
  } else if (type == "global_average_pool") {
    if (!layer.flattened) model.plain("GlobalAveragePooling2D");  // else the mean of one value each
  } else if (type == "flatten") {
    model.plain("Flatten");
  } else if (type == "dense") {
    const Array& kernel = layer.arrays.at("kernel");
    auto& out = model.begin("Dense").key("units").integer(kernel.shape[1]);
    out.key("use_bias").boolean(true).key("activation").text("linear");
    model.end();
    model.weights("kernel", kernel);
    model.weights("bias", layer.arrays.at("bias"));
  } else if (type == "relu" || type == "tanh" || type == "sigmoid" || type == "swish") {
    model.activation(type);
  } else if (type == "gelu") {
    model.activation(layer.flag("approximate", false) ? "gelu_new" : "gelu");
  } else if (type == "leaky_relu" || type == "elu") {
    const bool leaky = type == "leaky_relu";
    auto& out = model.begin(leaky ? "LeakyReLU" : "ELU").key("alpha");
    out.number(leaky ? layer.number("slope", 0.3) : layer.number("alpha", 1));
    model.end();
  } else if (type != "dropout") {
    layer.refuse("written for TensorFlow.js");
  }
}

}  // namespace

TfjsFiles write_tfjs(const Model& model, std::string_view weights_name) {
  ModelWriter writer(model.network.input_shape());
  writer.start();
  for_each_layer(model.network, [&](const OurLayer& layer) {
    // A picture of one pixel needs no flatten here, but Keras tells it from a vector.
    if (layer.type == "dense" && !layer.flattened) writer.plain("Flatten");
    write_layer(writer, layer);
  });
  const bool sigmoid = model.network.architecture().head == nn::Head::sigmoid;
  writer.activation(sigmoid ? "sigmoid" : "softmax");
  return writer.finished(weights_name);
}

}  // namespace scrawl::formats
