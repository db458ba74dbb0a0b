#include "core/ink/margin.hpp"

#include <algorithm>
#include <cstddef>

#include "core/ink/otsu.hpp"

namespace scrawl::ink {
namespace {

/// Least difference between margin and paper, grey levels.
constexpr double min_contrast = 60;
/// Least difference of the rows or columns on both sides of a margin's edge.
constexpr double min_edge = 40;
/// A row or column belongs to a margin if this fraction of it is dark.
constexpr double mostly = 0.6;
/// The paper is light along at least this fraction of its sides.
constexpr double light_sides = 0.8;
/// At least this fraction of width and of height is paper.
constexpr double min_paper = 0.3;

Histogram histogram_of(const Map& image) {
  Histogram counts{};
  for (const float grey : image.values) {
    ++counts[static_cast<std::size_t>(std::clamp(grey, 0.0f, 255.0f))];
  }
  return counts;
}

double mean(const Histogram& counts, std::size_t begin, std::size_t end) {
  double sum = 0, count = 0;
  for (std::size_t level = begin; level < end; ++level) {
    sum += static_cast<double>(level) * counts[level];
    count += counts[level];
  }
  return count > 0 ? sum / count : 0;
}

/// The rows or columns of a part of an image, from one side inwards.
class Side {
 public:
  Side(const Map& image, const Window& part, int side)
      : image_(image), part_(part), upright_(side < 2), backwards_(side % 2 == 1) {}

  int count() const { return upright_ ? part_.width() : part_.height(); }
  int length() const { return upright_ ? part_.height() : part_.width(); }
  float grey(int line, int i) const {
    const int across = backwards_ ? count() - 1 - line : line;
    return upright_ ? image_.at(part_.left + across, part_.top + i)
                    : image_.at(part_.left + i, part_.top + across);
  }
  double mean(int line) const {
    double sum = 0;
    for (int i = 0; i < length(); ++i) sum += grey(line, i);
    return sum / length();
  }
  double dark_fraction(int line, float threshold) const {
    int dark = 0;
    for (int i = 0; i < length(); ++i) dark += grey(line, i) < threshold ? 1 : 0;
    return static_cast<double>(dark) / length();
  }

 private:
  const Map& image_;
  const Window& part_;
  bool upright_, backwards_;
};

constexpr int sides = 4;  ///< left, right, top, bottom: the margins above and below are the paper's

/// How many of the outer lines are margin, at most `most`.
int margin_of(const Side& side, int most, float threshold) {
  int lines = 0;
  while (lines < most && side.dark_fraction(lines, threshold) > mostly) ++lines;
  if (lines == 0 || lines >= most) return 0;
  // A margin ends at once; where the light fades there is none.
  const int blur = std::max(2, side.count() / 40);
  const double within = side.mean(std::max(lines - 1 - blur, 0));
  const double beyond = side.mean(std::min(lines + blur, side.count() - 1));
  return beyond - within >= min_edge ? lines : 0;
}

}  // namespace

Window without_dark_margins(const Map& image) {
  const Window whole{0, 0, image.width, image.height};
  const Histogram counts = histogram_of(image);
  const std::size_t upper = upper_class(counts);
  if (upper == 0 || mean(counts, upper, counts.size()) - mean(counts, 0, upper) < min_contrast) {
    return whole;
  }
  const auto threshold = static_cast<float>(upper);
  Window paper = whole;
  for (int side = 0; side < sides; ++side) {
    const Side lines(image, paper, side);
    const int least = static_cast<int>(min_paper * (side < 2 ? image.width : image.height));
    const int margin = margin_of(lines, lines.count() - least, threshold);
    if (side == 0) paper.left += margin;
    if (side == 1) paper.right -= margin;
    if (side == 2) paper.top += margin;
    if (side == 3) paper.bottom -= margin;
  }
  // What is dark all around is a sheet on a table (ink/sheet) or light writing that surrounds
  // something.
  if (paper.left > 0 && paper.top > 0 && paper.right < image.width && paper.bottom < image.height) {
    return whole;
  }
  double dark = 0, all = 0;
  for (int side = 0; side < sides; ++side) {
    const Side outermost(image, paper, side);
    dark += outermost.dark_fraction(0, threshold) * outermost.length();
    all += outermost.length();
  }
  return dark <= (1 - light_sides) * all ? paper : whole;
}

Map cut(const Map& map, const Window& window) {
  Map result(window.width(), window.height());
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      result.at(x, y) = map.at(window.left + x, window.top + y);
    }
  }
  return result;
}

}  // namespace scrawl::ink
