#include <algorithm>
#include <cmath>
#include <string>

#include "core/error.hpp"
#include "core/ink/centre.hpp"
#include "core/ink/components.hpp"
#include "core/ink/distance.hpp"
#include "core/ink/paper.hpp"
#include "core/ink/picture.hpp"
#include "core/ink/rasterise.hpp"
#include "core/ink/resample.hpp"

namespace scrawl::ink {
namespace {

/// Side in pixels at which the ink's outline is measured: several times the picture's.
constexpr double measured_side = 160;
/// MNIST's strokes vary; those up to this many times the pen's width are left as they are.
constexpr double thickest = 1.3;
/// No stroke is thinned to less than this share of its width, or thin parts would vanish.
constexpr double most_thinned = 0.55;
/// MNIST's centring shifted by whole pixels, so no centre is further off than half a pixel.
constexpr float centred_within = 0.6f;

/// An image of the right size, as it is or inverted, if that is in MNIST's form.
std::optional<Picture> ready_made(const GreyImage& image, const Preprocessing& preprocessing,
                                  bool inverted) {
  const int size = preprocessing.size;
  if (image.width != size || image.height != size) return std::nullopt;
  Picture picture{size, std::vector<float>(image.pixels.size())};
  int left = size, right = -1, top = size, bottom = -1;
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const auto i = static_cast<std::size_t>(y * size + x);
      const int value = inverted ? 255 - image.pixels[i] : image.pixels[i];
      if (value == 0) continue;
      picture.pixels[i] = static_cast<float>(value) / 255;
      left = std::min(left, x), right = std::max(right, x);
      top = std::min(top, y), bottom = std::max(bottom, y);
    }
  }
  const Point error = offset_from_middle(picture);
  // Exactly MNIST's 20: ink that has been put into the box, and paper of pure black around it.
  const int longer = std::max(right - left, bottom - top) + 1;
  const bool fits = longer <= preprocessing.box && longer >= preprocessing.box - 1;
  const bool centred = std::abs(error.x) <= centred_within && std::abs(error.y) <= centred_within;
  if (!fits || !centred) return std::nullopt;
  return picture;
}

/// Only the given components, cut out of the map and enlarged or reduced so that the longer side of
/// their box is `measured_side`.
Map cut_out(const Map& ink, const std::vector<Component>& parts, const Box& box, int margin) {
  // One more pixel all around holds the outline's greys.
  const Box around{box.left - 1, box.top - 1, box.right + 1, box.bottom + 1};
  Map kept(ink.width, ink.height);
  for (const Component& part : parts) {
    for (const std::size_t pixel : part.pixels) {
      const int x = static_cast<int>(pixel % static_cast<std::size_t>(ink.width));
      const int y = static_cast<int>(pixel / static_cast<std::size_t>(ink.width));
      for (int ny = std::max(y - 1, 0); ny <= std::min(y + 1, ink.height - 1); ++ny) {
        for (int nx = std::max(x - 1, 0); nx <= std::min(x + 1, ink.width - 1); ++nx) {
          kept.at(nx, ny) = ink.at(nx, ny);
        }
      }
    }
  }
  const double longer = std::max(box.right - box.left, box.bottom - box.top);
  return resample(kept, around, measured_side / longer, margin);
}

/// The outline of some ink and what the pen must have been like.
struct Outline {
  Map depth;
  Box box;            ///< around the ink, in the map's pixels
  double pen = 0;     ///< stroke width
  double longer = 0;  ///< of the box's sides
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
  // Across a stroke the depth rises evenly from 0 to half the width and falls again.
  outline.pen = count > 0 ? 4 * sum / count : 0;
  return outline;
}

/// Depth between pixel centres, linear; beyond the map as at its border.
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
  // The pen's path is shorter than the ink by one width. What has no path to speak of is a dot.
  const double path = outline.longer - outline.pen;
  if (path < 0.4 * outline.longer || box <= pen) return render({{{0, 0}}}, preprocessing);
  const double width = (box - pen) / path * outline.pen;
  const double wanted =
      width < pen ? pen : std::max(std::min(width, thickest * pen), most_thinned * width);
  const double scale = (box - wanted) / path;
  const double grown = (wanted - scale * outline.pen) / 2;
  const int size = preprocessing.size;
  const float middle = static_cast<float>(size) / 2;
  const float centre_x = (outline.box.left + outline.box.right) / 2;
  const float centre_y = (outline.box.top + outline.box.bottom) / 2;
  const auto zoom = static_cast<float>(scale);
  const auto offset = static_cast<float>(grown);
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

}  // namespace

Picture picture_from_image(const GreyImage& image, const Preprocessing& preprocessing) {
  const auto pixels = static_cast<std::size_t>(std::max(image.width, 0)) *
                      static_cast<std::size_t>(std::max(image.height, 0));
  if (image.pixels.size() != pixels) {
    throw Error("image: " + std::to_string(image.width) + " x " + std::to_string(image.height) +
                " pixels announced, " + std::to_string(image.pixels.size()) +
                " given: give one grey value for each pixel");
  }
  if (pixels == 0) return blank_picture(preprocessing.size);
  for (const bool inverted : {false, true}) {
    if (auto picture = ready_made(image, preprocessing, inverted)) return *std::move(picture);
  }

  const Map ink = ink_on_paper(image);
  const std::vector<Component> parts = written(components(ink), ink);
  if (parts.empty()) return blank_picture(preprocessing.size);
  Box box = parts.front().box;
  for (const Component& part : parts) box = united(box, part.box);
  // Room for the outline to grow by a whole pen around the ink.
  const int margin = static_cast<int>(
      std::ceil((preprocessing.pen_width + edge_width) * measured_side / preprocessing.box));
  return draw_outline(measure(cut_out(ink, parts, box, margin)), preprocessing);
}

}  // namespace scrawl::ink
