#include "core/data/dataset.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/error.hpp"
#include "core/random.hpp"

namespace scrawl::data {

std::size_t Images::count() const {
  const auto size = static_cast<std::size_t>(height) * static_cast<std::size_t>(width);
  return size == 0 ? 0 : pixels.size() / size;
}

std::span<const std::uint8_t> Images::picture(std::size_t index) const {
  assert(index < count());
  const auto size = static_cast<std::size_t>(height) * static_cast<std::size_t>(width);
  return std::span(pixels).subspan(index * size, size);
}

Split split_at_random(std::size_t count, double fraction, std::uint64_t seed) {
  if (!(fraction >= 0 && fraction <= 1))
    throw Error("validation split: the fraction must lie between 0 and 1");
  const bool both = fraction > 0 && fraction < 1;
  if (both && count < 2)
    throw Error("validation split: " + std::to_string(count) +
                " rows cannot be split in two; give at least 2 or hold nothing out");
  auto held_out = static_cast<std::size_t>(std::round(static_cast<double>(count) * fraction));
  if (both) held_out = std::clamp<std::size_t>(held_out, 1, count - 1);

  std::vector<std::size_t> rows(count);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  Random(seed).shuffle(std::span(rows));
  const auto border = rows.end() - static_cast<std::ptrdiff_t>(held_out);
  return {{rows.begin(), border}, {border, rows.end()}};
}

}  // namespace scrawl::data
