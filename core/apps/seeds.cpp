#include "core/apps/seeds.hpp"

#include <cmath>
#include <filesystem>
#include <ostream>
#include <utility>

#include "core/apps/command_line.hpp"
#include "core/apps/progress.hpp"
#include "core/error.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

struct Spread {
  double mean = 0, deviation = 0;
};

Spread spread_of(const std::vector<double>& values) {
  Spread spread;
  const auto count = static_cast<double>(values.size());
  for (const double value : values) spread.mean += value / count;
  double squares = 0;
  for (const double value : values) squares += (value - spread.mean) * (value - spread.mean);
  if (values.size() > 1) spread.deviation = std::sqrt(squares / (count - 1));
  return spread;
}

std::string with_seed(const std::string& name, int seed) {
  const std::filesystem::path path(name);
  const bool folder = path.filename().empty();  // "report/"
  const std::filesystem::path whole = folder ? path.parent_path() : path;
  const std::string file =
      whole.stem().string() + "-seed-" + std::to_string(seed) + whole.extension().string();
  return (whole.parent_path() / file).string();
}

TrainOptions with_seed(const TrainOptions& options, int seed) {
  TrainOptions result = options;
  result.training.seed = static_cast<std::uint64_t>(seed);
  for (std::string* name :
       {&result.output, &result.checkpoint, &result.resume, &result.history, &result.report}) {
    if (!name->empty()) *name = with_seed(*name, seed);
  }
  return result;
}

}  // namespace

std::vector<TrainOptions> one_for_each_seed(const TrainOptions& options) {
  if (options.seeds.empty()) return {options};
  std::vector<TrainOptions> trainings;
  bool any_begun = options.resume.empty();
  for (const int seed : parse_number_list(options.seeds)) {
    TrainOptions training = with_seed(options, seed);
    std::error_code ignored;
    if (!training.resume.empty() && !std::filesystem::exists(training.resume, ignored)) {
      const std::string begun = std::exchange(training.resume, "");
      if (training.checkpoint.empty()) training.checkpoint = begun;
    }
    any_begun = any_begun || !training.resume.empty();
    trainings.push_back(std::move(training));
  }
  if (!any_begun) {
    throw Error(with_seed(options.resume, static_cast<int>(trainings[0].training.seed)) +
                ": is not there, nor one for another seed; begin them by --checkpoint");
  }
  return trainings;
}

void print_spread(std::ostream& out, const TrainOptions& options,
                  const std::vector<TrainingResult>& results) {
  json::Writer writer;
  writer.begin_object().key("seeds").begin_array();
  for (const int seed : parse_number_list(options.seeds)) writer.text(std::to_string(seed));
  writer.end_array().key("validation").begin_array();
  std::string text;
  for (std::size_t set = 0; set < results[0].scores.size(); ++set) {
    const training::HeldOutScore& first = results[0].scores[set];
    std::vector<double> accuracies, losses;
    for (const TrainingResult& result : results) {
      accuracies.push_back(result.scores[set].score.accuracy);
      losses.push_back(result.scores[set].score.loss);
    }
    const Spread accuracy = spread_of(accuracies), loss = spread_of(losses);
    writer.begin_object().key("name").text(first.name);
    writer.key("count").integer(static_cast<std::int64_t>(first.count));
    writer.key("accuracy").number(accuracy.mean);
    writer.key("accuracy_deviation").number(accuracy.deviation);
    writer.key("loss").number(loss.mean).key("loss_deviation").number(loss.deviation).end_object();
    text += (text.empty() ? "" : ", ") + format_percent(accuracy.mean) + " ± " +
            format_percent(accuracy.deviation) + " of " +
            format_count(static_cast<double>(first.count)) + " " + printable(first.name) +
            " held out";
  }
  writer.end_array().end_object();
  if (options.json) {
    out << writer.result() << '\n';
  } else if (!text.empty() && results.size() > 1) {
    out << results.size() << " seeds, mean ± standard deviation: " << text << '\n';
  }
}

}  // namespace scrawl::apps
