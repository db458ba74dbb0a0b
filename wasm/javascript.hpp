#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/recogniser.hpp"

/// The interface of the modules to JavaScript: plain values in, plain objects or arrays of numbers
/// out. Unless documented, no result is a view of WebAssembly memory, so results stay valid when
/// that memory grows. Every failure becomes a JavaScript `Error` with the core's message of one
/// line, for people, and a `cause`, for code.
namespace scrawl::javascript {

using emscripten::val;

/// Kind and place of an error, as the type `Cause` of web/src/failure.js.
inline val cause_of(const Error& error) {
  val place = val::object();
  const auto set = [&](const char* name, const std::optional<std::size_t>& value) {
    if (value) place.set(name, static_cast<double>(*value));
  };
  set("layer", error.place.layer);
  set("line", error.place.line);
  set("column", error.place.column);
  set("byte", error.place.byte);
  if (!error.place.field.empty()) place.set("field", error.place.field);
  val cause = val::object();
  cause.set("kind", std::string(error.kind == ErrorKind::diverged     ? "diverged"
                                : error.kind == ErrorKind::not_linked ? "not-linked"
                                                                      : "invalid"));
  cause.set("problem", std::string(error.problem()));
  cause.set("place", place);
  return cause;
}

/// Runs `action` and converts C++ exceptions to JavaScript errors.
template <class Action>
auto guard(Action&& action) {
  std::string message;
  val cause = val::undefined();
  try {
    return action();
  } catch (const std::bad_alloc&) {
    message = "Out of memory: close other tabs or reload the page";
  } catch (const Error& error) {
    message = error.what();
    cause = cause_of(error);
  } catch (const std::exception& error) {
    message = error.what();
  }
  val thrown = val::global("Error").new_(message);
  thrown.set("cause", cause);
  thrown.throw_();
}

template <auto function>
struct Guarded;

template <class Result, class... Arguments, Result (*function)(Arguments...)>
struct Guarded<function> {
  static Result call(Arguments... arguments) {
    return guard([&]() -> Result { return function(std::forward<Arguments>(arguments)...); });
  }
};

template <class Object, class Result, class... Arguments, Result (Object::*method)(Arguments...)>
struct Guarded<method> {
  static Result call(Object& object, Arguments... arguments) {
    return guard(
        [&]() -> Result { return (object.*method)(std::forward<Arguments>(arguments)...); });
  }
};

template <class Object, class Result, class... Arguments,
          Result (Object::*method)(Arguments...) const>
struct Guarded<method> {
  static Result call(const Object& object, Arguments... arguments) {
    return guard(
        [&]() -> Result { return (object.*method)(std::forward<Arguments>(arguments)...); });
  }
};

/// Wraps a function or method for JavaScript, so that exceptions become `Error`s. Everything that
/// is bound is wrapped.
template <auto function>
inline constexpr auto guarded = &Guarded<function>::call;

/// A JavaScript typed array with a copy of `values`.
template <class Values>
val copied(const Values& values) {
  return val(emscripten::typed_memory_view(values.size(), values.data()))
      .template call<val>("slice");
}

/// Pixels from 0 to 1 as grey values 0..255.
inline std::vector<std::uint8_t> grey_values(std::span<const float> pixels) {
  std::vector<std::uint8_t> bytes(pixels.size());
  std::transform(pixels.begin(), pixels.end(), bytes.begin(),
                 [](float pixel) { return static_cast<std::uint8_t>(pixel * 255.0f + 0.5f); });
  return bytes;
}

/// A reading as one array of numbers, because passing each value separately is slow: state,
/// confidence, length of the text and its character codes; number of alternatives and of each its
/// probability, length and character codes; number of digits; then for each digit in
/// order its state, number of signs (0 or 1) and the sign's character code, label, runner-up,
/// confidence, box (left, top, right, bottom), number of probabilities (0 without ink) and the
/// probabilities, number of strokes and their indices, number of parts and for each its stroke,
/// first point and one past its last, side of its picture, and the picture's grey values as bytes,
/// padded to whole numbers. States are indices of `State`.
/// web/src/recogniser/deserialise.js converts it to objects.
inline std::vector<double> serialised(const Reading& reading) {
  std::vector<double> numbers{static_cast<double>(reading.state), reading.confidence};
  const auto push_text = [&](const std::string& text) {
    numbers.push_back(static_cast<double>(text.size()));
    for (const char character : text) numbers.push_back(character);
  };
  push_text(reading.text);
  numbers.push_back(static_cast<double>(reading.alternatives.size()));
  for (const Alternative& alternative : reading.alternatives) {
    numbers.push_back(alternative.probability);
    push_text(alternative.text);
  }
  numbers.push_back(static_cast<double>(reading.digits.size()));
  for (const auto& [strokes, box, answer, sign, parts] : reading.digits) {
    numbers.push_back(static_cast<double>(answer.state));
    numbers.push_back(sign != 0);
    if (sign) numbers.push_back(sign);
    numbers.insert(numbers.end(),
                   {static_cast<double>(answer.label), static_cast<double>(answer.runner_up),
                    answer.confidence, box.left, box.top, box.right, box.bottom});
    numbers.push_back(static_cast<double>(answer.probabilities.size()));
    numbers.insert(numbers.end(), answer.probabilities.begin(), answer.probabilities.end());
    numbers.push_back(static_cast<double>(strokes.size()));
    numbers.insert(numbers.end(), strokes.begin(), strokes.end());
    numbers.push_back(static_cast<double>(parts.size()));
    for (const auto& [stroke, first, end] : parts) {
      numbers.insert(numbers.end(), {static_cast<double>(stroke), static_cast<double>(first),
                                     static_cast<double>(end)});
    }
    numbers.push_back(answer.picture.size);
    const std::vector<std::uint8_t> grey = grey_values(answer.picture.pixels);
    const std::size_t offset = numbers.size();
    numbers.resize(offset + (grey.size() + sizeof(double) - 1) / sizeof(double));
    std::memcpy(&numbers[offset], grey.data(), grey.size());
  }
  return numbers;
}

}  // namespace scrawl::javascript
