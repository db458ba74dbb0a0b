#pragma once

#include <cstdint>
#include <vector>

#include "core/ink/layout.hpp"

namespace scrawl::ink {

/// Strokes of one line that may be a sign beside its digits.
struct Sign {
  char character = 0;         ///< one of - . , / : + %
  std::uint64_t strokes = 0;  ///< one a bit
  double probability = 0;     ///< that they are, by shape and place alone
};

/// All signs that may be in a line of at most 64 strokes, told by how their strokes lie beside the
/// digits, and by how straight and slanted they are. What stands alone is none.
std::vector<Sign> possible_signs(const Layout& layout);

}  // namespace scrawl::ink
