#pragma once

#include <string>
#include <vector>

#include "core/apps/report/markup.hpp"

namespace scrawl::apps::report {

/// One line of a plot: a value for each of the plot's epochs.
struct Curve {
  std::string name;
  std::vector<double> values;
};

/// Writes a plot of curves over the epochs with these ascending numbers on a logarithmic scale,
/// with a legend. No curve has more values than there are epochs. `percent` labels 0.01 as 1 %.
/// Values that are not above 0 are drawn at the lower edge.
void write_curves(Markup& page, const std::string& title, const std::vector<Curve>& curves,
                  const std::vector<double>& epochs, bool percent);

}  // namespace scrawl::apps::report
