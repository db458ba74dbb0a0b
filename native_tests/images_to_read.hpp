#pragma once

#include <cstdint>
#include <fstream>
#include <iterator>
#include <span>
#include <vector>

#include "core/recogniser.hpp"
#include "native_tests/folders.hpp"
#include "native_tests/ink/shapes.hpp"

// Images to be read by the network that the page ships.

namespace scrawl::testing {

inline const Recogniser& shipped() {
  static const Recogniser recogniser = [] {
    std::ifstream file(SCRAWL_SOURCE_FOLDER "/web/models/compact.safetensors", std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    return Recogniser(load_model(std::as_bytes(std::span(bytes)), "compact"));
  }();
  return recogniser;
}

/// 4, 7 and 1.
inline std::vector<ink::Picture> digits() {
  return {ink::render(shapes::four(), {}), ink::render(shapes::seven(), {}),
          ink::render(shapes::one(), {})};
}

inline ink::GreyImage plain(int width, int height, std::uint8_t grey) {
  return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), grey)};
}

}  // namespace scrawl::testing
