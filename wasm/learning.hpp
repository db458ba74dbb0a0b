#pragma once

#include <emscripten/val.h>

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/model/model.hpp"
#include "wasm/javascript.hpp"

/// Shared by the bindings of fine-tuning and training runs.
namespace scrawl::javascript {

inline std::vector<std::uint8_t> bytes_from(const val& array) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(array);
}

/// From `{images, labels}`, two decompressed IDX files; empty for null.
inline data::Images images_from(const val& files, const std::string& name) {
  if (files.isNull() || files.isUndefined()) return {};
  const auto images = bytes_from(files["images"]), labels = bytes_from(files["labels"]);
  return data::parse_idx(std::as_bytes(std::span(images)), name + " (images)",
                         std::as_bytes(std::span(labels)), name + " (labels)");
}

/// The type of weights that "f32" or "int8" names.
inline WeightType weight_type_from(const std::string& type) {
  return type == "int8" ? WeightType::int8 : WeightType::f32;
}

/// The bytes of a model's file (Uint8Array) with weights of type "f32" or "int8".
inline val saved(const Model& model, const std::string& type) {
  const auto bytes = save_model(model, weight_type_from(type));
  return copied(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

/// Calls `step` until it returns false or the time is over.
template <class Step>
void steps_for(double milliseconds, Step step) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double, std::milli>(milliseconds);
  while (step() && Clock::now() < end) {
  }
}

}  // namespace scrawl::javascript
