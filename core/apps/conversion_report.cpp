#include "core/apps/conversion_report.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>

#include "core/apps/progress.hpp"
#include "core/formats/describe.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

formats::Reading reading_of(const Conversion& conversion) {
  if (conversion.found) return conversion.found->input.chosen;
  return formats::read_check_digits(conversion.model.network, formats::convention_named("unit"),
                                    conversion.model.preprocessing);
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
  const auto rows = formats::layer_rows(conversion.model, conversion.found);
  std::size_t origin = 0, type = 0, shape = 0;
  for (const formats::LayerRow& row : rows) {
    origin = std::max(origin, row.origin.size());
    type = std::max(type, row.type.size());
    shape = std::max(shape, row.shape.size());
  }
  out << printable(conversion.input) << ": "
      << (conversion.found ? conversion.found->format : "scrawl") << ", " << rows.size()
      << " layers, "
      << format_count(static_cast<double>(conversion.model.network.parameter_count()))
      << " parameters\n";
  for (const formats::LayerRow& row : rows) {
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
  formats::describe(out, conversion.model, conversion.found, reading_of(conversion));
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
