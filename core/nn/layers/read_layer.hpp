#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"
#include "core/nn/layer_specs.hpp"
#include "core/printable.hpp"

namespace scrawl::nn {

/// Visitor of a spec's fields (see layer_specs.hpp): reads each that is there, and remembers its
/// key. Padding in numbers only if `all`.
template <bool all>
struct FieldReader {
  const json::Node& layer;
  std::vector<std::string_view> known{"type"};

  std::optional<json::Node> field(std::string_view key) {
    known.push_back(key);
    return layer.optional_field(key);
  }
  void count(std::string_view key, Index& value) {
    known.push_back(key);
    value = whole_number(layer.field(key), largest_count);
  }
  void optional_count(std::string_view key, Index& value) {
    if (const auto count = field(key)) value = whole_number(*count, largest_count);
  }
  bool window(std::string_view key, Index& height, Index& width) {
    const auto pair = field(key);
    if (!pair) return false;
    if (pair->size() != 2) pair->fail("expected [height, width]");
    height = whole_number(pair->item(0), largest_window);
    width = whole_number(pair->item(1), largest_window);
    return true;
  }
  void window_as(std::string_view key, Index& height, Index& width, std::string_view,
                 Index other_height, Index other_width) {
    if (window(key, height, width)) return;
    height = other_height;
    width = other_width;
  }
  void padding(std::string_view key, Padding& value, Pads& pads) {
    const auto padding = field(key);
    if (!padding) return;
    if constexpr (all) {
      if (padding->value().IsArray()) {
        if (padding->size() != 4) padding->fail("expected [top, left, bottom, right]");
        value = Padding::numbers;
        std::size_t side = 0;
        for (Index* pad : {&pads.top, &pads.left, &pads.bottom, &pads.right}) {
          *pad = static_cast<Index>(padding->item(side++).integer(0, largest_window));
        }
        return;
      }
    }
    const auto& names = padding_names;
    const auto found = std::find(std::begin(names), std::end(names), padding->text());
    if (found == std::end(names)) padding->fail("expected " + in_list(names));
    value = static_cast<Padding>(found - names);
  }
  void flag(std::string_view key, bool& value) {
    if (const auto flag = field(key)) value = flag->boolean();
  }
  void number(std::string_view key, double& value, const NumberRange& range) {
    const auto number = field(key);
    if (!number) return;
    value = number->number();
    if (value >= range.low && value <= range.high) return;
    number->fail("expected a number in " + std::string(range.text));
  }

 private:
  static Index whole_number(const json::Node& node, std::int64_t largest) {
    return static_cast<Index>(node.integer(1, largest));
  }
  static std::string in_list(std::span<const std::string_view> names) {
    std::string list;
    for (const auto name : names) list += (list.empty() ? "" : " or ") + in_quotes(name);
    return list;
  }
};

/// Reads a layer of one of the `Types`. Throws `Error` naming the field for anything else.
template <class Types>
LayerSpec read_layer(const json::Node& layer) {
  const json::Node type_field = layer.field("type");
  const std::string_view type = type_field.text();
  std::optional<LayerSpec> found;
  std::string known;
  Types::for_each([&](auto spec) {
    using Spec = decltype(spec);
    if constexpr (Types::all)
      known += (known.empty() ? "; known: " : ", ") + std::string(Spec::type);
    if (type != Spec::type) return;
    FieldReader<Types::all> reader{layer};
    if constexpr (Types::all) {
      visit_all_fields(spec, reader);
    } else {
      Spec::fields(spec, reader);
    }
    layer.only(reader.known);
    found = spec;
  });
  if (!found) type_field.fail("unknown layer type " + in_quotes(type) + known);
  return *found;
}

}  // namespace scrawl::nn
