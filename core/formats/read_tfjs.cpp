// model.json of TensorFlow.js: a Keras model's layers, and a manifest of its weights.

#include "core/error.hpp"
#include "core/file_kind.hpp"
#include "core/formats/foreign_model.hpp"
#include "core/formats/keras_layers.hpp"
#include "core/json.hpp"

namespace scrawl::formats {
namespace {

NetworkDraft read_draft(const json::Node& root, const SideFiles& side_files) {
  if (const auto format = root.optional_field("format");
      format && format->value().IsString() && format->text() != "layers-model")
    throw Error(
        "is a graph model of TensorFlow.js, which holds no layers; convert the Keras model "
        "with --output_format=tfjs_layers_model, or to ONNX");
  const auto topology = root.field("modelTopology");
  const auto model = topology.optional_field("model_config");
  const auto layers = keras::chain_of(model ? *model : topology);
  const auto sides = keras::input_shape(layers);
  if (!sides) throw Error("does not say the shape of its input (batch_input_shape)");
  tfjs::Weights weights(root.field("weightsManifest"), side_files);
  keras::LayerReader reader(*sides, weights);
  for (const auto& layer : layers) reader.read(layer);
  return std::move(reader).result();
}

}  // namespace

ForeignModel read_tfjs(std::span<const std::byte> bytes, std::string_view source,
                       const ForeignOptions& options) {
  refuse_other_file(bytes, source);
  const auto draft = [&] {
    const auto document =
        json::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, source);
    try {
      return read_draft(json::Node(document, "model.json"), options.side_files);
    } catch (const Error& error) {
      throw Error(std::string(source) + ": " + error.what());
    }
  }();
  return finished(draft, "TensorFlow.js", source, options);
}

}  // namespace scrawl::formats
