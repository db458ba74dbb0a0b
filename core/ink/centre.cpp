#include "core/ink/centre.hpp"

#include <cstddef>

namespace scrawl::ink {

Point offset_from_middle(const Picture& picture) {
  double mass = 0, moment_x = 0, moment_y = 0;
  const float* line = picture.pixels.data();
  for (int row = 0; row < picture.size; ++row, line += picture.size) {
    double row_mass = 0;
    for (int column = 0; column < picture.size; ++column) {
      row_mass += line[column];
      moment_x += column * static_cast<double>(line[column]);
    }
    mass += row_mass;
    moment_y += row * row_mass;
  }
  if (mass == 0) return {};
  const double middle = picture.size / 2.0;
  return {static_cast<float>(moment_x / mass - middle),
          static_cast<float>(moment_y / mass - middle)};
}

}  // namespace scrawl::ink
