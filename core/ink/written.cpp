#include "core/ink/written.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "core/ink/frame.hpp"
#include "core/ink/layout.hpp"

namespace scrawl::ink {
namespace {

/// A component is a speck if it has fewer pixels than this fraction of the image, but never if it
/// has so many: a 1 that can still be read has more ...
constexpr double speck_of_image = 1.0 / 100'000, largest_speck = 10;
/// ... or of the largest component.
constexpr double speck_of_largest = 0.03;
/// A component is along the border if it has more than this fraction of the border's pixels ...
constexpr double border_fraction = 0.1;
/// ... but if there is nothing else, and it is at least so wide and so high, it fills the image. An
/// image that is narrower than this is hardly anything but border.
constexpr double filling = 0.75;
constexpr int narrowest_image = 8;
/// A component at the edge lies within this fraction of the image's mean side from one of its
/// sides.
constexpr double edge_fraction = 0.04;

/// Writing in a frame has at least this part of the frame's shorter side, and if it is alone in
/// there this part: what is smaller is the dot of a 0.
constexpr double framed = 0.2, framed_alone = 0.45;

// Lengths are in heights of the writing.

/// What the border cuts and is not so high is a part of other writing.
constexpr double cut_off = 0.5;
/// A line beside the writing is at least so long, or if the border cuts it, a line under the
/// writing at least so wide, and all at most so thick.
constexpr double long_line = 2, long_cut_line = 1.2, underline = 0.7, thin = 0.25;
/// So much of an underline's width has writing above, which ends at most so far above it.
constexpr double below_writing = 0.5, under = 0.7;
/// A lone speck is at most so large, and at least so far from what is larger.
constexpr double lone_speck = 0.35, lone = 1;
/// With more components it is a texture, in which all specks have neighbours.
constexpr std::size_t most_components = 2000;

/// Where at least this fraction of the writing's ink is full, less than that part of it means that
/// a component is faint; one that is also small, at most so long, is no writing.
constexpr double full_ink = 0.55, faint = 0.6, small = 0.4;
/// Whose mean ink is less than this part of the writing's is none, however large.
constexpr double faintest = 0.55;

/// The fraction of a component's pixels that have full ink: its edges have less, and all of it if
/// it is grey.
double fullness(const Component& component, const Map& ink) {
  const auto full = std::count_if(component.pixels.begin(), component.pixels.end(),
                                  [&](std::size_t pixel) { return ink.values[pixel] >= 0.99f; });
  return static_cast<double>(full) / static_cast<double>(component.pixels.size());
}

double mean_ink(const Component& component, const Map& ink) {
  double sum = 0;
  for (const std::size_t pixel : component.pixels) sum += ink.values[pixel];
  return sum / static_cast<double>(component.pixels.size());
}

bool inside(const Component& component) {
  return component.border_pixels == 0;
}

/// The median of what `value` says of the components, of those that the border does not cut if
/// there are any, each with the weight of its pixels; 0 for none.
template <typename Value>
double typical(std::span<const Component> components, const Value& value) {
  const bool any_inside = std::any_of(components.begin(), components.end(), inside);
  std::vector<std::pair<double, std::size_t>> values;
  std::size_t total = 0, sum = 0;
  for (const Component& component : components) {
    if (any_inside && !inside(component)) continue;
    values.emplace_back(value(component), component.pixels.size());
    total += component.pixels.size();
  }
  std::sort(values.begin(), values.end());
  for (const auto& [median, weight] : values) {
    sum += weight;
    if (2 * sum >= total) return median;
  }
  return 0;
}

class Sorter {
 public:
  Sorter(std::vector<Component> components, const Map& ink)
      : components_(std::move(components)), ink_(ink) {}

  std::vector<Component> written() {
    const double least =
        std::min(speck_of_image * static_cast<double>(ink_.values.size()), largest_speck);
    erase([&](const Component& component) { return pixels(component) < least; });
    const double border = border_fraction * 2 * (ink_.width + ink_.height);
    const auto along_border = [&](const Component& component) {
      return static_cast<double>(component.border_pixels) > border;
    };
    erase_unless_all(
        [&](const Component& component) { return along_border(component) || at_edge(component); });
    erase([&](const Component& component) {
      return along_border(component) && !fills_image(component.box);
    });
    erase_unless_all([&](const Component& component) { return is_around_writing(component); });
    measure();
    erase_unless_all([&](const Component& component) {
      return is_cut_off(component) || is_faint(component) || is_line(component);
    });
    measure();
    erase([&](const Component& component) {
      return pixels(component) < speck_of_largest * largest_;
    });
    erase_unless_all([&](const Component& component) { return is_alone(component); });
    return std::move(components_);
  }

