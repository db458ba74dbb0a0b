// convert: other programs' models to ours, and back.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/apps/command_files.hpp"
#include "core/apps/command_line.hpp"
#include "core/apps/conversion_report.hpp"
#include "core/apps/io.hpp"
#include "core/apps/model_files.hpp"
#include "core/apps/option_checks.hpp"
#include "core/apps/programs.hpp"
#include "core/error.hpp"
#include "core/formats/write_models.hpp"
#include "core/printable.hpp"

namespace {

using namespace scrawl;
using namespace scrawl::apps;
namespace fs = std::filesystem;

struct Options {
  std::string input, output;
  std::string pixels;
  std::vector<double> normalised, affine;
  int box = 0;
  std::optional<nn::Head> head;
  WeightType weights = WeightType::f32;
  bool json = false;
};

/// What the options say about the model.
formats::ForeignOptions foreign_options(const Options& options) {
  formats::ForeignOptions foreign;
  foreign.head = options.head;
  if (options.box > 0) foreign.input.box = options.box;
  if (!options.pixels.empty()) {
    try {
      foreign.input.told = formats::convention_named(options.pixels);
    } catch (const Error& error) {
      throw CLI::ValidationError(std::string("--pixels: ") + error.what());
    }
  }
  if (!options.affine.empty()) {
    if (options.affine[0] == 0) throw CLI::ValidationError("--affine: a scale other than 0");
    foreign.input.told = {"affine", options.affine[0], options.affine[1], "what was said"};
  }
  if (!options.normalised.empty()) {
    const double mean = options.normalised[0], deviation = options.normalised[1];
    if (deviation <= 0) throw CLI::ValidationError("--normalised: a deviation above 0");
    foreign.input.told = {"affine", 1 / deviation, -mean / deviation, "what was said"};
  }
  return foreign;
}

/// The name of a TensorFlow.js model's weights, beside it.
fs::path weights_of(const fs::path& json) {
  return fs::path(json).replace_extension(".weights.bin");
}

std::vector<fs::path> written(const Options& options) {
  const fs::path output(options.output);
  if (kind_of_model(output) != ModelKind::tfjs) return {output};
  return {output, weights_of(output)};
}

void write(const Options& options, const Model& model) {
  const fs::path output(options.output);
  const auto write_text = [](const fs::path& path, const std::string& text) {
    write_file(path, std::as_bytes(std::span(text)));
  };
  switch (kind_of_model(output)) {
    case ModelKind::ours:
      return write_file(output, save_model(model, options.weights));
    case ModelKind::onnx:
      return write_text(output, formats::write_onnx(model));
    case ModelKind::tfjs: {
      const fs::path weights = weights_of(output);
      const auto files = formats::write_tfjs(model, weights.filename().string());
      write_text(weights, files.weights);
      write_text(output, files.model_json);
    }
  }
}

int convert(const Options& options) {
  const fs::path output(options.output);
  if (kind_of_model(output) == ModelKind::ours && output.extension() != ".safetensors")
    throw CLI::ValidationError("OUTPUT: ends in .safetensors, .onnx or .json (TensorFlow.js)");
  const auto foreign = foreign_options(options);
  std::vector<CommandFile> files = {{CommandFile::read, "INPUT", options.input}};
  for (const auto& path : written(options)) files.push_back({CommandFile::written, "OUTPUT", path});
  check_files(std::move(files));
  for (const auto& path : written(options)) check_writable(path);
  std::optional<formats::ForeignModel> found;
  const auto bytes = read_file(options.input);
  if (kind_of_model(options.input) != ModelKind::ours)
    found = load_foreign_model(options.input, bytes, foreign);
  const Model model = found ? std::move(found->model) : load_model(bytes, options.input);
  write(options, model);
  const Conversion conversion{options.input, options.output, model, found ? &*found : nullptr};
  if (options.json) {
    std::cout << conversion_as_json(conversion) << '\n';
  } else {
    print_conversion(std::cout, conversion);
  }
  for (const std::string& warning : warnings_of(conversion)) print_error("convert", warning);
  return success;
}

}  // namespace

int scrawl::apps::convert_program(int argc, char** argv) {
  CLI::App app("Converts models: ONNX, TensorFlow.js' model.json and ours into each other.",
               "convert");
  Options options;
  app.add_option("INPUT", options.input, model_file_help)->required();
  app.add_option("OUTPUT", options.output,
                 "Where the model goes: .safetensors, .onnx, or .json with .weights.bin beside it")
      ->required();
  std::string conventions;
  for (const auto& convention : formats::conventions())
    conventions += "; " + convention.name + ": " + convention.meaning;
  auto* pixels = app.add_option("--pixels", options.pixels,
                                "What the model's pixels are, if reading digits does not find it "
                                "out" +
                                    conventions);
  auto* normalised = app.add_option("--normalised", options.normalised,
                                    "MEAN and DEVIATION: what was taken from pixels of 0 to 1, and "
                                    "what they were divided by then")
                         ->expected(2)
                         ->excludes(pixels);
  app.add_option("--affine", options.affine,
                 "SCALE and OFFSET: what pixels of 0 (paper) to 1 (ink) were multiplied by, and "
                 "what was added then")
      ->expected(2)
      ->excludes(pixels)
      ->excludes(normalised);
  app.add_option("--box", options.box, "Side of the square that the ink fills, pixels (20 of 28)")
      ->transform(whole_number(4, 256));
  const std::vector<std::pair<std::string, nn::Head>> heads = {{"softmax", nn::Head::softmax},
                                                               {"sigmoid", nn::Head::sigmoid}};
  app.add_option("--head", options.head, "What a model means that ends in neither (softmax)")
      ->transform(one_of(heads));
  const std::vector<std::pair<std::string, WeightType>> types = {{"f32", WeightType::f32},
                                                                 {"f16", WeightType::f16},
                                                                 {"int8", WeightType::int8},
                                                                 {"int6", WeightType::int6}};
  app.add_option("--weights", options.weights, "How .safetensors stores weights (f32)")
      ->transform(one_of(types));
  app.add_flag("--json", options.json, "Print JSON");
  app.footer(
      "Exit codes: 0 done, 1 a file cannot be read or holds what is not supported, 2 wrong "
      "arguments.");
  return run(app, argc, argv, [&] { return convert(options); });
}
