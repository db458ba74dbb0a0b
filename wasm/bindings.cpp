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

#include "core/error.hpp"
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

/// Grey values 0 to 255.
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

val to_javascript(const scrawl::ReadDigit& digit) {
  val result = to_javascript(digit.answer);
  result.set("strokes", copied(digit.strokes));
  result.set("left", digit.box.left);
  result.set("top", digit.box.top);
  result.set("right", digit.box.right);
  result.set("bottom", digit.box.bottom);
  return result;
}

val to_javascript(const scrawl::Reading& reading) {
  val digits = val::array();
  for (const scrawl::ReadDigit& digit : reading.digits) {
    digits.call<void>("push", to_javascript(digit));
  }
  val result = val::object();
  result.set("state", std::string(scrawl::to_string(reading.state)));
  result.set("text", reading.text);
  result.set("confidence", reading.confidence);
  result.set("digits", digits);
  return result;
}

/// What is said about an image of one digit, in the form in which drawings are answered.
scrawl::Reading as_reading(scrawl::Answer answer, int width, int height) {
  scrawl::Reading reading{answer.state, {}, answer.confidence, {}};
  if (answer.state == scrawl::State::blank) return reading;
  reading.text = answer.state == scrawl::State::not_a_digit ? "?" : std::to_string(answer.label);
  const scrawl::ink::Box whole{0, 0, static_cast<float>(width), static_cast<float>(height)};
  reading.digits.push_back({{}, whole, std::move(answer)});
  return reading;
}

/// One image as a canvas hands it out (red, green, blue, alpha), on white paper.
scrawl::ink::GreyImage grey_from(const std::vector<std::uint8_t>& rgba, int width, int height) {
  scrawl::ink::GreyImage grey{width, height, std::vector<std::uint8_t>(rgba.size() / 4)};
  for (std::size_t i = 0; i < grey.pixels.size(); ++i) {
    const std::uint8_t* pixel = &rgba[4 * i];
    // Rec. 601's luma, which every image format means by grey.
    const float luma = 0.299f * pixel[0] + 0.587f * pixel[1] + 0.114f * pixel[2];
    const float opacity = pixel[3] / 255.0f;
    grey.pixels[i] =
        static_cast<std::uint8_t>(std::lround(luma * opacity + 255.0f * (1 - opacity)));
  }
  return grey;
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

  /// Reads a drawing given as a Float32Array of x, y pairs in which a pair of NaN ends a stroke.
  /// `{state, text, confidence, digits}`; each digit from left to right `{strokes: Int32Array of
  /// indices, left, top, right, bottom, state, label, runnerUp, confidence,
  /// probabilities: Float64Array(10), size, picture: Uint8Array(size * size)}`.
  val read(const val& pairs) const {
    return guarded([&] {
      const auto numbers = emscripten::convertJSArrayToNumberVector<float>(pairs);
      return to_javascript(recogniser_.read_number(scrawl::ink::drawing_from_pairs(numbers)));
    });
  }

  /// Reads an image given as a Uint8ClampedArray of red, green, blue, alpha, row by row. The result
  /// is that of `read`, its digits without strokes.
  val read_image(const val& rgba, int width, int height) const {
    return guarded([&] {
      const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(rgba);
      if (width < 1 || height < 1 ||
          bytes.size() / 4 / static_cast<std::size_t>(width) != static_cast<std::size_t>(height)) {
        throw scrawl::Error("image: the pixels are not as many as its sides say");
      }
      return to_javascript(
          as_reading(recogniser_.read(grey_from(bytes, width, height)), width, height));
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
      .function("readImage", &PageRecogniser::read_image)
      .function("info", &PageRecogniser::info);
}