 private:
  static double pixels(const Component& component) {
    return static_cast<double>(component.pixels.size());
  }

  template <typename Condition>
  void erase(const Condition& condition, bool even_all = true) {
    // All are judged before the first is gone, because some conditions ask for the others, and only
    // once, because some look at all pixels.
    std::vector<bool> erased;
    for (const Component& component : components_) erased.push_back(condition(component));
    if (!even_all && std::find(erased.begin(), erased.end(), false) == erased.end()) return;
    std::size_t place = 0;
    std::erase_if(components_, [&](const Component&) { return erased[place++]; });
  }

  template <typename Condition>
  void erase_unless_all(const Condition& condition) {
    erase(condition, false);
  }

  void measure() {
    height_ = writing_height(components_);
    fullness_ = typical(components_, [&](const auto& one) { return fullness(one, ink_); });
    mean_ = typical(components_, [&](const auto& one) { return mean_ink(one, ink_); });
    const bool any_inside = std::any_of(components_.begin(), components_.end(), inside);
    largest_ = 0;
    for (const Component& component : components_) {
      if (inside(component) || !any_inside) largest_ = std::max(largest_, pixels(component));
    }
  }

  /// Whether the component touches a side of the image and stays beside it, as what is left of a
  /// margin or of a rule does.
  bool at_edge(const Component& component) const {
    const double zone = edge_fraction * std::sqrt(ink_.width) * std::sqrt(ink_.height);
    const Box& box = component.box;
    return component.border_pixels > 0 && (box.right <= zone || box.left >= ink_.width - zone ||
                                           box.bottom <= zone || box.top >= ink_.height - zone);
  }

  bool fills_image(const Box& box) const {
    return std::min(ink_.width, ink_.height) < narrowest_image ||
           (width(box) >= filling * ink_.width && height(box) >= filling * ink_.height);
  }

  /// Whether it is a frame with something in it that may be writing.
  bool is_around_writing(const Component& component) const {
    const Box& box = component.box;
    const double shorter = std::min(width(box), height(box));
    if (components_.size() > most_components) return false;
    int count = 0;
    double longest = 0;
    for (const Component& other : components_) {
      const Box& inner = other.box;
      if (inner.left <= box.left || inner.right >= box.right || inner.top <= box.top ||
          inner.bottom >= box.bottom || longer(inner) < framed * shorter) {
        continue;
      }
      ++count;
      longest = std::max(longest, longer(inner));
    }
    return (count > 1 || longest >= framed_alone * shorter) && is_frame(component, ink_);
  }

  bool is_cut_off(const Component& component) const {
    return component.border_pixels > 0 && longer(component.box) < cut_off * height_;
  }

  bool is_faint(const Component& component) const {
    if (mean_ink(component, ink_) < faintest * mean_) return true;
    return fullness_ >= full_ink && longer(component.box) < small * height_ &&
           fullness(component, ink_) < faint * fullness_;
  }

  /// Level or upright, and too long for a stroke; or under the writing.
  bool is_line(const Component& component) const {
    const Box& box = component.box;
    const double length = longer(box) / height_;
    if (pixels(component) / longer(box) > thin * height_) return false;
    if (std::min(width(box), height(box)) > thin * longer(box)) return false;
    const bool level = width(box) > height(box);
    if (length > long_line && (level || !inside(component))) return true;
    if (length > long_cut_line && level && !inside(component)) return true;
    return width(box) > underline * height_ && is_below_writing(box);
  }

  bool is_below_writing(const Box& line) const {
    if (components_.size() > most_components) return false;
    double covered = 0;
    for (const Component& other : components_) {
      const Box& box = other.box;
      if (height(box) < cut_off * height_ || box.bottom > line.top + thin * height_ ||
          line.top - box.bottom > under * height_) {
        continue;
      }
      covered += std::max(-gap(box, line), 0.0);
    }
    return covered >= below_writing * width(line);
  }

  bool is_alone(const Component& component) const {
    if (longer(component.box) > lone_speck * height_) return false;
    if (components_.size() > most_components) return false;
    return std::none_of(components_.begin(), components_.end(), [&](const Component& other) {
      return longer(other.box) > lone_speck * height_ &&
             std::max(gap(other.box, component.box), gap_in_y(other.box, component.box)) <
                 lone * height_;
    });
  }

  std::vector<Component> components_;
  const Map& ink_;
  double height_ = 0, fullness_ = 0, mean_ = 0, largest_ = 0;  ///< the writing's
};

}  // namespace

double writing_height(std::span<const Component> components) {
  return typical(components, [](const Component& one) { return height(one.box); });
}

std::vector<Component> written(std::vector<Component> components, const Map& ink) {
  return Sorter(std::move(components), ink).written();
}

}  // namespace scrawl::ink
