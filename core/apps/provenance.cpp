#include "core/apps/provenance.hpp"

#include <cmath>
#include <cstdlib>
#include <ctime>

#include "core/json.hpp"
#include "core/version.hpp"

namespace scrawl::apps {
namespace {

using training::EpochEvent;
using training::Score;

std::string today() {
  std::time_t now = std::time(nullptr);
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) now = std::strtoll(fixed, nullptr, 10);
  char text[11];
  std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now));
  return text;
}

// Four significant digits: the page loads them with the model.
double rounded(double value) {
  if (value == 0 || !std::isfinite(value)) return 0;
  const double unit = std::pow(10.0, 3 - std::floor(std::log10(std::abs(value))));
  return std::round(value * unit) / unit;
}

template <class ScoreOf>
void write_series(json::Writer& writer, std::span<const EpochEvent> history, ScoreOf score_of) {
  writer.key("loss").begin_array();
  for (const auto& event : history) writer.number(rounded(score_of(event).loss));
  writer.end_array().key("accuracy").begin_array();
  for (const auto& event : history) writer.number(rounded(score_of(event).accuracy));
  writer.end_array();
}

void write_history(json::Writer& writer, std::span<const EpochEvent> history,
                   const std::vector<FinalScore>& scores) {
  writer.key("history").begin_array();
  writer.begin_object().key("name").text("training");
  write_series(writer, history, [](const EpochEvent& event) { return event.training; });
  writer.end_object();
  for (std::size_t i = 0; i < scores.size(); ++i) {
    writer.begin_object().key("name").text("held out: " + scores[i].name);
    write_series(writer, history, [i](const EpochEvent& event) { return event.validation[i]; });
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

std::string provenance(const TrainOptions& options, const TrainData& data,
                       const std::vector<FinalScore>& scores, std::span<const EpochEvent> history,
                       const std::string& command) {
  const auto& training = options.training;
  json::Writer writer;
  writer.begin_object();
  writer.key("program").text("scrawl train " + std::string(version())).key("command").text(command);
  writer.key("date").text(today());
  writer.key("data").begin_array();
  for (const auto& [dataset, learned, held_out] : data.used) {
    writer.begin_object().key("name").text(dataset->name).key("crc32").text(dataset->checksum);
    writer.key("training").integer(static_cast<std::int64_t>(learned));
    writer.key("validation").integer(static_cast<std::int64_t>(held_out)).end_object();
  }
  writer.end_array();
  writer.key("seed").text(std::to_string(training.seed));
  writer.key("epochs").integer(static_cast<std::int64_t>(history.size()));
  writer.key("batch_size").integer(training.batch_size);
  writer.key("learning_rate").number(training.schedule.peak);
  write_scores(writer, scores);
  if (!scores.empty()) writer.key("accuracy").number(scores[0].score.accuracy);
  write_history(writer, history, scores);
  writer.end_object();
  return std::string(writer.result());
}

}  // namespace scrawl::apps
