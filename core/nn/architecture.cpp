#include "core/nn/architecture.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"

namespace scrawl::nn {
namespace {

constexpr std::size_t most_layers = 64;

Index read_count(const json::Node& node, std::int64_t largest) {
  return static_cast<Index>(node.integer(1, largest));
}

/// Visitor of a spec's fields (see layer_specs.hpp): reads each that is there, and remembers its
/// key.
struct FieldReader {
  const json::Node& layer;
  std::vector<std::string_view> known{"type"};

  std::optional<json::Node> field(std::string_view key) {
    known.push_back(key);
    return layer.optional_field(key);
  }
  void count(std::string_view key, Index& value) {
    known.push_back(key);
    value = read_count(layer.field(key), largest_count);
  }
  bool window(std::string_view key, Index& height, Index& width) {
    const auto pair = field(key);
    if (!pair) return false;
    if (pair->size() != 2) pair->fail("expected [height, width]");
    height = read_count(pair->item(0), largest_window);
    width = read_count(pair->item(1), largest_window);
    return true;
  }
  void window_as(std::string_view key, Index& height, Index& width, std::string_view,
                 Index other_height, Index other_width) {
    if (window(key, height, width)) return;
    height = other_height;
    width = other_width;
  }
  template <class Choice>
  void choice(std::string_view key, Choice& value, std::span<const std::string_view> names) {
    const auto text = field(key);
    if (!text) return;
    const auto found = std::find(names.begin(), names.end(), text->text());
    if (found == names.end()) text->fail("expected " + in_list(names));
    value = static_cast<Choice>(found - names.begin());
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
  static std::string in_list(std::span<const std::string_view> names) {
    std::string list;
    for (const auto name : names) list += (list.empty() ? "" : " or ") + in_quotes(name);
    return list;
  }
};

LayerSpec read_layer(const json::Node& layer) {
  const json::Node type_field = layer.field("type");
  const std::string_view type = type_field.text();
  std::optional<LayerSpec> found;
  std::string known;
  for_each_layer_type([&](auto spec) {
    using Spec = decltype(spec);
    known += (known.empty() ? "" : ", ") + std::string(Spec::type);
    if (type != Spec::type) return;
    FieldReader reader{layer};
    Spec::fields(spec, reader);
    layer.only(reader.known);
    found = spec;
  });
  if (!found) type_field.fail("unknown layer type " + in_quotes(type) + "; known: " + known);
  return *found;
}

/// Visitor of a spec's fields: writes them all.
struct FieldWriter {
  json::Writer& out;

  void count(std::string_view key, Index value) const { out.key(key).integer(value); }
  void window(std::string_view key, Index height, Index width) const {
    out.key(key).begin_array().integer(height).integer(width).end_array();
  }
  void window_as(std::string_view key, Index height, Index width, std::string_view, Index,
                 Index) const {
    window(key, height, width);
  }
  template <class Choice>
  void choice(std::string_view key, Choice value, std::span<const std::string_view> names) const {
    out.key(key).text(names[static_cast<std::size_t>(value)]);
  }
  void flag(std::string_view key, bool value) const { out.key(key).boolean(value); }
  void number(std::string_view key, double value, const NumberRange&) const {
    out.key(key).number(value);
  }
};

}  // namespace

Architecture parse_architecture(std::string_view text, std::string_view source) {
  const json::Document document = json::parse(text, source);
  const json::Node root(document, source);
  root.only({"input", "layers", "head"});
  Architecture architecture;
  const json::Node input = root.field("input");
  if (input.size() != 3) input.fail("expected [height, width, channels]");
  architecture.input = {read_count(input.item(0), largest_image_side),
                        read_count(input.item(1), largest_image_side),
                        read_count(input.item(2), largest_count)};
  const json::Node layers = root.field("layers");
  if (layers.size() < 1 || layers.size() > most_layers)
    layers.fail("expected 1 to " + std::to_string(most_layers) + " layers");
  for (std::size_t i = 0; i < layers.size(); ++i) {
    try {
      architecture.layers.push_back(read_layer(layers.item(i)));
    } catch (Error& error) {
      error.place.layer = i;
      throw;
    }
  }
  if (const auto head = root.optional_field("head")) {
    if (head->text() != "softmax" && head->text() != "sigmoid")
      head->fail("expected \"softmax\" or \"sigmoid\"");
    architecture.head = head->text() == "sigmoid" ? Head::sigmoid : Head::softmax;
  }
  return architecture;
}

std::string to_json(const Architecture& architecture) {
  json::Writer out;
  out.begin_object().key("input").begin_array();
  out.integer(architecture.input.height).integer(architecture.input.width);
  out.integer(architecture.input.channels).end_array().key("layers").begin_array();
  for (const LayerSpec& layer : architecture.layers) {
    out.begin_object();
    std::visit(
        [&]<class Spec>(const Spec& spec) {
          out.key("type").text(Spec::type);
          FieldWriter writer{out};
          Spec::fields(spec, writer);
        },
        layer);
    out.end_object();
  }
  out.end_array().key("head").text(architecture.head == Head::sigmoid ? "sigmoid" : "softmax");
  out.end_object();
  return std::string(out.result());
}

}  // namespace scrawl::nn
