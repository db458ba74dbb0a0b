#include "wasm/inside_values.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include "wasm/javascript.hpp"

namespace scrawl::javascript {
namespace {

using emscripten::val;

/// An object with numbers.
class Object {
 public:
  template <class Number>
  void number(const char* name, Number value) {
    object_.set(name, static_cast<double>(value));
  }
  template <class Value>
  void set(const char* name, const Value& value) {
    object_.set(name, value);
  }
  operator val() const { return object_; }

 private:
  val object_ = val::object();
};

}  // namespace

val to_javascript(const nn::ReceptiveField::Axis& axis) {
  Object result;
  result.number("first", axis.first);
  result.number("step", axis.step);
  result.number("size", axis.size);
  return result;
}

val to_javascript(const nn::Shape& shape) {
  Object result;
  result.number("height", shape.height);
  result.number("width", shape.width);
  result.number("channels", shape.channels);
  return result;
}

val to_javascript(const nn::Flow& flow) {
  Object result;
  result.number("sources", flow.sources);
  result.number("targets", flow.targets);
  result.set("oneSource", flow.one_source);
  result.set("total", copied(flow.total));
  result.set("net", copied(flow.net));
  return result;
}

val to_javascript(const nn::Derivation& derived) {
  constexpr const char* names[] = {"weighted", "largest", "mean", "scaled", "single"};
  Object result;
  result.set("arithmetic", std::string(names[static_cast<int>(derived.arithmetic)]));
  result.number("top", derived.top);
  result.number("left", derived.left);
  result.number("height", derived.height);
  result.number("width", derived.width);
  result.number("down", derived.down);
  result.number("right", derived.right);
  result.number("firstSource", derived.first_source);
  result.number("sources", derived.sources);
  result.set("values", copied(derived.values));
  result.set("weights", copied(derived.weights));
  result.number("bias", derived.bias);
  result.number("divisor", derived.divisor);
  result.number("scale", derived.scale);
  result.number("mean", derived.mean);
  result.number("variance", derived.variance);
  result.number("epsilon", derived.epsilon);
  result.number("result", derived.result);
  return result;
}

val to_javascript(const nn::HeadDerivation& derived) {
  Object result;
  result.set("divided", copied(derived.divided));
  result.set("raised", copied(derived.raised));
  result.set("probabilities", copied(derived.probabilities));
  return result;
}

val to_javascript(const nn::Change& change) {
  val steps = val::array();
  for (const auto& step : change.steps) steps.call<void>("push", copied(grey_values(step)));
  Object result;
  result.set("found", change.found);
  result.number("changed", change.changed);
  result.set("steps", steps);
  return result;
}

val to_javascript(const nn::SimilarSamples::Match& match) {
  Object result;
  result.number("sample", match.sample);
  result.number("similarity", match.similarity);
  return result;
}

val to_javascript(const nn::Filter& filter) {
  Object result;
  result.number("height", filter.height);
  result.number("width", filter.width);
  result.number("channels", filter.channels);
  result.set("weights", copied(filter.weights));
  return result;
}

val flows_of(const nn::Network<float>& network, std::span<const float> input,
             const std::vector<std::span<const float>>& outputs, const val& stages) {
  const auto layer_at = [&](const val& stage, const char* name) {
    const auto layer = static_cast<std::size_t>(stage[name].as<int>());
    if (layer >= outputs.size()) throw Error("flow: the network has no such layer");
    return layer;
  };
  val result = val::array();
  const int count = stages["length"].as<int>();
  for (int i = 0; i < count; ++i) {
    const std::size_t title = layer_at(stages[i], "title");
    val entry =
        to_javascript(nn::flow_through(network, static_cast<nn::Index>(title),
                                       title == 0 ? input : outputs[title - 1], outputs[title]));
    entry.set("values", copied(outputs[layer_at(stages[i], "output")]));
    result.call<void>("push", entry);
  }
  return result;
}

val structure_of(const nn::Network<float>& network, const Model& model) {
  val layers = val::array();
  const auto fields = nn::receptive_fields(network);
  const auto maps = nn::map_shapes(network);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const nn::Layer<float>& layer = *network.layers()[i];
    val entry = to_javascript(layer.output_shape());
    entry.set("type", std::string(layer.type()));
    entry.set("maps", to_javascript(maps[i]));
    entry.set("parameters",
              static_cast<double>(nn::parameter_count(network, static_cast<nn::Index>(i))));
    entry.set("multiplyAdds", static_cast<double>(layer.multiply_adds()));
    entry.set("vertical", to_javascript(fields[i].vertical));
    entry.set("horizontal", to_javascript(fields[i].horizontal));
    layers.call<void>("push", entry);
  }
  val classes = val::array();
  for (const std::string& name : model.classes) classes.call<void>("push", name);
  const bool softmax = network.architecture().head == nn::Head::softmax;
  Object result;
  result.number("box", model.preprocessing.box);
  result.number("penWidth", model.preprocessing.pen_width);
  result.set("classes", classes);
  result.set("head", std::string(softmax ? "softmax" : "sigmoid"));
  result.number("temperature", model.calibration.temperature);
  result.set("layers", layers);
  return result;
}

}  // namespace scrawl::javascript
