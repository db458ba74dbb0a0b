#include "core/formats/keras_chain.hpp"

#include <map>
#include <set>
#include <utility>

#include "core/error.hpp"
#include "core/printable.hpp"

namespace scrawl::formats::keras {
namespace {

constexpr std::size_t most_layers = 1000;
constexpr int deepest = 8;  // models inside models

bool is_list(const json::Node& node) {
  return node.value().IsArray();
}

/// Adds the names of the layers whose output this names: Keras 2 writes lists of
/// ["layer", 0, 0, {}], Keras 3 objects around a "keras_history" of the same kind.
void add_sources(const json::Node& node, int depth, std::vector<std::string>& names) {
  if (depth > deepest) return;
  if (is_list(node)) {
    if (node.size() >= 3 && node.item(0).value().IsString() && node.item(1).value().IsNumber()) {
      names.emplace_back(node.item(0).text());
      return;
    }
    for (std::size_t i = 0; i < node.size(); ++i) add_sources(node.item(i), depth + 1, names);
  } else if (node.value().IsObject()) {
    if (const auto history = node.optional_field("keras_history"))
      return add_sources(*history, depth + 1, names);
    for (const char* key : {"args", "config"})
      if (const auto inner = node.optional_field(key)) add_sources(*inner, depth + 1, names);
  }
}

std::string name_of(const json::Node& layer) {
  if (const auto name = layer.optional_field("name"); name && name->value().IsString())
    return std::string(name->text());
  const auto name = layer.field("config").optional_field("name");
  return name && name->value().IsString() ? std::string(name->text()) : "";
}

/// The places of a functional model's layers along its chain.
std::vector<std::size_t> functional_order(const json::Node& layers) {
  std::map<std::string, std::size_t> places;
  std::vector<std::vector<std::string>> sources(layers.size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!places.emplace(name_of(layers.item(i)), i).second)
      throw Error("two layers are called " + in_quotes(name_of(layers.item(i))));
    if (const auto inbound = layers.item(i).optional_field("inbound_nodes"))
      add_sources(*inbound, 0, sources[i]);
  }
  std::optional<std::size_t> first;
  std::map<std::string, std::size_t> next;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const std::string name = in_quotes(name_of(layers.item(i)));
    if (sources[i].empty()) {
      if (first) throw Error("it has two inputs; only chains of layers are supported");
      first = i;
    } else if (sources[i].size() > 1 || !next.emplace(sources[i][0], i).second) {
      throw Error("the network branches at " + name + "; only chains of layers are supported");
    }
  }
  std::vector<std::size_t> order;
  for (auto place = first; place && order.size() < layers.size();) {
    order.push_back(*place);
    const auto after = next.find(name_of(layers.item(*place)));
    place = after == next.end() ? std::nullopt : std::optional(after->second);
  }
  if (order.size() < layers.size())
    throw Error(
        "its layers are no chain from one input; they run in a circle, or one takes what "
        "is not there");
  return order;
}

void add_chain(const json::Node& model, int depth, std::vector<LayerConfig>& chain) {
  if (depth > deepest) throw Error("its models lie too deep in each other");
  const std::string type(model.field("class_name").text());
  const bool functional = type == "Functional" || type == "Model";
  if (!functional && type != "Sequential")
    throw Error("its kind of model, " + in_quotes(type) +
                ", is not supported; supported are Sequential ones, and functional ones that are "
                "chains");
  const auto config = model.field("config");
  const auto layers = is_list(config) ? config : config.field("layers");
  std::vector<std::size_t> order(layers.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (functional) order = functional_order(layers);
  for (const std::size_t i : order) {
    const auto layer = layers.item(i);
    const std::string kind(layer.field("class_name").text());
    if (kind == "Sequential" || kind == "Functional" || kind == "Model") {
      add_chain(layer, depth + 1, chain);
      continue;
    }
    if (chain.size() == most_layers) throw Error("it has too many layers");
    chain.push_back({kind, name_of(layer), layer.field("config")});
  }
}

}  // namespace

std::vector<LayerConfig> chain_of(const json::Node& model) {
  std::vector<LayerConfig> chain;
  add_chain(model, 0, chain);
  if (chain.empty()) throw Error("it has no layers");
  return chain;
}

std::optional<std::vector<std::int64_t>> input_shape(const std::vector<LayerConfig>& layers) {
  for (const LayerConfig& layer : layers) {
    for (const char* key : {"batch_input_shape", "batch_shape", "input_shape", "input_dim"}) {
      const auto shape = layer.config.optional_field(key);
      if (!shape || shape->value().IsNull()) continue;
      if (shape->value().IsNumber()) return std::vector{shape->integer(1, 1 << 20)};
      std::vector<std::int64_t> sides;
      for (std::size_t i = std::string_view(key).starts_with("batch") ? 1 : 0; i < shape->size();
           ++i)
        sides.push_back(shape->item(i).value().IsNull() ? 0 : shape->item(i).integer(1, 1 << 20));
      return sides;
    }
  }
  return {};
}

}  // namespace scrawl::formats::keras
