#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "core/recogniser.hpp"

/// How the modules speak to JavaScript: plain values in, plain objects or arrays of numbers out.
/// But for what says so, nothing handed over points into WebAssembly memory, so nothing goes stale
/// when that memory grows. Every failure leaves as a JavaScript `Error` whose message is the core's
/// one line for a person.
namespace scrawl::javascript {

using emscripten::val;

[[noreturn]] inline void throw_error(const std::string& message) {
  val::global("Error").new_(message).throw_();
}

/// The one place where C++ exceptions end.
template <class Action>
auto guard(Action&& action) {
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

/// What a module offers to JavaScript in place of a function or method: the same, but a failure
/// leaves as an `Error`. Nothing is bound without it.
template <auto function>
inline constexpr auto guarded = &Guarded<function>::call;

/// A typed array of JavaScript's own with a copy of `values`.
template <class Values>
val copied(const Values& values) {
  return val(emscripten::typed_memory_view(values.size(), values.data()))
      .template call<val>("slice");
}

/// 0..255.
inline std::vector<std::uint8_t> grey_values(const ink::Picture& picture) {
  std::vector<std::uint8_t> bytes(picture.pixels.size());
  std::transform(picture.pixels.begin(), picture.pixels.end(), bytes.begin(),
                 [](float pixel) { return static_cast<std::uint8_t>(pixel * 255.0f + 0.5f); });
  return bytes;
}

/// A reading as numbers, to be handed over at once, because handing over each value by itself takes
/// long: state, confidence, number of digits; then of each digit from left to right its glyph
/// in the text (a character's code), state, label, runner-up, confidence, box (left, top, right,
/// bottom), number of probabilities (none for a picture without ink) and they, number of strokes
/// and their indices, side of its picture, and the grey values as bytes in as many numbers as they
/// fill. States are places in `State`. web/src/recogniser/deserialise.js makes objects of it.
inline std::vector<double> serialised(const Reading& reading) {
  std::vector<double> numbers{static_cast<double>(reading.state), reading.confidence,
                              static_cast<double>(reading.digits.size())};
  for (std::size_t i = 0; i < reading.digits.size(); ++i) {
    const auto& [strokes, box, answer] = reading.digits[i];
    numbers.insert(numbers.end(),
                   {static_cast<double>(reading.text[i]), static_cast<double>(answer.state),
                    static_cast<double>(answer.label), static_cast<double>(answer.runner_up),
                    answer.confidence, box.left, box.top, box.right, box.bottom});
    numbers.push_back(static_cast<double>(answer.probabilities.size()));
    numbers.insert(numbers.end(), answer.probabilities.begin(), answer.probabilities.end());
    numbers.push_back(static_cast<double>(strokes.size()));
    numbers.insert(numbers.end(), strokes.begin(), strokes.end());
    numbers.push_back(answer.picture.size);
    const std::vector<std::uint8_t> grey = grey_values(answer.picture);
    const std::size_t place = numbers.size();
    numbers.resize(place + (grey.size() + sizeof(double) - 1) / sizeof(double));
    std::memcpy(&numbers[place], grey.data(), grey.size());
  }
  return numbers;
}

}  // namespace scrawl::javascript
