#include "core/formats/onnx_axes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/error.hpp"

namespace scrawl::formats::onnx {
namespace {

constexpr std::int64_t usual_side = 28;  // where a file leaves it open

bool is_channels(std::int64_t side) {
  return side == 1 || side == 3;
}

/// The side of a square picture with so many pixels; 0 if it is none.
std::int64_t square_side(std::int64_t pixels) {
  const auto side = static_cast<std::int64_t>(std::lround(std::sqrt(static_cast<double>(pixels))));
  return side >= 8 && side * side == pixels ? side : 0;
}

/// The axes of an input: one letter each, or all pixels in one.
std::vector<std::string> input_axes(const ArrayShape& sides) {
  switch (sides.size()) {
    case 1:
      if (square_side(sides[0]) != 0) return {"HWC"};
      break;
    case 2:
      if (square_side(sides[1]) != 0) return {"N", "HWC"};
      if (sides[0] == sides[1] && sides[1] > 1) return {"H", "W"};
      break;
    case 3:
      if (is_channels(sides[2]) && sides[1] > 3) return {"H", "W", "C"};
      if (sides[0] == 3) return {"C", "H", "W"};
      return {"N", "H", "W"};
    case 4:
      if (is_channels(sides[3]) && !(is_channels(sides[1]) && sides[2] > 3))
        return {"N", "H", "W", "C"};
      return {"N", "C", "H", "W"};
    default:
      break;
  }
  throw Error("its input is " + to_string(sides) +
              ", in which no picture can be seen; give it a shape such as [N, 1, 28, 28]");
}

}  // namespace

Axes::Axes(const ArrayShape& sides) : axes_(input_axes(sides)) {
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
    if (axes_[axis] == "N") samples_ = std::max<std::int64_t>(sides[axis], 1);
    if (axes_[axis] == "C")
      shape_.channels = static_cast<nn::Index>(std::max<std::int64_t>(sides[axis], 1));
    const std::int64_t length = sides[axis] == 0 ? usual_side : sides[axis];
    const auto bounded = static_cast<nn::Index>(std::min<std::int64_t>(length, 1 << 20));
    if (axes_[axis] == "H") shape_.height = bounded;
    if (axes_[axis] == "W") shape_.width = bounded;
    if (axes_[axis] == "HWC")
      shape_.height = shape_.width = static_cast<nn::Index>(square_side(bounded));
  }
  if (samples_ > 65536) throw Error("reads " + std::to_string(samples_) + " pictures at once");
  drop_ones();
}

std::int64_t Axes::side(char letter) const {
  switch (letter) {
    case 'N':
      return samples_;
    case 'H':
      return shape_.height;
    case 'W':
      return shape_.width;
    default:
      return shape_.channels;
  }
}

ArrayShape Axes::sides() const {
  ArrayShape sides;
  for (const std::string& axis : axes_) {
    std::int64_t length = 1;
    for (const char letter : axis) length *= side(letter);
    sides.push_back(length);
  }
  return sides;
}

void Axes::drop_ones() {
  for (std::string& axis : axes_) {
    std::string kept;
    for (const char letter : axis)
      if (letter == 'N' || side(letter) != 1) kept.push_back(letter);
    axis = std::move(kept);
  }
}

bool Axes::are(const std::string& wanted) const {
  if (wanted.size() != axes_.size()) return false;
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
    if (axes_[axis].size() == 1 && axes_[axis][0] == wanted[axis]) continue;
    // Samples need not be there, and nor does a side of one value.
    if (!axes_[axis].empty() || side(wanted[axis]) != 1) return false;
  }
  return true;
}

std::optional<std::size_t> Axes::flat_axis() const {
  std::optional<std::size_t> found;
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
    if (axes_[axis].empty() || axes_[axis] == "N") continue;
    if (found || (axes_[axis].find('N') != std::string::npos && samples_ != 1)) return {};
    found = axis;
  }
  if (!found && !axes_.empty()) found = axes_.size() - 1;  // a vector of one value
  return found;
}

void Axes::become(const std::string& order, nn::Shape shape) {
  axes_.clear();
  for (const char letter : order) axes_.push_back({letter});
  shape_ = shape;
  drop_ones();
}

void Axes::flattened(std::size_t axis) {
  shape_ = {1, 1, shape_.size()};
  axes_[axis].assign(1, 'C');  // gcc 12 takes the text "C" for an overrun
  drop_ones();
}

void Axes::transpose(const std::vector<std::size_t>& order) {
  std::vector<std::string> moved;
  moved.reserve(order.size());
  for (const std::size_t axis : order) moved.push_back(axes_[axis]);
  axes_ = std::move(moved);
}

void Axes::reshape(const ArrayShape& target) {
  std::string letters;
  for (const std::string& axis : axes_) letters += axis;
  std::vector<std::string> grouped;
  std::size_t next = 0;
  bool fits = true;
  for (const std::int64_t wanted : target) {
    std::string& axis = grouped.emplace_back();
    std::int64_t length = 1;
    const auto take = [&] {
      length *= side(letters[next]);
      axis += letters[next++];
    };
    if (wanted == 1 && next < letters.size() && letters[next] == 'N' && samples_ == 1) take();
    while (length < wanted && next < letters.size()) take();
    fits = fits && length == wanted;
  }
  for (; next < letters.size(); ++next) fits = fits && side(letters[next]) == 1;
  if (!fits)
    throw Error("makes " + to_string(target) + " of " + to_string(sides()) +
                ", which cuts through rows, columns or channels; only flattening, and axes of one "
                "value that come or go, are supported");
  axes_ = std::move(grouped);
}

}  // namespace scrawl::formats::onnx
