#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/formats/array.hpp"
#include "core/formats/network_draft.hpp"

namespace scrawl::formats::onnx {

/// How another program's array holds a batch of activations: for each of its axes the letters of
/// ours that it runs over, N for the samples, H, W and C. Several letters are flattened, the last
/// one is fastest. H, W and C are left out where they have one value, and may lie anywhere then.
///
/// So every transposition and reshape that only moves whole axes is followed exactly, and whatever
/// mixes them is refused.
class Axes {
 public:
  /// From the sides of a graph's input; 0 is unknown. Throws `Error` if no picture can be seen in
  /// them.
  explicit Axes(const ArrayShape& sides);

  /// The picture that the input holds.
  nn::Shape input() const { return shape_; }
  /// The array's sides; a number of samples that is left open is 1.
  ArrayShape sides() const;
  std::size_t rank() const { return axes_.size(); }
  /// The letters of one axis.
  const std::string& letters(std::size_t axis) const { return axes_[axis]; }

  /// Whether the axes are these, such as "NCHW".
  bool are(const std::string& wanted) const;
  /// The one axis that runs over all of H, W and C; nothing if there are several.
  std::optional<std::size_t> flat_axis() const;

  /// Where the data have become another shape, their axes being `order`: "NCHW", "NC", ...
  void become(const std::string& order, nn::Shape shape);
  /// The data's shape has changed, but not which letters their axes hold.
  void flattened(std::size_t axis);
  void transpose(const std::vector<std::size_t>& order);
  /// Throws `Error` if the new sides cut through what lies together.
  void reshape(const ArrayShape& target);
  /// Puts an axis of one value at the front.
  void add_front() { axes_.insert(axes_.begin(), ""); }

 private:
  std::int64_t side(char letter) const;
  void drop_ones();

  std::vector<std::string> axes_;
  std::int64_t samples_ = 1;
  nn::Shape shape_;
};

}  // namespace scrawl::formats::onnx
