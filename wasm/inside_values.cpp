#include "wasm/inside_values.hpp"

#include <algorithm>
#include <cstdint>
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
  for (const std::vector<float>& step : change.steps) {
    std::vector<std::uint8_t> grey(step.size());
    std::transform(step.begin(), step.end(), grey.begin(),
                   [](float value) { return static_cast<std::uint8_t>(value * 255.0f + 0.5f); });
    steps.call<void>("push", copied(grey));
  }
  Object result;
  result.set("found", change.found);
  result.number("changed", change.changed);
  result.set("steps", steps);
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

}  // namespace scrawl::javascript
