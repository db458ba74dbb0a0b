#include "core/formats/describe.hpp"

#include <string_view>
#include <utility>

namespace scrawl::formats {
namespace {

std::string shape_text(nn::Shape shape) {
  if (shape.flat()) return std::to_string(shape.channels);
  return std::to_string(shape.height) + " x " + std::to_string(shape.width) + " x " +
         std::to_string(shape.channels);
}

std::string_view name_of(FoundBy how) {
  switch (how) {
    case FoundBy::told:
      return "told";
    case FoundBy::usual:
      return "usual";
    default:
      return "reading";
  }
}

void write_reading(json::Writer& out, const Reading& reading) {
  out.key("name").text(reading.convention.name).key("meaning").text(reading.convention.meaning);
  out.key("right").integer(reading.right).key("of").integer(reading.of);
  out.key("loss").number(reading.loss).key("good").boolean(reading.good());
}

}  // namespace

std::vector<LayerRow> layer_rows(const Model& model, const ForeignModel* found) {
  std::vector<LayerRow> rows;
  const auto layers = model.network.layers();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    LayerRow row{"", std::string(layers[i]->type()), shape_text(layers[i]->output_shape())};
    if (found) row.origin = found->layers[i].origin;
    for (const auto& parameter : layers[i]->parameters()) row.parameters += parameter.size();
    rows.push_back(std::move(row));
  }
  return rows;
}

void describe(json::Writer& out, const Model& model, const ForeignModel* found,
              const Reading& reading) {
  out.key("format").text(found ? found->format : "scrawl");
  out.key("parameters").integer(model.network.parameter_count()).key("layers").begin_array();
  for (const LayerRow& row : layer_rows(model, found)) {
    out.begin_object().key("type").text(row.type).key("origin").text(row.origin);
    out.key("shape").text(row.shape).key("parameters").integer(row.parameters).end_object();
  }
  out.end_array().key("pixels").begin_object();
  write_reading(out, reading);
  out.key("scale").number(reading.convention.scale).key("offset");
  out.number(reading.convention.offset).key("box").integer(reading.box);
  if (found) {
    out.key("found_by").text(name_of(found->input.how));
    out.key("in_file").boolean(found->input.in_file).key("alike").begin_array();
    for (const Reading& alike : found->input.alike) out.text(alike.convention.meaning);
    out.end_array();
    if (found->input.other) {
      out.key("other").begin_object();
      write_reading(out, *found->input.other);
      out.end_object();
    }
  }
  out.end_object();
  if (found) out.key("head_assumed").boolean(found->head_assumed);
}

}  // namespace scrawl::formats
