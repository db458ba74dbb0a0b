#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/function_ref.hpp"
#include "core/ink/components.hpp"
#include "core/ink/layout.hpp"
#include "core/ink/map.hpp"
#include "core/ink/margin.hpp"
#include "core/ink/paper.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::ink {

/// The writing in an image, as connected pieces of ink: each is a digit, a part of one, or several
/// that touch.
class ImageInk {
 public:
  /// Throws `Error` if `image.pixels` does not have width x height values. The image must outlive
  /// this: small writing is looked at in it again.
  explicit ImageInk(const GreyImage& image);
  explicit ImageInk(const GreyImage&& image) = delete;

  /// Parts the wide pieces that are not one digit each, as somebody says who can read and is asked
  /// once for all of them, where digits may touch in them.
  void part(FunctionRef<std::vector<bool>(std::span<const std::size_t> pieces)> are_digits);

  /// Turns every piece's picture by an angle in radians, from the x axis towards the y axis.
  void turn(double angle) { turn_ = angle; }

  std::size_t count() const { return pieces_.size(); }
  /// The bounding box of some pieces (at least one), in the image's pixels.
  Box box(std::span<const std::size_t> pieces) const;
  /// Where the pieces lie, as if they were strokes: in the image's pixels, without the pen's width.
  Layout layout() const;
  /// The network's picture of some of the pieces: see picture_from_image. Blank for no pieces.
  Picture picture(std::span<const std::size_t> pieces, const Preprocessing& preprocessing) const;

 private:
  /// From the map's pixels to the image's.
  Point in_image(Point point) const;
  Box in_image(const Box& box) const;
  Box box_in_map(std::span<const std::size_t> pieces) const;
  /// These pieces alone, cut out of the map and scaled to the size at which outlines are measured,
  /// with a margin of empty pixels.
  Map cut_out(std::span<const std::size_t> pieces, int margin) const;

  /// Ink that was cut out of the map, at (left, top) of it, with the image's own pixels.
  Map in_full(const Map& kept, int left, int top) const;

  /// Sets `ink_` and `pieces_` from a part of the image.
  void find_ink(const GreyImage& image, const Window& part);
  /// Likewise on a map with more pixels, if the writing has too few in this one.
  void find_small_ink(const GreyImage& image);
  /// The contrasts where the pieces are, in no order: rules may have more ink than the writing.
  Map of_writing(const Map& contrasts, int scale) const;
  /// `uneven`: see remove_rules.
  void find_pieces(double uneven);

  const GreyImage* image_;
  Ink ink_;
  double turn_ = 0;
  bool ruled_ = false;  ///< whether rules were taken out of the map
  std::vector<Component> pieces_;
};

}  // namespace scrawl::ink
