#pragma once

#include <cstddef>
#include <vector>

namespace scrawl::ink {

/// Values over the pixels of an image, row by row.
struct Map {
  int width = 0;
  int height = 0;
  std::vector<float> values;

  Map() = default;
  Map(int columns, int rows, float value = 0)
      : width(columns),
        height(rows),
        values(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), value) {}

  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
           static_cast<std::size_t>(x);
  }
  float& at(int x, int y) { return values[index(x, y)]; }
  float at(int x, int y) const { return values[index(x, y)]; }
};

}  // namespace scrawl::ink
