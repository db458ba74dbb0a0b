#pragma once

#include <cstddef>
#include <vector>

#include "core/function_ref.hpp"

namespace scrawl {

/// Puts places in order, those alike left as they are: one function where each use of
/// std::stable_sort would be another few thousand bytes for the page.
void sort_places(std::vector<std::size_t>& places,
                 FunctionRef<bool(std::size_t, std::size_t)> before);

/// 0 to `count` - 1 in that order.
std::vector<std::size_t> places_in_order(std::size_t count,
                                         FunctionRef<bool(std::size_t, std::size_t)> before);

}  // namespace scrawl
