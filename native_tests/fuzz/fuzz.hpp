#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

#include "core/error.hpp"

namespace scrawl::fuzz {

/// What must hold for every input, in every build type.
inline void require(bool good) {
  if (!good) std::abort();
}

/// Runs a parser on hostile bytes: it may succeed or throw `Error` with one line, nothing else.
template <class Parse>
int try_parse(Parse parse) {
  try {
    parse();
  } catch (const Error& error) {
    const std::string_view message = error.what();
    require(!message.empty() && message.find('\n') == message.npos);
  }
  return 0;
}

/// Runs a parser on what we have written ourselves: it must succeed.
template <class Parse>
void must_parse(Parse parse) {
  try {
    parse();
  } catch (const Error& error) {
    std::fputs(error.what(), stderr);
    std::abort();
  }
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace scrawl::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
