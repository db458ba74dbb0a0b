// evaluate: measures how well a model reads labelled pictures, strokes, and numbers composed of
// strokes.

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/apps/command_files.hpp"
#include "core/apps/command_line.hpp"
#include "core/apps/datasets.hpp"
#include "core/apps/evaluation_report.hpp"
#include "core/apps/io.hpp"
#include "core/apps/model_files.hpp"
#include "core/apps/numbers_report.hpp"
#include "core/apps/option_checks.hpp"
#include "core/apps/page_labels.hpp"
#include "core/apps/pages_report.hpp"
#include "core/apps/picture_reader.hpp"
#include "core/apps/programs.hpp"
#include "core/apps/report/report.hpp"
#include "core/data/sequences.hpp"
#include "core/error.hpp"
#include "core/model/model.hpp"
#include "core/recogniser.hpp"
#include "core/training/sources.hpp"

namespace {

using namespace scrawl;
using namespace scrawl::apps;

struct Options {
  std::string model, data;
  std::string pictures, labels;  ///< a folder, and the table of what is written in its files
  std::string writers;
  Part part = Part::test;
  std::size_t last = 0;     ///< only the last samples, this many; 0: all
  std::size_t numbers = 0;  ///< how many numbers to compose; 0: read each sample by itself
  std::string report;       ///< folder for the report; empty: none
  int threads = all_processors();
  bool json = false;

  std::string model_name() const { return std::filesystem::path(model).filename().string(); }
};

template <class Report>
void print(const Report& report, bool json) {
  if (json) {
    std::cout << report_as_json(report) << '\n';
  } else {
    print_report(std::cout, report);
  }
}

// The rows of the data that --writers and --last select.
std::vector<std::size_t> chosen_rows(const Options& options, const Dataset& dataset) {
  const std::set<int> writers =
      options.writers.empty() ? std::set<int>{} : parse_number_list(options.writers);
  if (!writers.empty() && !dataset.has_strokes()) {
    throw Error(options.data + ": pictures have no writers; leave out --writers");
  }
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < dataset.count(); ++i) {
    if (writers.empty() || writers.contains(dataset.glyphs[i].writer)) rows.push_back(i);
  }
  if (rows.empty()) throw Error(options.data + ": has nothing by these writers; check --writers");
  if (options.last > rows.size()) {
    throw Error(options.data + ": has only " + std::to_string(rows.size()) +
                " samples; lower --last");
  }
  if (options.last > 0) rows.erase(rows.begin(), rows.end() - static_cast<long>(options.last));
  return rows;
}

std::unique_ptr<const training::SampleSource> source_of(const Dataset& dataset,
                                                        const std::vector<std::size_t>& rows,
                                                        const Model& model) {
  const training::SourceOptions unchanged;
  if (dataset.has_strokes()) {
    return std::make_unique<training::StrokeSource>(dataset.glyphs, rows, model.preprocessing,
                                                    unchanged);
  }
  return std::make_unique<training::ImageSource>(dataset.images, rows, unchanged);
}

int evaluate_samples(const Options& options, const Model& model, std::size_t model_bytes,
                     const Dataset& dataset, ThreadPool& pool) {
  const std::vector<std::size_t> rows = chosen_rows(options, dataset);
  const auto source = source_of(dataset, rows, model);
  report::Judged judged = report::judge(options.model_name(), model, dataset, rows, *source, pool);
  if (!dataset.has_strokes() && std::filesystem::is_directory(options.data)) {
    judged.figures.part = options.part == Part::test ? "test" : "train";
  }
  print(judged.figures, options.json);
  if (!options.report.empty()) {
    const std::string page = report::report_page(
        {options.model_name(), model, model_bytes, std::nullopt}, std::span(&judged, 1));
    write_file(report::report_file(options.report), std::as_bytes(std::span(page)));
  }
  return success;
}

int evaluate_numbers(const Options& options, const Model& model, const Dataset& dataset,
                     ThreadPool& pool) {
  constexpr std::uint64_t seed = 1;  // the same numbers for every model
  std::vector<data::Glyph> glyphs;
  std::vector<data::Sequence> sequences;
  for (const std::size_t row : chosen_rows(options, dataset)) {
    const data::Glyph& glyph = dataset.glyphs[row];
    if (glyph.text.empty()) {
      glyphs.push_back(glyph);
    } else {
      sequences.push_back({glyph.text, glyph.writer, glyph.strokes, {}});
    }
  }
  if (sequences.empty()) sequences = data::compose_sequences(glyphs, options.numbers, seed);
  if (sequences.empty()) throw Error(options.data + ": has no strokes of digits to compose");
  NumbersReport report{.model = options.model_name(), .data = dataset.name, .tally = {}};
  const auto read = evaluation::read_numbers(model, sequences, pool);
  for (std::size_t i = 0; i < read.size(); ++i) report.tally.add(sequences[i].text, read[i]);
  print(report, options.json);
  return success;
}

