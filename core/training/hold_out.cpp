#include "core/training/hold_out.hpp"

#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/training/sources.hpp"

namespace scrawl::training {
namespace {

using Rows = std::vector<std::size_t>;

data::Split at_random(const Rows& rows, double part, std::uint64_t seed) {
  if (rows.size() < 2) return {rows, {}};
  data::Split places = data::split_at_random(rows.size(), part, seed);
  for (std::size_t& place : places.training) place = rows[place];
  for (std::size_t& place : places.validation) place = rows[place];
  return places;
}

data::Split without_the_last(const data::Dataset& digits, std::size_t last) {
  const std::size_t count = digits.count();
  if (last >= count) {
    throw Error(digits.name + ": has " + std::to_string(count) +
                " pictures, too few to hold out the last " + std::to_string(last));
  }
  const Rows rows = all_rows(count);
  const auto border = rows.end() - static_cast<std::ptrdiff_t>(last);
  return {Rows(rows.begin(), border), Rows(border, rows.end())};
}

data::Split by_writers(const data::Dataset& digits, const HoldOut& rule) {
  for (const int writer : rule.held_out_writers) {
    if (rule.writers.contains(writer)) {
      throw Error("writer " + std::to_string(writer) +
                  " is both among those to learn from and among those to hold out; take one of "
                  "them out");
    }
  }
  data::Split result;
  for (std::size_t row = 0; row < digits.glyphs.size(); ++row) {
    const int writer = digits.glyphs[row].writer;
    if (rule.held_out_writers.contains(writer)) {
      result.validation.push_back(row);
    } else if (rule.writers.empty() || rule.writers.contains(writer)) {
      result.training.push_back(row);
    }
  }
  if (result.training.empty()) {
    throw Error(digits.name + ": has no strokes of the writers to learn from; choose others");
  }
  return result;
}

}  // namespace

data::Split hold_out(const data::Dataset& digits, const HoldOut& rule, std::uint64_t seed) {
  if (!digits.has_strokes()) {
    return rule.last > 0 ? without_the_last(digits, rule.last)
                         : at_random(all_rows(digits.count()), rule.part, seed);
  }
  data::Split split = by_writers(digits, rule);
  // Who counts pictures from the end has chosen what to judge by: strokes are then learned from.
  if (!rule.held_out_writers.empty() || rule.last > 0) return split;
  return at_random(split.training, rule.part, seed);
}

}  // namespace scrawl::training
