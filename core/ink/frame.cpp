#include "core/ink/frame.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace scrawl::ink {
namespace {

/// A line of a frame has at least this part of the shorter side of its box, and all lines together
/// this part of the ink.
constexpr double longest = 0.7, of_lines = 0.85;

/// Marks those of `count` pixels, `step` apart, that lie in a run of ink at least so long.
void mark_runs(const std::vector<char>& ink, std::vector<char>& marked, std::size_t first,
               std::size_t step, std::size_t count, double least) {
  for (std::size_t begin = 0; begin < count;) {
    std::size_t end = begin;
    while (end < count && ink[first + end * step] != 0) ++end;
    if (static_cast<double>(end - begin) >= least) {
      for (std::size_t i = begin; i < end; ++i) marked[first + i * step] = 1;
    }
    begin = end + 1;
  }
}

}  // namespace

bool is_frame(const Component& component, const Map& ink) {
  const Box& box = component.box;
  const auto columns = static_cast<std::size_t>(box.right - box.left);
  const auto rows = static_cast<std::size_t>(box.bottom - box.top);
  const double least = longest * static_cast<double>(std::min(columns, rows));
  const auto left = static_cast<std::size_t>(box.left), top = static_cast<std::size_t>(box.top);
  const auto width = static_cast<std::size_t>(ink.width);
  std::vector<char> own(columns * rows), marked(own.size());
  for (const std::size_t pixel : component.pixels) {
    own[(pixel / width - top) * columns + pixel % width - left] = 1;
  }
  for (std::size_t y = 0; y < rows; ++y) mark_runs(own, marked, y * columns, 1, columns, least);
  for (std::size_t x = 0; x < columns; ++x) mark_runs(own, marked, x, columns, rows, least);
  const auto lines = static_cast<double>(std::count(marked.begin(), marked.end(), 1));
  return lines >= of_lines * static_cast<double>(component.pixels.size());
}

}  // namespace scrawl::ink
