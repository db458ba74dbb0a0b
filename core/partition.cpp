#include "core/partition.hpp"

#include <algorithm>
#include <bit>

#include "core/sort_places.hpp"

namespace scrawl {
namespace {

/// How many partial partitions are kept at each piece.
constexpr std::size_t beam = 64;
constexpr std::size_t none = ~std::size_t{0};

struct Partial {
  Mask covered = 0;
  double score = 0;
  std::size_t option = none, before = none;  ///< the last one, and the partial that it extends
};

}  // namespace

std::vector<Partition> best_partitions(std::span<const Option> options, std::size_t pieces,
                                       std::size_t most) {
  std::vector<Partial> partials{{}};
  // Places of partial partitions by the first piece that they still lack.
  std::vector<std::vector<std::size_t>> waiting(pieces + 1);
  waiting[0].push_back(0);
  for (std::size_t piece = 0; piece <= pieces; ++piece) {
    std::vector<std::size_t>& here = waiting[piece];
    sort_places(here, [&](std::size_t a, std::size_t b) {
      const Partial &one = partials[a], &other = partials[b];
      if (one.covered != other.covered) return one.covered < other.covered;
      return one.score > other.score;
    });
    // Of those that cover the same, what comes after follows alike for all but the best ones.
    std::size_t same = 0, kept = 0;
    for (std::size_t i = 0; i < here.size(); ++i) {
      same = i > 0 && partials[here[i]].covered == partials[here[kept - 1]].covered ? same + 1 : 1;
      if (same <= most) here[kept++] = here[i];
    }
    here.resize(kept);
    sort_places(
        here, [&](std::size_t a, std::size_t b) { return partials[a].score > partials[b].score; });
    if (piece == pieces) break;
    if (here.size() > beam) here.resize(beam);
    for (const std::size_t place : here) {
      for (std::size_t option = 0; option < options.size(); ++option) {
        const Mask mask = options[option].pieces, covered = partials[place].covered;
        if (static_cast<std::size_t>(std::countr_zero(mask)) != piece || (mask & covered) != 0) {
          continue;
        }
        waiting[static_cast<std::size_t>(std::countr_one(mask | covered))].push_back(
            partials.size());
        partials.push_back(
            {mask | covered, partials[place].score + options[option].score, option, place});
      }
    }
  }
  std::vector<Partition> best;
  for (const std::size_t end : waiting[pieces]) {
    Partition partition{partials[end].score, {}};
    for (std::size_t i = end; partials[i].option != none; i = partials[i].before) {
      partition.options.push_back(partials[i].option);
    }
    std::reverse(partition.options.begin(), partition.options.end());
    best.push_back(std::move(partition));
  }
  return best;
}

}  // namespace scrawl