// Pictures that cannot be read are told and left out.
int evaluate_pictures(const Options& options, const Model& model, ThreadPool& pool) {
  if (!std::filesystem::is_directory(options.pictures)) {
    throw Error(options.pictures + ": is no folder; name the one with the pictures of --labels");
  }
  const auto table = read_file(options.labels);
  const auto pages = parse_page_labels(as_text(table), options.labels, options.pictures);
  PagesReport report{.model = options.model_name(),
                     .data = std::filesystem::path(options.labels).filename().string(),
                     .tally = {},
                     .by_kind = {}};
  std::vector<std::string> files;
  files.reserve(pages.size());
  for (const LabelledPage& page : pages) files.push_back(page.picture.string());
  std::size_t unread = 0;
  read_pictures(model, files, Task{}, pool, [&](std::size_t i, const ReadPicture& read) {
    try {
      if (read.failure) std::rethrow_exception(read.failure);
    } catch (const Error& error) {
      print_error("evaluate", error.what());
      ++unread;
      return;
    }
    const std::string& text = std::get<PageReading>(read.result).reading.text;
    report.tally.add(pages[i].text, text);
    if (!pages[i].kind.empty()) report.by_kind[pages[i].kind].add(pages[i].text, text);
  });
  if (unread == pages.size()) throw Error(options.pictures + ": has no picture that can be read");
  print(report, options.json);
  return unread == 0 ? success : failure;
}

void check_files(const Options& options) {
  std::vector<CommandFile> files = {{CommandFile::read, "--model", options.model}};
  if (!options.data.empty()) {
    for (const auto& path : data_files(options.data)) {
      files.push_back({CommandFile::read, "--data", path});
    }
  }
  if (!options.report.empty()) {
    files.push_back({CommandFile::written, "--report", report::report_path(options.report)});
  }
  apps::check_files(std::move(files));
}

int evaluate(const Options& options) {
  if (options.data.empty() && options.pictures.empty()) {
    throw CLI::RequiredError("--data or --pictures");
  }
  check_files(options);
  const auto bytes = read_file(options.model);
  const Model model = load_any_model(options.model, bytes, "evaluate");
  ThreadPool pool(options.threads);
  if (!options.pictures.empty()) return evaluate_pictures(options, model, pool);
  const Dataset dataset = load_dataset(options.data, options.part);
  if (options.numbers == 0) {
    if (!options.report.empty()) report::report_file(options.report);  // fails early
    return evaluate_samples(options, model, bytes.size(), dataset, pool);
  }
  if (!dataset.has_strokes()) {
    throw Error(options.data + ": holds pictures; numbers are composed of strokes only");
  }
  return evaluate_numbers(options, model, dataset, pool);
}

}  // namespace

int scrawl::apps::evaluate_program(int argc, char** argv) {
  CLI::App app("Says how well a model reads labelled digits.", "evaluate");
  Options options;
  const std::vector<std::pair<std::string, Part>> parts = {{"train", Part::train},
                                                           {"test", Part::test}};
  app.add_option("--model", options.model, model_file_help)->required();
  auto* data =
      app.add_option("--data", options.data,
                     "A folder with MNIST's IDX files, a CSV file in Kaggle's format or a strokes "
                     "file (JSON); each also gzip");
  auto* pictures = app.add_option("--pictures", options.pictures,
                                  "A folder with pictures of one digit, number or page each")
                       ->excludes(data);
  auto* labels = app.add_option("--labels", options.labels,
                                "What is written in them: a table with tabs, its columns \"file\" "
                                "and \"text\"; \" / \" begins a new line")
                     ->needs(pictures);
  pictures->needs(labels);
  app.add_option("--split", options.part, "Which part of a folder of IDX files: train or test")
      ->transform(one_of(parts))
      ->default_str("test");
  app.add_option("--writers", options.writers, "Strokes of these writers only, such as 25-30")
      ->needs(data)
      ->transform(number_list());
  app.add_option("--last", options.last, "Only the last samples, this many")
      ->transform(whole_number(1, 1'000'000'000));
  auto* report = app.add_option("--report", options.report,
                                "Also write a page about it, index.html, to this folder")
                     ->excludes(pictures);
  app.add_option("--numbers", options.numbers,
                 "Read whole numbers: those of a file whose entries have a text, else this many "
                 "(default: 2,000), composed from each writer's digits")
      ->excludes(report)
      ->excludes(pictures)
      ->expected(0, 1)
      ->default_str("2000")
      ->transform(whole_number(1, 1'000'000));
  app.add_option("--threads", options.threads, "Default: one for each processor")
      ->transform(whole_number(1, 1024))
      ->capture_default_str();
  app.add_flag("--json", options.json, "Print one JSON object");
  app.footer("Exit codes: 0 done, 1 failed, 2 wrong arguments.");
  return run(app, argc, argv, [&] { return evaluate(options); });
}
