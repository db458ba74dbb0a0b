#include "core/model/metadata.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"
#include "core/sort_places.hpp"

namespace scrawl {
namespace {

constexpr std::string_view format = "scrawl 1";
/// Largest side of a network's input picture: far more than a digit needs, and a bound on the work
/// that a hostile file can cause.
constexpr int largest_size = 256;

/// Parses the entry `key` and passes it to `read`; does nothing if it is missing.
template <class Read>
void read_entry(const Metadata& metadata, std::string_view key, std::string_view source,
                Read read) {
  const auto entry = metadata.find(key);
  if (entry == metadata.end()) return;
  const auto place = std::string(source) + ": metadata " + std::string(key);
  const auto document = json::parse(entry->second, place);
  read(json::Node(document, place));
}

void read_preprocessing(const json::Node& node, ink::Preprocessing& preprocessing) {
  preprocessing.size = static_cast<int>(node.field("size").integer(1, largest_size));
  preprocessing.box = static_cast<int>(node.field("box").integer(1, largest_size));
  preprocessing.pen_width = node.field("pen_width").number();
}

void read_calibration(const json::Node& node, Calibration& calibration) {
  calibration.temperature = node.field("temperature").number();
  calibration.unsure_below = node.field("unsure_below").number();
  calibration.reject_below = node.field("reject_below").number();
}

SelfCheck read_self_check(const json::Node& node) {
  SelfCheck check;
  const auto pixels = node.field("pixels");
  for (std::size_t i = 0; i < pixels.size(); ++i)
    check.pixels.push_back(static_cast<std::uint8_t>(pixels.item(i).integer(0, 255)));
  const auto probabilities = node.field("probabilities");
  for (std::size_t i = 0; i < probabilities.size(); ++i)
    check.probabilities.push_back(static_cast<float>(probabilities.item(i).number()));
  return check;
}

std::string write_classes(const std::vector<std::string>& classes) {
  json::Writer out;
  out.begin_array();
  for (const auto& name : classes) out.text(name);
  out.end_array();
  return std::string(out.result());
}

std::string write_preprocessing(const ink::Preprocessing& preprocessing) {
  json::Writer out;
  out.begin_object().key("size").integer(preprocessing.size).key("box").integer(preprocessing.box);
  out.key("pen_width").number(preprocessing.pen_width).end_object();
  return std::string(out.result());
}

std::string write_calibration(const Calibration& calibration) {
  json::Writer out;
  out.begin_object().key("temperature").number(calibration.temperature);
  out.key("unsure_below").number(calibration.unsure_below);
  out.key("reject_below").number(calibration.reject_below).end_object();
  return std::string(out.result());
}

std::string write_self_check(const SelfCheck& check) {
  json::Writer out;
  out.begin_object().key("pixels").begin_array();
  for (const auto pixel : check.pixels) out.integer(pixel);
  out.end_array().key("probabilities").begin_array();
  for (const auto probability : check.probabilities) out.number(probability);
  out.end_array().end_object();
  return std::string(out.result());
}

void check_classes(const Model& model, std::string_view source) {
  const auto outputs = static_cast<std::size_t>(model.network.classes());
  if (model.classes.size() != outputs)
    throw Error(std::string(source) + ": " + std::to_string(model.classes.size()) +
                " class names for " + std::to_string(outputs) + " outputs of the network");
  const std::vector<std::string>& names = model.classes;
  if (const auto twice =
          repeated(names.size(), [&](std::size_t i) -> std::string_view { return names[i]; }))
    throw Error(std::string(source) + ": the class " + in_quotes(names[*twice]) + " comes twice");
}

}  // namespace

void check_format(const Metadata& metadata, std::string_view source) {
  const auto entry = metadata.find("format");
  if (entry == metadata.end())
    throw Error(std::string(source) +
                ": these are some other program's weights: the metadata have no \"format\"; "
                "convert them first");
  if (entry->second != format)
    throw Error(std::string(source) + ": the format is " + in_quotes(entry->second) +
                ", this program reads " + in_quotes(format));
}

nn::Architecture read_architecture(const Metadata& metadata, std::string_view source) {
  const auto entry = metadata.find("architecture");
  if (entry == metadata.end())
    throw Error(std::string(source) + ": the metadata have no \"architecture\"");
  return nn::parse_architecture(entry->second, std::string(source) + ": metadata architecture");
}

void read_metadata(const Metadata& metadata, std::string_view source, Model& model) {
  if (model.network.classes() == 10)
    for (char digit = '0'; digit <= '9'; ++digit) model.classes.emplace_back(1, digit);
  read_entry(metadata, "classes", source, [&](const json::Node& node) {
    model.classes.clear();
    for (std::size_t i = 0; i < node.size(); ++i) model.classes.emplace_back(node.item(i).text());
  });
  read_entry(metadata, "preprocessing", source,
             [&](const json::Node& node) { read_preprocessing(node, model.preprocessing); });
  read_entry(metadata, "calibration", source,
             [&](const json::Node& node) { read_calibration(node, model.calibration); });
  read_entry(metadata, "self_check", source,
             [&](const json::Node& node) { model.self_check = read_self_check(node); });
  const auto provenance = metadata.find("provenance");
  if (provenance != metadata.end()) model.provenance = provenance->second;
}

Metadata write_metadata(const Model& model) {
  Metadata metadata;
  metadata["format"] = format;
  metadata["architecture"] = nn::to_json(model.network.architecture());
  metadata["classes"] = write_classes(model.classes);
  metadata["preprocessing"] = write_preprocessing(model.preprocessing);
  metadata["calibration"] = write_calibration(model.calibration);
  metadata["provenance"] = model.provenance;
  if (model.self_check) metadata["self_check"] = write_self_check(*model.self_check);
  return metadata;
}

void check_consistency(const Model& model, std::string_view source) {
  const auto require = [&](bool good, std::string_view problem) {
    if (!good) throw Error(std::string(source) + ": " + std::string(problem));
  };
  check_classes(model, source);
  const auto input = model.network.input_shape();
  const auto& [size, box, pen_width] = model.preprocessing;
  require(size >= 1 && size <= largest_size && input == nn::Shape{size, size, 1},
          "the network reads " + std::to_string(input.height) + " x " +
              std::to_string(input.width) + " x " + std::to_string(input.channels) +
              " values, the preprocessing makes pictures of " + std::to_string(size) + " x " +
              std::to_string(size) + " x 1");
  require(box >= 1 && box <= size, "preprocessing: the box must be 1 to " + std::to_string(size) +
                                       " pixels, not " + std::to_string(box));
  // A broader pen leaves no room for a stroke's path, and images would be measured on huge maps.
  require(pen_width > 0 && 2 * pen_width <= box,
          "preprocessing: the pen width must be above 0 and at most half the box's " +
              std::to_string(box) + " pixels");
  const auto& [temperature, unsure_below, reject_below] = model.calibration;
  require(temperature >= 1e-3 && temperature <= 1e3,
          "calibration: the temperature must lie between 0.001 and 1000");
  require(unsure_below >= 0 && unsure_below <= 1 && reject_below >= 0 && reject_below <= 1,
          "calibration: the thresholds must lie between 0 and 1");
  const auto provenance_source = std::string(source) + ": provenance";
  require(json::parse(model.provenance, provenance_source).IsObject(),
          "provenance: expected an object {...}");
  if (!model.self_check) return;
  require(model.self_check->pixels.size() == static_cast<std::size_t>(input.size()),
          "self-check: " + std::to_string(model.self_check->pixels.size()) + " pixels instead of " +
              std::to_string(input.size()));
  require(model.self_check->probabilities.size() == model.classes.size(),
          "self-check: " + std::to_string(model.self_check->probabilities.size()) +
              " probabilities instead of " + std::to_string(model.classes.size()));
}

}  // namespace scrawl
