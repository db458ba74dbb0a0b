#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>
#include <vector>

#include "core/error.hpp"

/// What all fuzz targets share. A target is a file with a function that takes bytes and aborts when
/// something does not hold. libFuzzer runs it by driver.cpp, the tests by corpus_test.cpp.
namespace scrawl::fuzz {

using OneInput = void(const std::uint8_t* data, std::size_t size);

/// A target under the name of its folder of inputs. To be a constant of its file: it is then one of
/// `targets`.
class Target {
 public:
  Target(std::string_view target_name, OneInput& one_input) : name(target_name), run(&one_input) {
    targets().push_back(this);
  }
  static std::vector<const Target*>& targets() {
    static std::vector<const Target*> all;
    return all;
  }

  std::string_view name;
  OneInput* run;
};

/// What must hold for every input, in every build type.
inline void require(bool good) {
  if (!good) std::abort();
}

/// Runs a parser on hostile bytes: it may succeed or throw `Error` with one line, nothing else.
template <class Parse>
void try_parse(Parse parse) {
  try {
    parse();
  } catch (const Error& error) {
    const std::string_view message = error.what();
    require(!message.empty() && message.find('\n') == std::string_view::npos);
  }
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
