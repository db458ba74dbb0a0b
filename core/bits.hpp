#pragma once

#include <cstring>

namespace scrawl {

/// std::bit_cast, which the standard library of Emscripten 3.1 lacks.
template <class To, class From>
To bits_as(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

}  // namespace scrawl
