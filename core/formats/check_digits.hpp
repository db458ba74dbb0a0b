#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/ink/picture.hpp"

namespace scrawl::formats {

/// A written digit of known meaning.
struct CheckDigit {
  int label = 0;
  ink::Drawing drawing;
};

/// The plain digits that ship with the readers, eight of each: whatever reads them badly is no
/// reader of digits, or gets its pixels in another way.
const std::vector<CheckDigit>& check_digits();

/// The file core/formats/check_digits.json, which the build puts into the library.
std::string_view check_digits_json();

}  // namespace scrawl::formats
