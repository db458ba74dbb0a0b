// What the page may call: one class, plain values in, plain objects out. Nothing handed to
// JavaScript points into WebAssembly memory, so nothing goes stale when that memory grows. Every
// failure leaves as a JavaScript `Error` whose message is the core's one line for a person.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cmath>
#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "core/recogniser.hpp"

namespace {

using emscripten::val;

[[noreturn]] void throw_to_javascript(const std::string& message) {
  val::global("Error").new_(message).throw_();
}

/// The one place where C++ exceptions end.
template <class Action>
auto guarded(Action&& action) {
  std::string message;
  try {
    return action();
  } catch (const std::bad_alloc&) {
    message = "Out of memory: close other tabs or reload the page";
  } catch (const std::exception& error) {
    message = error.what();
  }
  throw_to_javascript(message);
}

/// A typed array of JavaScript's own with a copy of `values`.
template <class T>
val copied(const std::vector<T>& values) {
  return val(emscripten::typed_memory_view(values.size(), values.data())).call<val>("slice");
}

val bytes_of(const scrawl::ink::Picture& picture) {
  std::vector<std::uint8_t> bytes(picture.pixels.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(std::lround(picture.pixels[i] * 255.0f));
  }
  return copied(bytes);
}

val to_javascript(const scrawl::Answer& answer) {
  val result = val::object();
  result.set("state", std::string(scrawl::to_string(answer.state)));
  result.set("label", answer.label);
  result.set("runnerUp", answer.runner_up);
  result.set("confidence", answer.confidence);
  result.set("probabilities", copied(answer.probabilities));
  result.set("size", answer.picture.size);
  result.set("picture", bytes_of(answer.picture));
  return result;
}

class PageRecogniser {
 public:
  explicit PageRecogniser(scrawl::Model model) : recogniser_(std::move(model)) {}

  /// From the bytes of a model file (Uint8Array). `source` is its name in messages.
  static std::unique_ptr<PageRecogniser> load(const val& bytes, const std::string& source) {
    return guarded([&] {
      const auto file = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
      return std::make_unique<PageRecogniser>(
          scrawl::load_model(std::as_bytes(std::span(file)), source));
    });
  }

  /// Reads a drawing given as a Float32Array of x, y pairs in which a pair of NaN ends a stroke:
  /// `{state, label, runnerUp, confidence, probabilities: Float64Array(10), size,
  /// picture: Uint8Array(size * size)}`. Blank has label -1 and no probabilities.
  val read(const val& pairs) const {
    return guarded([&] {
      const auto numbers = emscripten::convertJSArrayToNumberVector<float>(pairs);
      return to_javascript(recogniser_.read(scrawl::ink::drawing_from_pairs(numbers)));
    });
  }

  /// What was loaded: `{architecture, provenance}` as JSON texts, `parameters`, `multiplyAdds`.
  val info() const {
    return guarded([&] {
      const scrawl::Model& model = recogniser_.model();
      val result = val::object();
      result.set("architecture", scrawl::nn::to_json(model.network.architecture()));
      result.set("provenance", model.provenance);
      result.set("parameters", static_cast<double>(model.network.parameter_count()));
      result.set("multiplyAdds", static_cast<double>(model.network.multiply_adds()));
      return result;
    });
  }

 private:
  scrawl::Recogniser recogniser_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(scrawl) {
  emscripten::class_<PageRecogniser>("Recogniser")
      .class_function("load", &PageRecogniser::load)
      .function("read", &PageRecogniser::read)
      .function("info", &PageRecogniser::info);
}
