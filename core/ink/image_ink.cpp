#include "core/ink/image_ink.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "core/error.hpp"
#include "core/ink/contrast.hpp"
#include "core/ink/outline.hpp"
#include "core/ink/pen_width.hpp"
#include "core/ink/resample.hpp"
#include "core/ink/rotate.hpp"
#include "core/ink/rules.hpp"
#include "core/ink/touching.hpp"
#include "core/ink/written.hpp"

namespace scrawl::ink {
namespace {

/// The ink is scaled to this many pixels on its longer side before its outline is measured: several
/// times the size of the picture.
constexpr double measured_side = 160;
/// About this many sampled pixels represent a piece in the layout.
constexpr std::size_t points_in_piece = 64;
/// Writing is small if the image's longer side is more than this many times the writing's.
constexpr float small_writing = 4;
/// Writing so high, in a map's pixels, is read as well as any; lower writing is looked for on a map
/// of more pixels, of which there are at most so many, for memory and time.
constexpr double high_enough = 24, most_pixels = 4'000'000;
/// On ruled paper it must be so high: the pen of lower writing is hardly wider than dark rules, and
/// what lies along them is taken out with them.
constexpr double high_enough_on_rules = 40;
/// If the writing there is lower than this part of what it was before, it is none.
constexpr double still_as_high = 0.5;
/// What is not so high even there is read from the image's own pixels: they are needed more than
/// their noise does harm.
constexpr double too_low = 12;

void check(const GreyImage& image) {
  const auto pixels = static_cast<std::size_t>(std::max(image.width, 0)) *
                      static_cast<std::size_t>(std::max(image.height, 0));
  if (image.pixels.size() == pixels) return;
  throw Error("image: " + std::to_string(image.width) + " x " + std::to_string(image.height) +
              " pixels announced, " + std::to_string(image.pixels.size()) +
              " given: give one grey value for each pixel");
}

}  // namespace

ImageInk::ImageInk(const GreyImage& image) : image_(&image) {
  check(image);
  if (image.pixels.empty()) return;
  const Window whole{0, 0, image.width, image.height};
  find_ink(image, whole);
  if (ink_.scale == 1 || pieces_.empty()) return;
  // The writing is small in a large image, which was averaged down: find its ink again at full
  // resolution.
  std::vector<std::size_t> all(pieces_.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const Box writing = box(all);
  const float longer = std::max(writing.right - writing.left, writing.bottom - writing.top);
  if (longer * small_writing <= static_cast<float>(std::max(image.width, image.height))) {
    const int around = static_cast<int>(longer);
    find_ink(image, {std::max(static_cast<int>(writing.left) - around, 0),
                     std::max(static_cast<int>(writing.top) - around, 0),
                     std::min(static_cast<int>(writing.right) + around, whole.right),
                     std::min(static_cast<int>(writing.bottom) + around, whole.bottom)});
  }
  find_small_ink(image);
}

void ImageInk::find_ink(const GreyImage& image, const Window& part) {
  ink_ = ink_on_paper(image, part, ink_.light.relative);
  find_pieces(1);
}

void ImageInk::find_small_ink(const GreyImage& image) {
  const double height = writing_height(pieces_);
  // A finer map shows how blurred a hard shadow's edge is in the light.
  const bool among_rules = ruled_ && !ink_.light.relative;
  const double enough = among_rules ? high_enough_on_rules : high_enough;
  if (pieces_.empty() || height >= enough) return;
  const Window paper = ink_.light.covered(image);
  const double area = static_cast<double>(paper.width()) * paper.height();
  const int scale = std::max({static_cast<int>(std::ceil(std::sqrt(area / most_pixels))),
                              static_cast<int>(height * ink_.scale / enough), 1});
  if (scale >= ink_.scale) return;
  Map contrasts = ink_.light.contrasts(image, paper, scale);
  const float full = full_contrast(of_writing(contrasts, scale), deviation_of(contrasts));
  if (full <= 0) return;
  Ink coarse = ink_;
  std::vector<Component> coarse_pieces = pieces_;
  ink_.light.full = full;
  ink_.scale = scale;
  ink_.map = ink_of(std::move(contrasts), full);
  // The pen of small writing is hardly wider than rules.
  find_pieces(0);
  // A picture that is printed in dots has but these on the finer map.
  if (writing_height(pieces_) * scale >= still_as_high * height * coarse.scale) return;
  ink_ = std::move(coarse);
  pieces_ = std::move(coarse_pieces);
}

Map ImageInk::of_writing(const Map& contrasts, int scale) const {
  Map result;
  const std::size_t columns = static_cast<std::size_t>(ink_.map.width);
  for (const Component& piece : pieces_) {
    for (const std::size_t pixel : piece.pixels) {
      const int x = static_cast<int>(pixel % columns) * ink_.scale / scale;
      const int y = static_cast<int>(pixel / columns) * ink_.scale / scale;
      const int across = (ink_.scale + scale - 1) / scale;
      for (int row = y; row < std::min(y + across, contrasts.height); ++row) {
        for (int column = x; column < std::min(x + across, contrasts.width); ++column) {
          result.values.push_back(contrasts.at(column, row));
        }
      }
    }
  }
  return result;
}

void ImageInk::find_pieces(double uneven) {
  ruled_ = remove_rules(ink_.map, uneven);
  pieces_ = written(components(ink_.map), ink_.map);
}

void ImageInk::part(FunctionRef<std::vector<bool>(std::span<const std::size_t>)> are_digits) {
  const double height = writing_height(pieces_);
  std::vector<std::size_t> wide;
  for (std::size_t piece = 0; piece < pieces_.size(); ++piece) {
    if (may_be_several(pieces_[piece], height, ink_.map)) wide.push_back(piece);
  }
  const std::vector<bool> digits = are_digits(wide);
  std::vector<bool> whole(pieces_.size(), true);
  for (std::size_t i = 0; i < wide.size(); ++i) whole[wide[i]] = digits[i];
  std::vector<Component> parts;
  for (std::size_t piece = 0; piece < pieces_.size(); ++piece) {
    if (whole[piece]) {
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
  const auto half_pen = static_cast<float>(half_pen_of(pieces_, ink_.map));
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
  // A line of small writing may be long; without the pen's width, dots have hardly any height.
  return Layout(std::move(outlines), 2 * static_cast<double>(half_pen) * ink_.scale);
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
  double longer = std::max(box.right - box.left, box.bottom - box.top);
  if (ink_.scale > 1 && longer < too_low) {
    kept = in_full(kept, left, top);
    longer *= ink_.scale;
  }
  const Box whole{0, 0, static_cast<float>(kept.width), static_cast<float>(kept.height)};
  return resample(kept, whole, measured_side / longer, margin);
}

Map ImageInk::in_full(const Map& kept, int left, int top) const {
  const int scale = ink_.scale;
  Map result(kept.width * scale, kept.height * scale);
  const Window paper = ink_.light.covered(*image_);
  const Window part{std::max(ink_.left + left * scale, paper.left),
                    std::max(ink_.top + top * scale, paper.top),
                    std::min(ink_.left + left * scale + result.width, paper.right),
                    std::min(ink_.top + top * scale + result.height, paper.bottom)};
  const Map detail = ink_of(ink_.light.contrasts(*image_, part, 1), ink_.light.full);
  for (int y = 0; y < detail.height; ++y) {
    const int row = y + part.top - ink_.top - top * scale;
    for (int x = 0; x < detail.width; ++x) {
      const int column = x + part.left - ink_.left - left * scale;
      if (kept.at(column / scale, row / scale) > 0) result.at(column, row) = detail.at(x, y);
    }
  }
  return result;
}

Picture ImageInk::picture(std::span<const std::size_t> pieces,
                          const Preprocessing& preprocessing) const {
  if (pieces.empty()) return blank_picture(preprocessing.size);
  const int margin = static_cast<int>(std::ceil(room_to_grow(preprocessing) * measured_side)) + 1;
  return draw_outline(rotated(cut_out(pieces, margin), turn_), preprocessing);
}

}  // namespace scrawl::ink
