#pragma once

#include <cstring>

namespace scrawl {

/// The same bits as another type of the same size: std::bit_cast, which Emscripten 3.1's library
/// lacks.
template <class To, class From>
To bits_as(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

}  // namespace scrawl
