#include "core/apps/report/curves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace scrawl::apps::report {
namespace {

// In units of the SVG's viewBox; the margins hold the labels.
constexpr double width = 460, height = 260;
constexpr double left = 52, right = 12, top = 12, bottom = 34;

struct Scale {
  double low, high;  ///< decimal logarithms

  double y_of(double value) const {
    const double level = value > 0 ? std::log10(value) : low;
    const double fraction = (std::clamp(level, low, high) - low) / (high - low);
    return height - bottom - fraction * (height - bottom - top);
  }
};

Scale scale_of(const std::vector<Curve>& curves) {
  double smallest = std::numeric_limits<double>::max(), largest = 0;
  for (const Curve& curve : curves) {
    for (const double value : curve.values) {
      if (!(value > 0) || !std::isfinite(value)) continue;
      smallest = std::min(smallest, value);
      largest = std::max(largest, value);
    }
  }
  if (largest == 0) return {-3, 0};
  const double low = std::log10(smallest), high = std::log10(largest);
  const double margin = std::max(0.05 * (high - low), 0.05);
  return {low - margin, high + margin};
}

// 1, 2 and 5 in each decade, or only 1 if there are many decades.
std::vector<double> ticks(const Scale& scale) {
  const bool wide = scale.high - scale.low > 2.5;
  std::vector<double> result;
  for (int decade = static_cast<int>(std::floor(scale.low)); decade <= scale.high; ++decade) {
    for (const double digit : {1.0, 2.0, 5.0}) {
      if (wide && digit > 1) continue;
      const double value = digit * std::pow(10.0, decade);
      if (std::log10(value) >= scale.low && std::log10(value) <= scale.high) {
        result.push_back(value);
      }
    }
  }
  return result;
}

double x_of(double epoch, const std::vector<double>& epochs) {
  const double first = epochs.front(), last = epochs.back();
  const double fraction = last > first ? (epoch - first) / (last - first) : 0.5;
  return left + fraction * (width - left - right);
}

std::string tick_label(double value, bool percent) {
  const double shown = percent ? 100 * value : value;
  const int places = std::max(0, -static_cast<int>(std::floor(std::log10(shown) + 1e-9)));
  return number(shown, places) + (percent ? " %" : "");
}

void write_axes(Markup& page, const Scale& scale, const std::vector<double>& epochs, bool percent) {
  for (const double value : ticks(scale)) {
    const std::string y = number(scale.y_of(value));
    page.empty("line", {{"class", "grid"},
                        {"x1", number(left)},
                        {"x2", number(width - right)},
                        {"y1", y},
                        {"y2", y}});
    page.element("text", tick_label(value, percent),
                 {{"x", number(left - 8)}, {"y", y}, {"dy", "0.32em"}, {"text-anchor", "end"}});
  }
  const std::size_t step = std::max<std::size_t>(1, (epochs.size() + 7) / 8);
  for (std::size_t i = 0; i < epochs.size(); i += step) {
    page.element("text", number(epochs[i], 0),
                 {{"x", number(x_of(epochs[i], epochs))},
                  {"y", number(height - bottom + 16)},
                  {"text-anchor", "middle"}});
  }
  page.element("text", "epoch",
               {{"x", number((left + width - right) / 2)},
                {"y", number(height - 4)},
                {"text-anchor", "middle"}});
}

std::string colour_class(std::size_t curve) {
  constexpr std::size_t colours = 5;
  return "series-" + std::to_string(curve % colours);
}

}  // namespace

void write_curves(Markup& page, const std::string& title, const std::vector<Curve>& curves,
                  const std::vector<double>& epochs, bool percent) {
  const Scale scale = scale_of(curves);
  page.open("figure").element("figcaption", title);
  page.open("svg", {{"viewBox", "0 0 " + number(width) + " " + number(height)},
                    {"role", "img"},
                    {"aria-label", title + ", by epoch"}});
  write_axes(page, scale, epochs, percent);
  for (std::size_t i = 0; i < curves.size(); ++i) {
    std::string points;
    for (std::size_t j = 0; j < curves[i].values.size(); ++j) {
      const std::string x = number(x_of(epochs[j], epochs));
      const std::string y = number(scale.y_of(curves[i].values[j]));
      points.append(x).append(",").append(y).append(" ");
      page.empty("circle", {{"class", colour_class(i)}, {"cx", x}, {"cy", y}, {"r", "2"}});
    }
    page.empty("polyline", {{"class", "curve " + colour_class(i)}, {"points", points}});
  }
  page.close().open("p", {{"class", "legend"}});
  for (std::size_t i = 0; i < curves.size(); ++i) {
    page.element("span", curves[i].name, {{"class", colour_class(i)}});
  }
  page.close().close();
}

}  // namespace scrawl::apps::report
