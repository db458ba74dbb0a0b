#include "core/apps/colour_image.hpp"

#include <algorithm>
#include <cmath>

#include "core/apps/stroke_font.hpp"

namespace scrawl::apps {
namespace {

/// The pen of a text, in its heights.
constexpr float text_pen = 0.13f;

/// Whole pixels of a picture, from the first to one past the last.
struct Range {
  int begin, end;

  static Range of(float low, float high, int size) {
    const auto limit = static_cast<float>(size);
    return {static_cast<int>(std::clamp(std::floor(low), 0.0f, limit)),
            static_cast<int>(std::clamp(std::ceil(high), 0.0f, limit))};
  }
};

float distance(ink::Point point, ink::Point from, ink::Point to) {
  const float x = to.x - from.x, y = to.y - from.y;
  const float length = x * x + y * y;
  const float along = (point.x - from.x) * x + (point.y - from.y) * y;
  const float t = length > 0 ? std::clamp(along / length, 0.0f, 1.0f) : 0;
  return std::hypot(point.x - from.x - t * x, point.y - from.y - t * y);
}

}  // namespace

void ColourImage::mix(int x, int y, Colour colour, float cover) {
  std::uint8_t* pixel = &pixels[3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                     static_cast<std::size_t>(x))];
  for (const std::uint8_t value : {colour.red, colour.green, colour.blue}) {
    const float mixed =
        (1 - cover) * static_cast<float>(*pixel) + cover * static_cast<float>(value);
    *pixel++ = static_cast<std::uint8_t>(std::lround(mixed));
  }
}

void draw_line(ColourImage& image, ink::Point from, ink::Point to, float pen, Colour colour) {
  const float reach = pen / 2 + 0.5f;
  const Range columns =
      Range::of(std::min(from.x, to.x) - reach, std::max(from.x, to.x) + reach, image.width);
  const Range rows =
      Range::of(std::min(from.y, to.y) - reach, std::max(from.y, to.y) + reach, image.height);
  for (int y = rows.begin; y < rows.end; ++y) {
    for (int x = columns.begin; x < columns.end; ++x) {
      const ink::Point middle{static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
      const float cover = std::clamp(reach - distance(middle, from, to), 0.0f, 1.0f);
      if (cover > 0) image.mix(x, y, colour, cover);
    }
  }
}

void fill(ColourImage& image, const ink::Box& box, Colour colour, float cover) {
  const Range columns = Range::of(box.left, box.right, image.width);
  const Range rows = Range::of(box.top, box.bottom, image.height);
  for (int y = rows.begin; y < rows.end; ++y) {
    for (int x = columns.begin; x < columns.end; ++x) image.mix(x, y, colour, cover);
  }
}

void draw_frame(ColourImage& image, const ink::Quadrilateral& corners, float dash, float pen,
                Colour colour) {
  for (std::size_t side = 0; side < 4; ++side) {
    const ink::Point from = corners[side], to = corners[(side + 1) % 4];
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    // An odd number of equal parts, so that each side begins and ends with a dash at its corner.
    const int parts = dash > 0 ? 2 * static_cast<int>(length / (2 * dash)) + 1 : 1;
    for (int part = 0; part < parts; part += 2) {
      const auto at = [&](int i) {
        const float t = static_cast<float>(i) / static_cast<float>(parts);
        return ink::Point{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
      };
      draw_line(image, at(part), at(part + 1), pen, colour);
    }
  }
}

void draw_text(ColourImage& image, std::string_view text, ink::Point corner, float height,
               Colour colour) {
  const auto place = [&](ink::Point point) {
    return ink::Point{corner.x + height * point.x, corner.y + height * point.y};
  };
  for (const ink::Stroke& stroke : strokes_of_text(text)) {
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      draw_line(image, place(stroke[i > 0 ? i - 1 : 0]), place(stroke[i]), text_pen * height,
                colour);
    }
  }
}

}  // namespace scrawl::apps
