// inspect: describes the digits in a file or folder.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <set>
#include <string>

#include "core/apps/command_files.hpp"
#include "core/apps/command_line.hpp"
#include "core/apps/contact_sheet.hpp"
#include "core/apps/datasets.hpp"
#include "core/apps/io.hpp"
#include "core/apps/option_checks.hpp"
#include "core/apps/png.hpp"
#include "core/apps/programs.hpp"
#include "core/apps/progress.hpp"
#include "core/data/statistics.hpp"
#include "core/error.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"

namespace {

using namespace scrawl;
using namespace scrawl::apps;
namespace fs = std::filesystem;

struct Options {
  std::string data, output;
  Part part = Part::train;
  bool json = false;

  fs::path samples() const { return fs::path(output) / "samples.png"; }
  fs::path statistics() const { return fs::path(output) / "statistics.json"; }
};

constexpr std::uint8_t non_digit = 10;  // the label of non-digits

// Strokes as the network would see them.
data::Images rendered(const std::vector<data::Glyph>& glyphs) {
  const ink::Preprocessing preprocessing;
  data::Images images{preprocessing.size, preprocessing.size, {}, {}};
  for (const auto& glyph : glyphs) {
    for (const float value : ink::render(glyph.strokes, preprocessing).pixels) {
      images.pixels.push_back(static_cast<std::uint8_t>(std::lround(255 * value)));
    }
    images.labels.push_back(glyph.label < 0 ? non_digit : static_cast<std::uint8_t>(glyph.label));
  }
  return images;
}

std::size_t writer_count(const std::vector<data::Glyph>& glyphs) {
  std::set<int> writers;
  for (const auto& glyph : glyphs) writers.insert(glyph.writer);
  return writers.size();
}

std::string count(std::size_t number) {
  return format_count(static_cast<double>(number));
}

void print(const Dataset& dataset, const data::Images& images, const data::Statistics& statistics) {
  std::cout << printable(dataset.name) << ": " << count(images.count())
            << (dataset.has_strokes()
                    ? " drawings by " + count(writer_count(dataset.glyphs)) + " writers, drawn at "
                    : " pictures of ")
            << images.height << " x " << images.width << " pixels"
            << (images.labels.empty() ? ", without labels\n" : "\n") << std::fixed
            << std::setprecision(2) << "values      " << statistics.lowest << " to "
            << statistics.highest << ", mean " << statistics.mean << ", "
            << format_percent(statistics.inked) << " above 0\n"
            << "empty       " << count(statistics.empty.size()) << " rows";
  if (!statistics.empty.empty()) std::cout << ", the first is row " << statistics.empty[0] + 1;
  std::cout << "\nduplicates  " << count(statistics.duplicates.size()) << " rows";
  if (!statistics.duplicates.empty()) {
    std::cout << ", the first is row " << statistics.duplicates[0].row + 1 << ", the same as row "
              << statistics.duplicates[0].first + 1;
    if (statistics.contradictions > 0) {
      std::cout << "; " << count(statistics.contradictions) << " with another label";
    }
  }
  std::cout << '\n';
  const std::size_t largest =
      statistics.classes.empty()
          ? 0
          : *std::max_element(statistics.classes.begin(), statistics.classes.end());
  for (std::size_t label = 0; label < statistics.classes.size(); ++label) {
    const std::size_t rows = statistics.classes[label];
    std::cout << std::setw(5) << (label == non_digit ? "other" : std::to_string(label))
              << std::setw(9) << count(rows) << std::setw(9)
              << format_percent(static_cast<double>(rows) / static_cast<double>(images.count()))
              << "  " << std::string(rows * 40 / largest, '#') << '\n';
  }
  std::cout << "row 1";
  if (!images.labels.empty() && images.labels[0] != non_digit) {
    std::cout << ", a " << int{images.labels[0]};
  }
  std::cout << ":\n" << picture_as_text(images, 0);
}

std::string as_json(const Dataset& dataset, const data::Images& images,
                    const data::Statistics& statistics) {
  const auto integer = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  json::Writer writer;
  writer.begin_object().key("data").text(dataset.name).key("crc32").text(dataset.checksum);
  writer.key("count").integer(integer(images.count()));
  writer.key("height").integer(images.height).key("width").integer(images.width);
  if (dataset.has_strokes()) writer.key("writers").integer(integer(writer_count(dataset.glyphs)));
  writer.key("lowest").integer(statistics.lowest).key("highest").integer(statistics.highest);
  writer.key("mean").number(statistics.mean).key("inked").number(statistics.inked);
  writer.key("classes").begin_array();
  for (const auto rows : statistics.classes) writer.integer(integer(rows));
  writer.end_array().key("empty").begin_array();
  for (const auto row : statistics.empty) writer.integer(integer(row + 1));
  writer.end_array().key("duplicates").begin_array();
  for (const auto& [row, first] : statistics.duplicates) {
    writer.begin_array().integer(integer(row + 1)).integer(integer(first + 1)).end_array();
  }
  writer.end_array().key("contradictions").integer(integer(statistics.contradictions)).end_object();
  return std::string(writer.result());
}

void check_files(const Options& options) {
  std::vector<CommandFile> files;
  for (const auto& path : data_files(options.data)) {
    files.push_back({CommandFile::read, "--data", path});
  }
  if (!options.output.empty()) {
    files.push_back({CommandFile::written, "--output", options.samples()});
    files.push_back({CommandFile::written, "--output", options.statistics()});
  }
  apps::check_files(std::move(files));
}

void make_folder(const std::string& path) {
  std::error_code problem;
  fs::create_directories(path, problem);
  if (problem) throw Error(path + ": cannot be made a folder: " + problem.message());
}

int inspect(const Options& options) {
  check_files(options);
  if (!options.output.empty()) make_folder(options.output);
  const Dataset dataset = load_samples(options.data, options.part);
  const data::Images images = dataset.has_strokes() ? rendered(dataset.glyphs) : dataset.images;
  const data::Statistics statistics = data::describe(images);
  const std::string json = as_json(dataset, images, statistics);
  if (options.json) {
    std::cout << json << '\n';
  } else {
    print(dataset, images, statistics);
  }
  if (!options.output.empty()) {
    write_file(options.samples(), encode_png(contact_sheet(images)));
    write_file(options.statistics(), std::as_bytes(std::span(json)));
  }
  return success;
}

}  // namespace

int scrawl::apps::inspect_program(int argc, char** argv) {
  CLI::App app("Shows what a file or folder of digits holds.", "inspect");
  Options options;
  const std::vector<std::pair<std::string, Part>> parts = {{"train", Part::train},
                                                           {"test", Part::test}};
  app.add_option("--data", options.data,
                 "A folder with MNIST's IDX files, a CSV file in Kaggle's format (with labels or "
                 "without) or a strokes file (JSON); each also gzip")
      ->required();
  app.add_option("--split", options.part, "Which part of a folder of IDX files: train or test")
      ->transform(one_of(parts))
      ->default_str("train");
  app.add_option("--output", options.output,
                 "A folder for samples.png, a sheet of samples with one row a label, and "
                 "statistics.json");
  app.add_flag("--json", options.json, "Print one JSON object; rows are counted from 1");
  app.footer("Exit codes: 0 done, 1 failed, 2 wrong arguments.");
  return run(app, argc, argv, [&] { return inspect(options); });
}
