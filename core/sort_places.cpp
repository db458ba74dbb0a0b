#include "core/sort_places.hpp"

#include <algorithm>

namespace scrawl {

void sort_places(std::vector<std::size_t>& places,
                 FunctionRef<bool(std::size_t, std::size_t)> before) {
  const std::size_t count = places.size();
  std::vector<std::size_t> merged(count);
  for (std::size_t run = 1; run < count; run *= 2) {
    for (std::size_t from = 0; from < count; from += 2 * run) {
      const std::size_t middle = std::min(from + run, count), end = std::min(middle + run, count);
      std::size_t left = from, right = middle;
      for (std::size_t i = from; i < end; ++i) {
        const bool second = left == middle || (right < end && before(places[right], places[left]));
        merged[i] = places[second ? right++ : left++];
      }
    }
    places.swap(merged);
  }
}

std::vector<std::size_t> places_in_order(std::size_t count,
                                         FunctionRef<bool(std::size_t, std::size_t)> before) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < count; ++i) places.push_back(i);
  sort_places(places, before);
  return places;
}

std::optional<std::size_t> repeated(std::size_t count,
                                    FunctionRef<std::string_view(std::size_t)> text) {
  const auto order =
      places_in_order(count, [&](std::size_t a, std::size_t b) { return text(a) < text(b); });
  for (std::size_t i = 1; i < count; ++i) {
    if (text(order[i]) == text(order[i - 1])) return order[i];
  }
  return {};
}

}  // namespace scrawl
