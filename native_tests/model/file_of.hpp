#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/safetensors.hpp"

namespace scrawl::testing {

inline std::vector<std::byte> bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
  return {bytes.begin(), bytes.end()};
}

/// A safetensors file with the given header and this many bytes of data, all zero.
inline std::vector<std::byte> file_of(std::string_view header, std::size_t data) {
  std::string text(8, '\0');
  const std::uint64_t length = header.size();
  std::memcpy(text.data(), &length, 8);
  return bytes_of(text + std::string(header) + std::string(data, '\0'));
}

}  // namespace scrawl::testing
