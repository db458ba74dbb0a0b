#include "core/ink/group.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

#include "core/sort_places.hpp"

namespace scrawl::ink {
namespace {

/// Log-odds from which two strokes certainly belong together ...
constexpr double certain = 8;
/// ... and below which they certainly do not; raised step by step where too much is possible.
constexpr double impossible[] = {-7, -4, -1, 2, 5};
constexpr int most_pieces = 4;

/// Some of the pieces, or of the strokes, one a bit.
using Set = std::uint64_t;

bool has(Set set, std::size_t piece) {
  return (set >> piece & 1) != 0;
}

/// What certainly belongs together, and how the pieces hang together otherwise.
struct Pieces {
  std::vector<std::vector<std::size_t>> strokes;
  std::vector<double> links;  ///< count x count, the best log-odds of any two of their strokes

  std::size_t count() const { return strokes.size(); }
  double link(std::size_t a, std::size_t b) const { return links[a * count() + b]; }
};

Pieces find_pieces(const Layout& layout, Set loose) {
  const std::vector<std::size_t> order =
      places_in_order(layout.count(), [&](std::size_t a, std::size_t b) {
        return middle(layout.box(a)).x < middle(layout.box(b)).x;
      });
  const std::size_t count = order.size();
  std::vector<double> odds(count * count, -std::numeric_limits<double>::infinity());
  std::vector<bool> mark(count);
  for (std::size_t i = 0; i < count; ++i) mark[i] = layout.mark(order[i]);
  std::vector<std::size_t> piece_of(count);
  std::iota(piece_of.begin(), piece_of.end(), std::size_t{0});
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      const Box &left = layout.box(order[a]), &right = layout.box(order[b]);
      if (mark[a] || mark[b]) continue;
      if (static_cast<double>(right.left) - left.right > layout.height()) continue;
      const double value = together(layout.relation(order[a], order[b]));
      odds[a * count + b] = odds[b * count + a] = value;
      if (value < certain || piece_of[a] == piece_of[b]) continue;
      if (has(loose, order[a]) || has(loose, order[b])) continue;
      const std::size_t kept = std::min(piece_of[a], piece_of[b]);
      const std::size_t merged = std::max(piece_of[a], piece_of[b]);
      std::replace(piece_of.begin(), piece_of.end(), merged, kept);
    }
  }
  // A piece has the place of its first stroke so far; now they are counted without gaps.
  std::size_t names = 0;
  std::vector<std::size_t> name(count);
  for (std::size_t a = 0; a < count; ++a) {
    name[a] = piece_of[a] == a ? names++ : name[piece_of[a]];
  }
  piece_of = std::move(name);
  Pieces pieces{std::vector<std::vector<std::size_t>>(names),
                std::vector<double>(names * names, -std::numeric_limits<double>::infinity())};
  for (std::size_t a = 0; a < count; ++a) {
    pieces.strokes[piece_of[a]].push_back(order[a]);
    for (std::size_t b = 0; b < count; ++b) {
      double& link = pieces.links[piece_of[a] * pieces.count() + piece_of[b]];
      link = std::max(link, odds[a * count + b]);
    }
  }
  return pieces;
}

/// The strongest links that connect all of `members` (a maximal spanning tree), added up.
double strength(const Pieces& pieces, Set members) {
  Set inside = members & (~members + 1);
  double sum = 0;
  while (inside != members) {
    double best = -std::numeric_limits<double>::infinity();
    std::size_t next = 0;
    for (std::size_t piece = 0; piece < pieces.count(); ++piece) {
      if (!has(members & ~inside, piece)) continue;
      for (std::size_t member = 0; member < pieces.count(); ++member) {
        if (!has(inside, member) || pieces.link(member, piece) < best) continue;
        best = pieces.link(member, piece), next = piece;
      }
    }
    sum += best;
    inside |= Set{1} << next;
  }
  return sum;
}

/// All sets of up to `most_pieces` pieces connected by links of at least `least`; stops growing
/// beyond `most_groups`.
std::vector<Set> connected_sets(const Pieces& pieces, double least) {
  std::vector<Set> found;
  for (std::size_t piece = 0; piece < pieces.count(); ++piece) found.push_back(Set{1} << piece);
  for (std::size_t next = 0; next < found.size() && found.size() <= most_groups; ++next) {
    const Set members = found[next];
    if (std::popcount(members) == most_pieces) continue;
    for (std::size_t piece = 0; piece < pieces.count(); ++piece) {
      if (has(members, piece)) continue;
      bool linked = false;
      for (std::size_t member = 0; member < pieces.count(); ++member) {
        linked = linked || (has(members, member) && pieces.link(member, piece) >= least);
      }
      const Set larger = members | Set{1} << piece;
      if (linked && std::find(found.begin(), found.end(), larger) == found.end()) {
        found.push_back(larger);
      }
    }
  }
  return found;
}

}  // namespace

std::vector<Group> possible_groups(const Layout& layout, std::uint64_t loose) {
  const Pieces pieces = find_pieces(layout, loose);
  std::vector<Set> sets;
  for (const double least : impossible) {
    sets = connected_sets(pieces, least);
    if (sets.size() <= most_groups) break;
  }
  if (sets.size() > most_groups) {
    sets = connected_sets(pieces, std::numeric_limits<double>::infinity());
  }
  std::vector<Group> groups;
  for (const Set members : sets) {
    Group group{{}, strength(pieces, members)};
    for (std::size_t piece = 0; piece < pieces.count(); ++piece) {
      if (!has(members, piece)) continue;
      group.strokes.insert(group.strokes.end(), pieces.strokes[piece].begin(),
                           pieces.strokes[piece].end());
    }
    sort_places(group.strokes, std::less<std::size_t>());
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace scrawl::ink
