#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/api/include/scrawl.h"
#include "native_tests/folders.hpp"

namespace scrawl_api_test {

/// The bytes of the page's own network.
inline std::string model_bytes() {
  std::ifstream file(SCRAWL_SOURCE_FOLDER "/web/models/compact.safetensors", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A drawing as the C interface takes it.
struct Strokes {
  std::vector<float> values;
  std::vector<std::size_t> lengths;
};

/// A line with a 1 and a 7, and a 1 below it.
inline Strokes two_lines() {
  return {{20, 0, 20, 80, 60, 0, 100, 0, 75, 80, 20, 200, 20, 280}, {2, 3, 2}};
}

}  // namespace scrawl_api_test
