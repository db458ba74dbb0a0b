#include "core/data/statistics.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace scrawl::data {

Statistics describe(const Images& images) {
  assert(images.count() > 0);
  Statistics result;
  for (const auto label : images.labels) {
    if (label >= result.classes.size()) result.classes.resize(label + std::size_t{1});
    ++result.classes[label];
  }

  std::array<std::uint64_t, 256> histogram{};
  for (const auto value : images.pixels) ++histogram[value];
  std::uint64_t sum = 0;
  result.lowest = 255;
  for (int value = 0; value < 256; ++value) {
    const std::uint64_t pixels = histogram[static_cast<std::size_t>(value)];
    if (pixels == 0) continue;
    result.lowest = std::min(result.lowest, value);
    result.highest = value;
    sum += pixels * static_cast<std::uint64_t>(value);
  }
  const auto size = static_cast<double>(images.pixels.size());
  result.mean = static_cast<double>(sum) / size;
  result.inked = 1 - static_cast<double>(histogram[0]) / size;

  std::unordered_map<std::string_view, std::size_t> first_rows;
  for (std::size_t row = 0; row < images.count(); ++row) {
    const auto picture = images.picture(row);
    if (std::count(picture.begin(), picture.end(), picture[0]) == std::ssize(picture)) {
      result.empty.push_back(row);
    }
    const std::string_view bytes(reinterpret_cast<const char*>(picture.data()), picture.size());
    const auto [entry, is_new] = first_rows.emplace(bytes, row);
    if (is_new) continue;
    result.duplicates.push_back({row, entry->second});
    if (!images.labels.empty() && images.labels[row] != images.labels[entry->second]) {
      ++result.contradictions;
    }
  }
  return result;
}

}  // namespace scrawl::data
