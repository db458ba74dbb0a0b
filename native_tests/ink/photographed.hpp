#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"
#include "core/ink/rasterise.hpp"
#include "core/random.hpp"

/// Photographs of drawings for tests, simulated: paper, pen, light, noise, and the table below.
namespace scrawl::testing {

/// The properties of a simulated photograph of a drawing.
struct Camera {
  int width = 300, height = 200;
  double digit = 120;  ///< longer side of the pen's path, pixels
  double pen = 15;
  double paper = 255, ink = 0;
  double noise = 0;
  double gradient = 0;  ///< difference of the light from left to right
};

/// The drawing in the upper left part of a sheet.
inline ink::GreyImage photograph(const ink::Drawing& drawing, const Camera& camera) {
  const ink::Box box = *ink::bounding_box(drawing);
  const auto scale =
      static_cast<float>(camera.digit / std::max(box.right - box.left, box.bottom - box.top));
  std::vector<ink::Segment> segments;
  for (const ink::Stroke& stroke : drawing) {
    for (std::size_t i = 1; i < stroke.size(); ++i) {
      const auto place = [&](ink::Point point) {
        return ink::Point{(point.x - box.left) * scale + static_cast<float>(camera.width) * 0.3f,
                          (point.y - box.top) * scale + static_cast<float>(camera.height) * 0.2f};
      };
      segments.push_back({place(stroke[i - 1]), place(stroke[i])});
    }
  }
  const int side = std::max(camera.width, camera.height);
  std::vector<float> inked(static_cast<std::size_t>(side * side));
  ink::rasterise(segments, {}, static_cast<float>(camera.pen), side, inked);
  ink::GreyImage image{camera.width, camera.height, {}};
  Random random(1);
  for (int y = 0; y < camera.height; ++y) {
    for (int x = 0; x < camera.width; ++x) {
      const double paper = camera.paper + camera.gradient * (x / (camera.width - 1.0) - 0.5);
      const double fraction = inked[static_cast<std::size_t>(y * side + x)];
      const double grey = paper + (camera.ink - paper) * fraction + camera.noise * random.normal();
      image.pixels.push_back(static_cast<std::uint8_t>(std::clamp(grey, 0.0, 255.0)));
    }
  }
  return image;
}

/// An image without any ink.
inline ink::GreyImage plain(int width, int height, std::uint8_t grey) {
  return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), grey)};
}

/// The sheet in the middle of a larger image, turned by an angle.
inline ink::GreyImage on_table(const ink::GreyImage& sheet, std::uint8_t table, double angle) {
  const int side = sheet.width + sheet.height;
  ink::GreyImage image = plain(side, side, table);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const double u = x - side / 2.0, v = y - side / 2.0;
      const double column = sheet.width / 2.0 + u * std::cos(angle) + v * std::sin(angle);
      const double row = sheet.height / 2.0 + v * std::cos(angle) - u * std::sin(angle);
      if (column < 0 || row < 0 || column >= sheet.width || row >= sheet.height) continue;
      image.pixels[static_cast<std::size_t>(y * side + x)] = sheet.pixels[static_cast<std::size_t>(
          static_cast<int>(row) * sheet.width + static_cast<int>(column))];
    }
  }
  return image;
}

}  // namespace scrawl::testing
