#include "core/apps/report/filters.hpp"

#include <algorithm>
#include <cmath>

namespace scrawl::apps::report {

void write_filters(Markup& page, const nn::Network<float>& network) {
  const auto slots = network.slots();
  const auto layers = network.layers();
  if (slots.empty() || layers.empty() || layers[0]->type() != "conv2d") return;
  const nn::ParameterSlot& slot = slots[0];  // height, width, in, out
  const auto& shape = slot.spec.shape;
  const nn::Index height = shape[0], width = shape[1], filters = shape[3];
  if (shape[2] != 1) return;
  const auto kernel = network.weights().subspan(static_cast<std::size_t>(slot.offset),
                                                static_cast<std::size_t>(slot.spec.size()));
  const std::string view = "0 0 " + std::to_string(width) + " " + std::to_string(height);
  page.element("h3", "What it looks for first").open("ol", {{"class", "filters"}});
  for (nn::Index filter = 0; filter < filters; ++filter) {
    page.open("li").open("svg", {{"viewBox", view},
                                 {"role", "img"},
                                 {"aria-label", "Filter " + std::to_string(filter + 1)}});
    const auto weight_at = [&](nn::Index cell) {
      return kernel[static_cast<std::size_t>(cell * filters + filter)];
    };
    float largest = 1e-9F;
    for (nn::Index cell = 0; cell < height * width; ++cell) {
      largest = std::max(largest, std::abs(weight_at(cell)));
    }
    for (nn::Index cell = 0; cell < height * width; ++cell) {
      const float weight = weight_at(cell);
      page.empty("rect", {{"class", weight > 0 ? "for" : "against"},
                          {"x", std::to_string(cell % width)},
                          {"y", std::to_string(cell / width)},
                          {"width", "1"},
                          {"height", "1"},
                          {"opacity", number(std::abs(weight) / largest, 2)}});
    }
    page.close().close();
  }
  page.close().open("p", {{"class", "legend"}});
  page.element("span", "ink here speaks for it", {{"class", "key-for"}});
  page.element("span", "ink here speaks against it", {{"class", "key-against"}});
  page.close();
}

}  // namespace scrawl::apps::report
