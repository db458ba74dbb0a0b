#include "core/apps/report/reliability_diagram.hpp"

#include <algorithm>
#include <cmath>

#include "core/apps/progress.hpp"
#include "core/evaluation/tally.hpp"

namespace scrawl::apps::report {
namespace {

// In units of the SVG's viewBox: the square of the diagram, and the counts below it.
constexpr double left = 46, top = 10, side = 260;
constexpr double counts_top = top + side + 14, counts_height = 46;
constexpr double width = left + side + 24, height = counts_top + counts_height + 34;

double x_of(double fraction) {
  return left + fraction * side;
}
double y_of(double fraction) {
  return top + (1 - fraction) * side;
}

void write_axes(Markup& page) {
  for (const double fraction : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    page.empty("line", {{"class", "grid"},
                        {"x1", number(left)},
                        {"x2", number(left + side)},
                        {"y1", number(y_of(fraction))},
                        {"y2", number(y_of(fraction))}});
    page.element("text", number(100 * fraction, 0) + " %",
                 {{"x", number(left - 8)},
                  {"y", number(y_of(fraction))},
                  {"dy", "0.32em"},
                  {"text-anchor", "end"}});
    page.element("text", number(100 * fraction, 0) + " %",
                 {{"x", number(x_of(fraction))},
                  {"y", number(counts_top + counts_height + 14)},
                  {"text-anchor", "middle"}});
  }
  page.element("text", "confidence",
               {{"x", number(x_of(0.5))}, {"y", number(height - 4)}, {"text-anchor", "middle"}});
}

// Logarithmic, because nearly all digits are in the last interval.
double count_height(std::size_t count, std::size_t largest) {
  if (count == 0) return 0;
  return counts_height * std::log1p(static_cast<double>(count)) /
         std::log1p(static_cast<double>(largest));
}

}  // namespace

void write_reliability_diagram(Markup& page, const evaluation::Reliability& bins) {
  std::size_t largest = 1;
  for (const auto& bin : bins) largest = std::max(largest, bin.count);
  page.open("figure").element("figcaption", "Right, by confidence");
  page.open("svg", {{"viewBox", "0 0 " + number(width) + " " + number(height)},
                    {"role", "img"},
                    {"aria-label", "Reliability diagram; the table beside it has its figures"}});
  write_axes(page);
  const double bar = side / static_cast<double>(bins.size());
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const auto& [count, right, confidence_sum] = bins[i];
    if (count == 0) continue;
    const double accuracy = evaluation::fraction(right, count);
    const double confidence = confidence_sum / static_cast<double>(count);
    const std::string x = number(left + static_cast<double>(i) * bar + 1);
    const std::string bar_width = number(bar - 2);
    const double lower = std::min(accuracy, confidence);
    page.empty("rect", {{"class", "right"},
                        {"x", x},
                        {"width", bar_width},
                        {"y", number(y_of(lower))},
                        {"height", number(lower * side)}});
    page.empty("rect", {{"class", accuracy > confidence ? "underconfident" : "overconfident"},
                        {"x", x},
                        {"width", bar_width},
                        {"y", number(y_of(std::max(accuracy, confidence)))},
                        {"height", number(std::abs(accuracy - confidence) * side)}});
    const double bar_height = count_height(count, largest);
    page.empty("rect", {{"class", "count"},
                        {"x", x},
                        {"width", bar_width},
                        {"y", number(counts_top + counts_height - bar_height)},
                        {"height", number(bar_height)}});
  }
  page.empty("line", {{"class", "ideal"},
                      {"x1", number(x_of(0))},
                      {"y1", number(y_of(0))},
                      {"x2", number(x_of(1))},
                      {"y2", number(y_of(1))}});
  page.close().open("p", {{"class", "legend"}});
  page.element("span", "right", {{"class", "key-right"}});
  page.element("span", "right more often than said", {{"class", "key-underconfident"}});
  page.element("span", "less often than said", {{"class", "key-overconfident"}});
  page.element("span", "how many (logarithmic)", {{"class", "key-count"}});
  page.close().close();
}

}  // namespace scrawl::apps::report
