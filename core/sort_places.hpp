#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
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

/// The place of a text that comes twice among `count`, if one does.
std::optional<std::size_t> repeated(std::size_t count,
                                    FunctionRef<std::string_view(std::size_t)> text);

}  // namespace scrawl
