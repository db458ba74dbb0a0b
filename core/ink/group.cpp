#include "core/ink/group.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <set>

namespace scrawl::ink {
namespace {

/// Log-odds from which two strokes certainly belong together ...
constexpr double certain = 8;
/// ... and below which they certainly do not; raised step by step where too much is possible.
constexpr double impossible[] = {-7, -4, -1, 2, 5};
constexpr std::size_t most_pieces = 4;

/// What certainly belongs together, and how the pieces hang together otherwise.
struct Pieces {
  std::vector<std::vector<std::size_t>> strokes;
  std::vector<double> links;  ///< count x count, the best log-odds of any two of their strokes

  std::size_t count() const { return strokes.size(); }
  double link(std::size_t a, std::size_t b) const { return links[a * count() + b]; }
};

std::vector<std::size_t> from_left_to_right(const Layout& layout) {
  std::vector<std::size_t> order(layout.count());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto middle = [&](std::size_t i) {
    return layout.box(i).left / 2 + layout.box(i).right / 2;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return middle(a) < middle(b); });
  return order;
}

Pieces find_pieces(const Layout& layout) {
  const std::vector<std::size_t> order = from_left_to_right(layout);
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
      const std::size_t kept = std::min(piece_of[a], piece_of[b]);
      const std::size_t merged = std::max(piece_of[a], piece_of[b]);
      std::replace(piece_of.begin(), piece_of.end(), merged, kept);
    }
  }
  std::vector<std::size_t> names = piece_of;
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  Pieces pieces{
      std::vector<std::vector<std::size_t>>(names.size()),
      std::vector<double>(names.size() * names.size(), -std::numeric_limits<double>::infinity())};
  for (std::size_t& name : piece_of) {
    name = static_cast<std::size_t>(std::lower_bound(names.begin(), names.end(), name) -
                                    names.begin());
  }
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
double strength(const Pieces& pieces, const std::vector<std::size_t>& members) {
  std::vector<std::size_t> outside(members.begin() + 1, members.end());
  std::vector<std::size_t> inside{members[0]};
  double sum = 0;
  while (!outside.empty()) {
    double best = -std::numeric_limits<double>::infinity();
    std::size_t next = 0;
    for (std::size_t i = 0; i < outside.size(); ++i) {
      for (const std::size_t member : inside) {
        const double link = pieces.link(member, outside[i]);
        if (link > best) best = link, next = i;
      }
    }
    sum += best;
    inside.push_back(outside[next]);
    outside.erase(outside.begin() + static_cast<std::ptrdiff_t>(next));
  }
  return sum;
}

/// All sets of up to `most_pieces` pieces connected by links of at least `least`; stops growing
/// beyond `most_groups`.
std::set<std::vector<std::size_t>> connected_sets(const Pieces& pieces, double least) {
  std::set<std::vector<std::size_t>> found;
  std::vector<std::vector<std::size_t>> grown;
  for (std::size_t piece = 0; piece < pieces.count(); ++piece) {
    found.insert({piece});
    grown.push_back({piece});
  }
  for (std::size_t next = 0; next < grown.size() && found.size() <= most_groups; ++next) {
    if (grown[next].size() == most_pieces) continue;
    for (std::size_t piece = 0; piece < pieces.count(); ++piece) {
      const std::vector<std::size_t>& members = grown[next];
      if (std::binary_search(members.begin(), members.end(), piece)) continue;
      const bool linked = std::any_of(members.begin(), members.end(), [&](std::size_t member) {
        return pieces.link(member, piece) >= least;
      });
      if (!linked) continue;
      std::vector<std::size_t> larger = members;
      larger.insert(std::upper_bound(larger.begin(), larger.end(), piece), piece);
      if (found.insert(larger).second) grown.push_back(std::move(larger));
    }
  }
  return found;
}

}  // namespace

std::vector<Group> possible_groups(const Layout& layout) {
  const Pieces pieces = find_pieces(layout);
  std::set<std::vector<std::size_t>> sets;
  for (const double least : impossible) {
    sets = connected_sets(pieces, least);
    if (sets.size() <= most_groups) break;
  }
  if (sets.size() > most_groups) {
    sets = connected_sets(pieces, std::numeric_limits<double>::infinity());
  }
  std::vector<Group> groups;
  for (const std::vector<std::size_t>& members : sets) {
    Group group{{}, strength(pieces, members)};
    for (const std::size_t piece : members) {
      group.strokes.insert(group.strokes.end(), pieces.strokes[piece].begin(),
                           pieces.strokes[piece].end());
    }
    std::sort(group.strokes.begin(), group.strokes.end());
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace scrawl::ink
