#include "core/nn/architecture.hpp"

#include <cstddef>
#include <span>
#include <utility>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/nn/linked_layers.hpp"

namespace scrawl::nn {
namespace {

constexpr std::size_t most_layers = 64;

Index read_count(const json::Node& node, std::int64_t largest) {
  return static_cast<Index>(node.integer(1, largest));
}

/// Visitor of a spec's fields: writes them all.
struct FieldWriter {
  json::Writer& out;

  void count(std::string_view key, Index value) const { out.key(key).integer(value); }
  void optional_count(std::string_view key, Index value) const { count(key, value); }
  void window(std::string_view key, Index height, Index width) const {
    out.key(key).begin_array().integer(height).integer(width).end_array();
  }
  void window_as(std::string_view key, Index height, Index width, std::string_view, Index,
                 Index) const {
    window(key, height, width);
  }
  void padding(std::string_view key, Padding value, const Pads& pads) const {
    out.key(key);
    if (value != Padding::numbers) {
      out.text(padding_names[static_cast<std::size_t>(value)]);
      return;
    }
    out.begin_array().integer(pads.top).integer(pads.left);
    out.integer(pads.bottom).integer(pads.right).end_array();
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
      architecture.layers.push_back(linked_layers.read(layers.item(i)));
    } catch (Error& error) {
      error.place.layer = i;
      if (!linked_layers.all) error.kind = ErrorKind::not_linked;
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
          if constexpr (has_rare_fields<Spec>) {
            if (spec.rare()) Spec::rare_fields(spec, writer);
          }
        },
        layer);
    out.end_object();
  }
  out.end_array().key("head").text(architecture.head == Head::sigmoid ? "sigmoid" : "softmax");
  out.end_object();
  return std::string(out.result());
}

}  // namespace scrawl::nn
