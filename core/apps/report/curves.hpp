#pragma once

#include <string>
#include <vector>

#include "core/apps/report/markup.hpp"

namespace scrawl::apps::report {

/// One line of a plot: a value for each epoch.
struct Curve {
  std::string name;
  std::vector<double> values;
};

/// Writes a plot of curves over the epochs on a logarithmic scale, with a legend. `percent` labels
/// 0.01 as 1 %. Values that are not above 0 are drawn at the lower edge.
void write_curves(Markup& page, const std::string& title, const std::vector<Curve>& curves,
                  bool percent);

}  // namespace scrawl::apps::report
