#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/ink/components.hpp"
#include "core/ink/layout.hpp"
#include "core/ink/map.hpp"
#include "core/ink/paper.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// What is written in an image, in pieces that each hang together: one digit, a part of one, or
/// several that touch.
class ImageInk {
 public:
  /// Throws `Error` when `image.pixels` has not width x height values.
  explicit ImageInk(const GreyImage& image);

  std::size_t count() const { return pieces_.size(); }
  /// Around some of the pieces, in the image's pixels. At least one piece.
  Box box(std::span<const std::size_t> pieces) const;
  /// How the pieces lie to one another, pen width taken off, as if they were strokes.
  Layout layout() const;
  /// Some of the pieces as the network wants them: see picture_from_image. Blank for none.
  Picture picture(std::span<const std::size_t> pieces, const Preprocessing& preprocessing) const;

 private:
  Box box_in_map(std::span<const std::size_t> pieces) const;
  /// Only these pieces, cut out of the map and enlarged or reduced so that the longer side of their
  /// box is measured well, with a margin of empty pixels.
  Map cut_out(std::span<const std::size_t> pieces, int margin) const;

  /// Finds the ink in a part of the image, in whole pixels.
  void look(const GreyImage& image, const Box& part);

  Ink ink_;
  std::vector<Component> pieces_;
};

}  // namespace scrawl::ink
