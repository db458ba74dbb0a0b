#include <algorithm>

#include "core/apps/progress.hpp"
#include "core/apps/report/filters.hpp"
#include "core/apps/report/record.hpp"
#include "core/apps/report/sections.hpp"
#include "core/apps/report/table.hpp"

namespace scrawl::apps::report {
namespace {

std::string counted(nn::Index count) {
  return format_count(static_cast<double>(count));
}

std::string stored_as(WeightType type) {
  switch (type) {
    case WeightType::f32:
      return "32-bit floats";
    case WeightType::f16:
      return "16-bit floats";
    case WeightType::int8:
    case WeightType::int6:
      return "8-bit integers, a scale for each output channel";
  }
  return "";
}

std::string shape_of(const nn::Shape& shape) {
  if (shape.flat()) return counted(shape.channels);
  return counted(shape.height) + " × " + counted(shape.width) + " × " + counted(shape.channels);
}

void write_facts(Markup& page, const Subject& subject, std::optional<double> microseconds) {
  const Model& model = subject.model;
  const auto fact = [&](const char* name, const std::string& value) {
    page.element("dt", name).element("dd", value);
  };
  std::string classes;
  for (const auto& name : model.classes) classes += (classes.empty() ? "" : " ") + name;
  const ink::Preprocessing& picture = model.preprocessing;
  const Calibration& calibration = model.calibration;
  page.open("dl", {{"class", "record"}});
  fact("Parameters", counted(model.network.parameter_count()));
  fact("Multiply-adds", counted(model.network.multiply_adds()) + " for one picture");
  fact("File", format_count(static_cast<double>(subject.bytes)) + " bytes");
  if (microseconds) fact("Speed", number(*microseconds, 0) + " µs a picture, on one core here");
  if (subject.seconds_an_epoch) {
    fact("Training", number(*subject.seconds_an_epoch, 1) + " s an epoch here");
  }
  fact("Weights", stored_as(model.weight_type));
  fact("Classes", classes);
  fact("Picture", "ink in a box of " + std::to_string(picture.box) + " pixels, of " +
                      std::to_string(picture.size) + " × " + std::to_string(picture.size) +
                      ", pen " + number(picture.pen_width, 2) + " pixels wide");
  fact("Temperature", number(calibration.temperature, 3));
  fact("Unsure below", format_percent(calibration.unsure_below));
  fact("No digit below", format_percent(calibration.reject_below));
  page.close();
}

void write_layers(Markup& page, const nn::Network<float>& network) {
  std::vector<nn::Index> parameters(network.layers().size());
  for (const auto& slot : network.slots()) {
    parameters[static_cast<std::size_t>(slot.layer)] += slot.spec.size();
  }
  std::vector<std::vector<std::string>> rows = {{"input", shape_of(network.input_shape()), "", ""}};
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const auto& layer = *network.layers()[i];
    const auto count_or_none = [](nn::Index count) { return count > 0 ? counted(count) : ""; };
    std::string type(layer.type());
    std::ranges::replace(type, '_', ' ');
    rows.push_back({type, shape_of(layer.output_shape()), count_or_none(parameters[i]),
                    count_or_none(layer.multiply_adds())});
  }
  write_table(page, "Its layers", {"Layer", "Puts out", "Parameters", "Multiply-adds"}, rows,
              "layers");
}

}  // namespace

void write_model(Markup& page, const Subject& subject, std::optional<double> microseconds) {
  const Model& model = subject.model;
  page.open("section").element("h2", "The model").open("div", {{"class", "pair"}});
  write_layers(page, model.network);
  page.open("div");
  write_facts(page, subject, microseconds);
  write_filters(page, model.network);
  page.close().close();
  page.element("h3", "Where it comes from");
  write_record(page, model.provenance, "history");
  page.close();
}

}  // namespace scrawl::apps::report
