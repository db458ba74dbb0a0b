#include "core/ink/image_ink.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "core/error.hpp"
#include "core/ink/centre.hpp"
#include "core/ink/distance.hpp"
#include "core/ink/rasterise.hpp"
#include "core/ink/resample.hpp"
#include "core/ink/rules.hpp"
#include "core/ink/touching.hpp"
#include "core/ink/written.hpp"

namespace scrawl::ink {
namespace {

/// The ink is scaled to this many pixels on its longer side before its outline is measured: several
/// times the size of the picture.
constexpr double measured_side = 160;
/// Strokes of up to this many pen widths keep their thickness: MNIST's strokes vary, too.
constexpr double max_thickness = 1.3;
/// No stroke is thinned to less than this fraction of its width, or thin parts would vanish.
constexpr double min_thinning = 0.55;
/// About this many sampled pixels represent a piece in the layout.
constexpr std::size_t points_in_piece = 64;
/// Writing is small if the image's longer side is more than this many times the writing's.
constexpr float small_writing = 4;

/// Some ink as a signed distance map, and the width of the pen that drew it.
struct Outline {
  Map depth;          ///< see depth_in_ink
  Box box;            ///< around the ink, in the map's pixels
  double pen = 0;     ///< stroke width
  double longer = 0;  ///< longer side of the box
};

Outline measure(const Map& ink) {
  Outline outline{depth_in_ink(ink), {}, 0, 0};
  int left = ink.width, right = 0, top = ink.height, bottom = 0;
  double sum = 0, count = 0;
  for (int y = 0; y < ink.height; ++y) {
    for (int x = 0; x < ink.width; ++x) {
      const float depth = outline.depth.at(x, y);
      if (depth <= 0) continue;
      sum += depth;
      ++count;
      left = std::min(left, x), right = std::max(right, x + 1);
      top = std::min(top, y), bottom = std::max(bottom, y + 1);
    }
  }
  outline.box = {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right),
                 static_cast<float>(bottom)};
  outline.longer = std::max(right - left, bottom - top);
  // Across a stroke the depth rises linearly from 0 to half the width and falls again, so its mean
  // is a quarter of the width.
  outline.pen = count > 0 ? 4 * sum / count : 0;
  return outline;
}

/// The depth at any point by bilinear interpolation; beyond the map as at its border.
float depth_at(const Map& depth, float x, float y) {
  const float u = std::clamp(x - 0.5f, 0.0f, static_cast<float>(depth.width - 1));
  const float v = std::clamp(y - 0.5f, 0.0f, static_cast<float>(depth.height - 1));
  const int left = static_cast<int>(u), top = static_cast<int>(v);
  const int right = std::min(left + 1, depth.width - 1);
  const int bottom = std::min(top + 1, depth.height - 1);
  const float a = u - static_cast<float>(left), b = v - static_cast<float>(top);
  return (1 - b) * ((1 - a) * depth.at(left, top) + a * depth.at(right, top)) +
         b * ((1 - a) * depth.at(left, bottom) + a * depth.at(right, bottom));
}

Picture draw_outline(const Outline& outline, const Preprocessing& preprocessing) {
  const double pen = preprocessing.pen_width, box = preprocessing.box;
  // The pen's path is shorter than the ink by one stroke width. With hardly any path it is a dot.
  const double path = outline.longer - outline.pen;
  if (path < 0.4 * outline.longer || box <= pen) return render({{{0, 0}}}, preprocessing);
  const double width = (box - pen) / path * outline.pen;
  const double target_width =
      width < pen ? pen : std::max(std::min(width, max_thickness * pen), min_thinning * width);
  const double scale = (box - target_width) / path;
  const double growth = (target_width - scale * outline.pen) / 2;  // of the outline, to each side
  const int size = preprocessing.size;
  const float middle = static_cast<float>(size) / 2;
  const float centre_x = (outline.box.left + outline.box.right) / 2;
  const float centre_y = (outline.box.top + outline.box.bottom) / 2;
  const auto zoom = static_cast<float>(scale);
  const auto offset = static_cast<float>(growth);
  const float reach = offset + edge_width / 2;
  const float half_width = (outline.box.right - outline.box.left) * zoom / 2 + reach;
  const float half_height = (outline.box.bottom - outline.box.top) * zoom / 2 + reach;
  const Box ink{middle - half_width, middle - half_height, middle + half_width,
                middle + half_height};
  return draw_centred(size, limits_for(ink, size), [&](Point shift, std::span<float> pixels) {
    for (int row = 0; row < size; ++row) {
      const float y = (static_cast<float>(row) + 0.5f - middle - shift.y) / zoom + centre_y;
      for (int column = 0; column < size; ++column) {
        const float x = (static_cast<float>(column) + 0.5f - middle - shift.x) / zoom + centre_x;
        pixels[static_cast<std::size_t>(row * size + column)] =
            coverage(depth_at(outline.depth, x, y) * zoom + offset);
      }
    }
  });
}

void check(const GreyImage& image) {
  const auto pixels = static_cast<std::size_t>(std::max(image.width, 0)) *
                      static_cast<std::size_t>(std::max(image.height, 0));
  if (image.pixels.size() == pixels) return;
  throw Error("image: " + std::to_string(image.width) + " x " + std::to_string(image.height) +
              " pixels announced, " + std::to_string(image.pixels.size()) +
              " given: give one grey value for each pixel");
}

/// A part of an image, in whole pixels.
GreyImage cropped(const GreyImage& image, const Box& part) {
  const auto left = static_cast<std::ptrdiff_t>(part.left);
  GreyImage result{
      static_cast<int>(part.right - part.left), static_cast<int>(part.bottom - part.top), {}};
  for (int y = 0; y < result.height; ++y) {
    const auto line =
        image.pixels.begin() + left + (static_cast<std::ptrdiff_t>(part.top) + y) * image.width;
    result.pixels.insert(result.pixels.end(), line, line + result.width);
  }
  return result;
}

}  // namespace

