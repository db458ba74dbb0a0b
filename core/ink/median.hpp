#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace scrawl::ink {

/// The middle one of at least one number, the upper one of an even count: few of them, such as ink
/// on paper, do not move it.
template <class T>
T median(std::vector<T> numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

}  // namespace scrawl::ink
