#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>
#include <variant>
#include <vector>

#include "core/error.hpp"
#include "core/function_ref.hpp"
#include "core/nn/architecture.hpp"

/// Valid architectures out of a row of choices: those of a random generator, or of a fuzzer's
/// bytes. They come from the list of layer types and their fields, so that a new one is among them.
namespace scrawl::testing {

/// Chooses one of `count` things, 0 to count - 1; `count` > 0.
using Choose = FunctionRef<std::uint32_t(std::uint32_t count)>;

struct ArchitectureLimits {
  std::uint32_t least_side = 1;            ///< of the input picture
  std::uint32_t side = 16;                 ///< at most
  std::uint32_t layers = 8;                ///< in front of the last dense layer, at most
  std::uint32_t channels = 8;              ///< of convolutions, and units of dense layers
  nn::Index multiply_adds = 200'000;       ///< of the whole network, for one picture
  bool numbers_at_their_defaults = false;  ///< slopes, rates and so on
};

/// Visitor of a spec's fields (see core/nn/layer_specs.hpp): fills in each by a choice.
struct FieldChooser {
  Choose choose;
  const ArchitectureLimits& limits;

  nn::Index up_to(std::uint32_t most) { return 1 + static_cast<nn::Index>(choose(most)); }
  void count(std::string_view, nn::Index& value) { value = up_to(limits.channels); }
  void optional_count(std::string_view, nn::Index& value) { value = up_to(3); }
  /// Mostly from pixel to pixel, or else pictures are used up after two layers.
  void window(std::string_view key, nn::Index& height, nn::Index& width) {
    const bool step = key == "stride" || key == "dilation";
    height = step && choose(4) > 0 ? 1 : up_to(4);
    width = step && choose(4) > 0 ? 1 : up_to(4);
  }
  void window_as(std::string_view key, nn::Index& height, nn::Index& width, std::string_view,
                 nn::Index, nn::Index) {
    window(key, height, width);
  }
  void padding(std::string_view, nn::Padding& value, nn::Pads& pads) {
    value = static_cast<nn::Padding>(choose(3));
    if (value != nn::Padding::numbers) return;
    for (nn::Index* pad : {&pads.top, &pads.left, &pads.bottom, &pads.right}) *pad = choose(4);
  }
  void flag(std::string_view, bool& value) { value = choose(2) == 1; }
  void number(std::string_view, double& value, const nn::NumberRange& range) {
    const std::uint32_t step = choose(17);
    if (step == 16 || limits.numbers_at_their_defaults) return;
    value = range.low + (range.high - range.low) * step / 15;
  }
};

inline nn::LayerSpec made_layer(Choose choose, const ArchitectureLimits& limits) {
  std::vector<nn::LayerSpec> types;
  nn::for_each_layer_type([&](const auto& spec) { types.emplace_back(spec); });
  nn::LayerSpec layer = types[choose(static_cast<std::uint32_t>(types.size()))];
  FieldChooser chooser{choose, limits};
  std::visit([&](auto& spec) { nn::visit_all_fields(spec, chooser); }, layer);
  return layer;
}

/// Appends the layer, unless it does not fit what comes before it or costs too much.
inline void add_if_it_fits(nn::Architecture& architecture, const nn::LayerSpec& layer,
                           const ArchitectureLimits& limits) {
  nn::Architecture longer = architecture;
  longer.layers.push_back(layer);
  nn::Architecture whole = longer;
  whole.layers.emplace_back(nn::GlobalAveragePoolSpec{});  // a network's last layer must be flat
  try {
    nn::Index multiply_adds = 0, values = 0;
    for (const auto& built : nn::build_layers<float>(whole)) {
      multiply_adds += built->multiply_adds();
      values += built->output_shape().size();
    }
    if (std::max(multiply_adds, values) <= limits.multiply_adds) architecture = longer;
  } catch (const Error&) {
    // It does not fit.
  }
}

inline bool is_end_of_picture(const nn::LayerSpec& layer) {
  return std::holds_alternative<nn::FlattenSpec>(layer) ||
         std::holds_alternative<nn::GlobalAveragePoolSpec>(layer);
}

/// A network that reads square grey pictures and puts out `classes` scores.
inline nn::Architecture made_architecture(Choose choose, nn::Index classes,
                                          const ArchitectureLimits& limits) {
  const auto side =
      static_cast<nn::Index>(limits.least_side + choose(limits.side - limits.least_side + 1));
  nn::Architecture architecture{{side, side, 1}, {}, static_cast<nn::Head>(choose(2))};
  for (std::uint32_t count = choose(limits.layers + 1); count > 0; --count) {
    const nn::LayerSpec layer = made_layer(choose, limits);
    // What ends the picture comes early too often otherwise.
    if (is_end_of_picture(layer) && choose(4) > 0) continue;
    add_if_it_fits(architecture, layer, limits);
  }
  if (choose(4) == 0) add_if_it_fits(architecture, nn::GlobalAveragePoolSpec{}, limits);
  // Flat may it be already: then nothing moves. The last layer's cost is bounded by its input's.
  architecture.layers.emplace_back(nn::FlattenSpec{});
  architecture.layers.emplace_back(nn::DenseSpec{classes});
  return architecture;
}

}  // namespace scrawl::testing
