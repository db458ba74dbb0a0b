#include "core/formats/foreign_model.hpp"

#include <cstring>
#include <utility>

#include "core/error.hpp"
#include "core/formats/onnx_chain.hpp"
#include "core/formats/onnx_file.hpp"
#include "core/json.hpp"
#include "core/model/metadata.hpp"
#include "core/model/weights.hpp"
#include "core/version.hpp"

namespace scrawl::formats {
namespace {

constexpr int least_side = 8, most_side = 256;  // the latter as in model/metadata.cpp

void check_input(nn::Shape input) {
  if (input.channels != 1)
    throw Error("reads pictures of " + std::to_string(input.channels) +
                " colours; train it on grey ones, of one channel");
  if (input.height != input.width || input.height < least_side || input.height > most_side)
    throw Error("reads pictures of " + std::to_string(input.height) + " x " +
                std::to_string(input.width) + "; supported are square ones, of " +
                std::to_string(least_side) + " to " + std::to_string(most_side) + " pixels a side");
}

std::string architecture_json(const NetworkDraft& draft) {
  json::Writer out;
  out.begin_object().key("input").begin_array();
  out.integer(draft.input.height).integer(draft.input.width).integer(draft.input.channels);
  out.end_array().key("layers").begin_array();
  for (const LayerDraft& layer : draft.layers) {
    out.begin_object().key("type").text(layer.type);
    for (const auto& [key, value] : layer.fields) out.key(key).json(value);
    out.end_object();
  }
  out.end_array().key("head").text(draft.head == nn::Head::sigmoid ? "sigmoid" : "softmax");
  out.end_object();
  return std::string(out.result());
}

/// The draft as a network. What is wrong with a layer is told by its name in the file.
nn::Network<float> built(const NetworkDraft& draft) {
  try {
    const auto architecture = nn::parse_architecture(architecture_json(draft), "its layers");
    std::vector<std::vector<float>> memory;
    std::vector<safetensors::Tensor> tensors;
    for (std::size_t i = 0; i < draft.layers.size(); ++i) {
      for (const auto& [name, array] : draft.layers[i].arrays) {
        auto& floats = memory.emplace_back(array.values.begin(), array.values.end());
        tensors.push_back({std::to_string(i) + "." + name, safetensors::Dtype::f32, array.shape,
                           std::as_bytes(std::span(floats))});
      }
    }
    return network_from_tensors(architecture, tensors, "its layers");
  } catch (const Error& error) {
    if (!error.place.layer || *error.place.layer >= draft.layers.size()) throw;
    const LayerDraft& layer = draft.layers[*error.place.layer];
    throw Error(layer.origin, "as " + layer.type + ": " + error.problem(), error.place);
  }
}

std::string provenance(const ForeignOptions& options, const std::string& format) {
  json::Writer out;
  out.begin_object().key("program").text("scrawl " + std::string(version()));
  out.key("converted_from").text(options.name).key("format").text(format).end_object();
  return std::string(out.result());
}

}  // namespace

ForeignModel finished(NetworkDraft draft, std::string format, std::string_view source,
                      const ForeignOptions& options) {
  try {
    check_input(draft.input);
    const bool assumed = !draft.head && !options.head;
    if (!draft.head) draft.head = options.head.value_or(nn::Head::softmax);
    auto network = built(draft);
    check_class_count(network.classes(), "it");
    const std::size_t layers = draft.layers.size();
    InputFinding input = settle_input(draft, network, options.input);
    const bool adapted = draft.layers.size() != layers || input.chosen.convention.name != "unit";
    Model model{.network = adapted ? built(draft) : std::move(network)};
    for (int digit = 0; digit < 10; ++digit) model.classes.push_back(std::to_string(digit));
    if (model.network.classes() == 11) model.classes.emplace_back("none");
    model.preprocessing = input.preprocessing;
    model.provenance = provenance(options, format);
    check_consistency(model, "it");
    for (LayerDraft& layer : draft.layers) layer.arrays.clear();
    return {std::move(model), std::move(format), std::move(draft.layers), std::move(input),
            assumed};
  } catch (const Error& error) {
    throw Error(std::string(source), error.what(), error.place);
  }
}

ForeignModel read_onnx(std::span<const std::byte> bytes, std::string_view source,
                       const ForeignOptions& options) {
  onnx::Graph graph = onnx::parse(bytes, source, options.side_files);
  const auto draft = [&] {
    try {
      return onnx::Chain(graph).read();
    } catch (const Error& error) {
      throw Error(std::string(source) + ": " + error.what());
    }
  }();
  graph = {};
  return finished(draft, "ONNX", source, options);
}

}  // namespace scrawl::formats