ImageInk::ImageInk(const GreyImage& image) {
  check(image);
  if (image.pixels.empty()) return;
  const Box whole{0, 0, static_cast<float>(image.width), static_cast<float>(image.height)};
  find_ink(image, whole);
  if (ink_.scale == 1 || pieces_.empty()) return;
  // The writing is small in a large image, which was averaged down: find its ink again at full
  // resolution.
  std::vector<std::size_t> all(pieces_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const Box writing = box(all);
  const float longer = std::max(writing.right - writing.left, writing.bottom - writing.top);
  if (longer * small_writing > std::max(whole.right, whole.bottom)) return;
  find_ink(image, {std::max(writing.left - longer, 0.0f), std::max(writing.top - longer, 0.0f),
                   std::min(writing.right + longer, whole.right),
                   std::min(writing.bottom + longer, whole.bottom)});
}

void ImageInk::find_ink(const GreyImage& image, const Box& part) {
  ink_ = ink_on_paper(cropped(image, part));
  ink_.left += static_cast<int>(part.left);
  ink_.top += static_cast<int>(part.top);
  remove_rules(ink_.map);
  pieces_ = written(components(ink_.map), ink_.map);
}

void ImageInk::part(FunctionRef<bool(std::size_t piece)> is_one_digit) {
  const double height = writing_height(pieces_);
  std::vector<Component> parts;
  for (std::size_t piece = 0; piece < pieces_.size(); ++piece) {
    if (!may_be_several(pieces_[piece], height) || is_one_digit(piece)) {
      parts.push_back(pieces_[piece]);
      continue;
    }
    for (Component& part : parted(pieces_[piece], ink_.map)) parts.push_back(std::move(part));
  }
  pieces_ = std::move(parts);
}

Box ImageInk::box_in_map(std::span<const std::size_t> pieces) const {
  Box box = pieces_[pieces[0]].box;
  for (const std::size_t piece : pieces) box = united(box, pieces_[piece].box);
  return box;
}

Point ImageInk::in_image(Point point) const {
  const auto scale = static_cast<float>(ink_.scale);
  return {static_cast<float>(ink_.left) + point.x * scale,
          static_cast<float>(ink_.top) + point.y * scale};
}

Box ImageInk::in_image(const Box& box) const {
  const Point first = in_image(Point{box.left, box.top});
  const Point last = in_image(Point{box.right, box.bottom});
  return {first.x, first.y, last.x, last.y};
}

Box ImageInk::box(std::span<const std::size_t> pieces) const {
  return in_image(box_in_map(pieces));
}

Layout ImageInk::layout() const {
  const Map depth = depth_in_ink(ink_.map);
  double sum = 0, count = 0;
  for (const Component& piece : pieces_) {
    for (const std::size_t pixel : piece.pixels) sum += depth.values[pixel];
    count += static_cast<double>(piece.pixels.size());
  }
  const auto half_pen = static_cast<float>(count > 0 ? 2 * sum / count : 0);
  std::vector<Layout::Outline> outlines;
  for (const Component& piece : pieces_) {
    const Box& box = piece.box;
    const float x = std::min(half_pen, (box.right - box.left) / 2);
    const float y = std::min(half_pen, (box.bottom - box.top) / 2);
    Layout::Outline outline{in_image(Box{box.left + x, box.top + y, box.right - x, box.bottom - y}),
                            {}};
    const std::size_t step = piece.pixels.size() / points_in_piece + 1;
    for (std::size_t i = 0; i < piece.pixels.size(); i += step) {
      const auto columns = static_cast<std::size_t>(ink_.map.width);
      outline.points.push_back(
          in_image(Point{static_cast<float>(piece.pixels[i] % columns) + 0.5f,
                         static_cast<float>(piece.pixels[i] / columns) + 0.5f}));
    }
    outlines.push_back(std::move(outline));
  }
  return Layout(std::move(outlines));
}

Map ImageInk::cut_out(std::span<const std::size_t> pieces, int margin) const {
  const Box box = box_in_map(pieces);
  // One more pixel on every side, for the grey edge of the ink.
  const int left = static_cast<int>(box.left) - 1, top = static_cast<int>(box.top) - 1;
  Map kept(static_cast<int>(box.right) + 1 - left, static_cast<int>(box.bottom) + 1 - top);
  for (const std::size_t piece : pieces) {
    for (const std::size_t pixel : pieces_[piece].pixels) {
      const int x = static_cast<int>(pixel % static_cast<std::size_t>(ink_.map.width));
      const int y = static_cast<int>(pixel / static_cast<std::size_t>(ink_.map.width));
      for (int ny = std::max(y - 1, 0); ny <= std::min(y + 1, ink_.map.height - 1); ++ny) {
        for (int nx = std::max(x - 1, 0); nx <= std::min(x + 1, ink_.map.width - 1); ++nx) {
          kept.at(nx - left, ny - top) = ink_.map.at(nx, ny);
        }
      }
    }
  }
  const double longer = std::max(box.right - box.left, box.bottom - box.top);
  const Box whole{0, 0, static_cast<float>(kept.width), static_cast<float>(kept.height)};
  return resample(kept, whole, measured_side / longer, margin);
}

Picture ImageInk::picture(std::span<const std::size_t> pieces,
                          const Preprocessing& preprocessing) const {
  if (pieces.empty()) return blank_picture(preprocessing.size);
  // Room for the outline to grow by a whole pen width on every side.
  const int margin = static_cast<int>(
      std::ceil((preprocessing.pen_width + edge_width) * measured_side / preprocessing.box));
  return draw_outline(measure(cut_out(pieces, margin)), preprocessing);
}

}  // namespace scrawl::ink
