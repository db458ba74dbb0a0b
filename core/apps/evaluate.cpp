// evaluate: how well a model reads labelled pictures or strokes.

#include <iostream>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "core/apps/command_line.hpp"
#include "core/apps/datasets.hpp"
#include "core/apps/evaluation_report.hpp"
#include "core/apps/io.hpp"
#include "core/error.hpp"
#include "core/model/model.hpp"
#include "core/training/sources.hpp"

namespace {

using namespace scrawl;
using namespace scrawl::apps;

struct Options {
  std::string model, data;
  std::string writers;
  Part part = Part::test;
  int threads = all_processors();
  bool json = false;
};

int evaluate(const Options& options) {
  const Model model = load_model(read_file(options.model), options.model);
  const Dataset dataset = load_dataset(options.data, options.part);
  const std::set<int> writers =
      options.writers.empty() ? std::set<int>{} : parse_number_list(options.writers);
  EvaluationReport report{.model = std::filesystem::path(options.model).filename().string(),
                          .data = dataset.name,
                          .part = {},
                          .classes = model.classes,
                          .evaluation = {},
                          .writers = {}};
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < dataset.count(); ++i) {
    if (dataset.has_strokes()) {
      if (!writers.empty() && !writers.contains(dataset.signs[i].writer)) continue;
      report.writers.push_back(dataset.signs[i].writer);
    }
    rows.push_back(i);
  }
  if (rows.empty()) throw Error(options.data + ": has nothing by these writers; check --writers");

  training::Team team(options.threads);
  const auto run_on = [&](const training::SampleSource& source) {
    report.evaluation =
        training::evaluate(model.network, source, team, model.calibration.temperature);
  };
  if (dataset.has_strokes()) {
    run_on(training::StrokeSource(dataset.signs, std::move(rows), model.preprocessing, {}));
  } else {
    run_on(training::ImageSource(dataset.images, std::move(rows), {}));
    if (std::filesystem::is_directory(options.data)) {
      report.part = options.part == Part::test ? "test" : "train";
    }
  }
  if (options.json) {
    std::cout << report_as_json(report) << '\n';
  } else {
    print_report(std::cout, report);
  }
  return success;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Says how well a model reads labelled digits.", "evaluate");
  Options options;
  const std::map<std::string, Part> parts = {{"train", Part::train}, {"test", Part::test}};
  app.add_option("--model", options.model, "A model file (.safetensors)")->required();
  app.add_option("--data", options.data,
                 "A folder with MNIST's IDX files, a CSV file in Kaggle's format or a strokes file "
                 "(JSON); each also gzip")
      ->required();
  app.add_option("--split", options.part, "Which part of a folder of IDX files: train or test")
      ->transform(CLI::CheckedTransformer(parts).description(""))
      ->default_str("test");
  app.add_option("--writers", options.writers, "Strokes of these writers only, such as 25-30");
  app.add_option("--threads", options.threads, "Default: one for each processor")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  app.add_flag("--json", options.json, "Print one JSON object");
  app.footer("Exit codes: 0 done, 1 failed, 2 wrong arguments.");
  return run(app, argc, argv, [&] { return evaluate(options); });
}
