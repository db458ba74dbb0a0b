#include "core/ink/runs.hpp"

namespace scrawl::ink {

std::vector<Run> runs_in(const Map& ink) {
  std::vector<Run> runs;
  for (int x = 0; x < ink.width; ++x) {
    for (int y = 0; y < ink.height; ++y) {
      if (!inked(ink, x, y)) continue;
      const int top = y;
      while (inked(ink, x, y)) ++y;
      runs.push_back({x, top, y});
    }
  }
  return runs;
}

}  // namespace scrawl::ink
