#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cmath>
#include <cstdint>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "core/recogniser.hpp"

/// How the modules speak to JavaScript: plain values in, plain objects out. Nothing handed over
/// points into WebAssembly memory, so nothing goes stale when that memory grows. Every failure
/// leaves as a JavaScript `Error` whose message is the core's one line for a person.
namespace scrawl::javascript {

using emscripten::val;

[[noreturn]] inline void throw_error(const std::string& message) {
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
  throw_error(message);
}

/// A typed array of JavaScript's own with a copy of `values`.
template <class Values>
val copied(const Values& values) {
  return val(emscripten::typed_memory_view(values.size(), values.data()))
      .template call<val>("slice");
}

/// Grey values 0 to 255.
inline val bytes_of(const ink::Picture& picture) {
  std::vector<std::uint8_t> bytes(picture.pixels.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(std::lround(picture.pixels[i] * 255.0f));
  }
  return copied(bytes);
}

inline val to_javascript(const Answer& answer) {
  val result = val::object();
  result.set("state", std::string(to_string(answer.state)));
  result.set("label", answer.label);
  result.set("runnerUp", answer.runner_up);
  result.set("confidence", answer.confidence);
  result.set("probabilities", copied(answer.probabilities));
  result.set("size", answer.picture.size);
  result.set("picture", bytes_of(answer.picture));
  return result;
}

inline val to_javascript(const ReadDigit& digit) {
  val result = to_javascript(digit.answer);
  result.set("strokes", copied(digit.strokes));
  result.set("left", digit.box.left);
  result.set("top", digit.box.top);
  result.set("right", digit.box.right);
  result.set("bottom", digit.box.bottom);
  return result;
}

/// `{state, text, confidence, digits}`; each digit from left to right `{strokes: Int32Array of
/// indices, left, top, right, bottom, state, label, runnerUp, confidence,
/// probabilities: Float64Array(10), size, picture: Uint8Array(size * size)}`.
inline val to_javascript(const Reading& reading) {
  val digits = val::array();
  for (const ReadDigit& digit : reading.digits) {
    digits.call<void>("push", to_javascript(digit));
  }
  val result = val::object();
  result.set("state", std::string(to_string(reading.state)));
  result.set("text", reading.text);
  result.set("confidence", reading.confidence);
  result.set("digits", digits);
  return result;
}

}  // namespace scrawl::javascript
