#include "core/apps/conversion_report.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>

#include "core/apps/progress.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

struct Row {
  std::string origin, type, shape;
  nn::Index parameters = 0;
};

std::string shape_text(nn::Shape shape) {
  if (shape.flat()) return std::to_string(shape.channels);
  return std::to_string(shape.height) + " x " + std::to_string(shape.width) + " x " +
         std::to_string(shape.channels);
}

std::vector<Row> rows_of(const Conversion& conversion) {
  std::vector<Row> rows;
  const auto layers = conversion.model.network.layers();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    Row row{"", std::string(layers[i]->type()), shape_text(layers[i]->output_shape()), 0};
    if (conversion.found) row.origin = conversion.found->layers[i].origin;
    for (const auto& parameter : layers[i]->parameters()) row.parameters += parameter.size();
    rows.push_back(std::move(row));
  }
  return rows;
}

formats::Reading reading_of(const Conversion& conversion) {
  if (conversion.found) return conversion.found->input.chosen;
  return formats::read_check_digits(conversion.model.network, formats::convention_named("unit"),
                                    conversion.model.preprocessing);
}

std::string_view name_of(formats::FoundBy how) {
  switch (how) {
    case formats::FoundBy::told:
      return "told";
    case formats::FoundBy::usual:
      return "usual";
    default:
      return "reading";
  }
}

/// In brackets behind what the pixels are.
std::string how_found(const formats::InputFinding& input) {
  switch (input.how) {
    case formats::FoundBy::told:
      return "as told";
    case formats::FoundBy::reading:
      return "found by reading: better than " + to_string(*input.other);
    default:
      return input.in_file ? "the file itself scales them" : "as usual";
  }
}

}  // namespace

void print_conversion(std::ostream& out, const Conversion& conversion) {
  const auto rows = rows_of(conversion);
  std::size_t origin = 0, type = 0, shape = 0;
  for (const Row& row : rows) {
    origin = std::max(origin, row.origin.size());
    type = std::max(type, row.type.size());
    shape = std::max(shape, row.shape.size());
  }
  out << printable(conversion.input) << ": "
      << (conversion.found ? conversion.found->format : "scrawl") << ", " << rows.size()
      << " layers, "
      << format_count(static_cast<double>(conversion.model.network.parameter_count()))
      << " parameters\n";
  for (const Row& row : rows) {
    out << "  " << std::left;
    if (origin > 0) out << std::setw(static_cast<int>(origin)) << row.origin << "  ";
    out << std::setw(static_cast<int>(type)) << row.type << "  "
        << std::setw(static_cast<int>(shape)) << row.shape << std::right << std::setw(12)
        << (row.parameters > 0 ? format_count(static_cast<double>(row.parameters)) : "") << '\n';
  }
  const formats::Reading reading = reading_of(conversion);
  out << "pixels: " << to_string(reading);
  if (conversion.found) out << ", " << how_found(conversion.found->input);
  out << '\n';
  if (conversion.found) {
    for (const auto& alike : conversion.found->input.alike)
      out << "  hardly told apart from " << to_string(alike) << "; say --pixels if you know\n";
    if (conversion.found->head_assumed)
      out << "  ends in neither softmax nor sigmoid; taken for the scores of a softmax (--head)\n";
  }
  out << printable(conversion.output) << " written\n";
}

std::string conversion_as_json(const Conversion& conversion) {
  json::Writer out;
  out.begin_object().key("input").text(conversion.input).key("output").text(conversion.output);
  out.key("format").text(conversion.found ? conversion.found->format : "scrawl");
  out.key("parameters").integer(conversion.model.network.parameter_count());
  out.key("layers").begin_array();
  for (const Row& row : rows_of(conversion)) {
    out.begin_object().key("type").text(row.type).key("origin").text(row.origin);
    out.key("shape").text(row.shape).key("parameters").integer(row.parameters).end_object();
  }
  const formats::Reading reading = reading_of(conversion);
  out.end_array().key("pixels").begin_object().key("name").text(reading.convention.name);
  out.key("meaning").text(reading.convention.meaning);
  out.key("scale").number(reading.convention.scale);
  out.key("offset").number(reading.convention.offset);
  if (conversion.found) out.key("found_by").text(name_of(conversion.found->input.how));
  out.key("in_file").boolean(conversion.found && conversion.found->input.in_file);
  out.key("box").integer(reading.box).key("right").integer(reading.right);
  out.key("of").integer(reading.of).key("loss").number(reading.loss).end_object();
  if (conversion.found) out.key("head_assumed").boolean(conversion.found->head_assumed);
  return std::string(out.end_object().result());
}

std::vector<std::string> warnings_of(const Conversion& conversion) {
  std::vector<std::string> warnings;
  const formats::Reading reading = reading_of(conversion);
  if (!reading.good())
    warnings.push_back(conversion.input + ": warning: reads only " + std::to_string(reading.right) +
                       " of " + std::to_string(reading.of) +
                       " plain digits, whatever its pixels mean: it will be of little use. Say by "
                       "--pixels, --normalised or --affine what it was trained on, and check that "
                       "the layers are right");
  if (conversion.found && conversion.found->input.how == formats::FoundBy::told &&
      conversion.found->input.other)
    warnings.push_back(conversion.input +
                       ": warning: " + to_string(*conversion.found->input.other) +
                       " reads clearly better; without the option it is taken");
  return warnings;
}

}  // namespace scrawl::apps
