#include "core/training/account.hpp"

#include <cmath>
#include <cstdint>

#include "core/version.hpp"

namespace scrawl::training {
namespace {

// Four significant digits: the page loads them with the model.
double rounded(double value) {
  if (value == 0 || !std::isfinite(value)) return 0;
  const double unit = std::pow(10.0, 3 - std::floor(std::log10(std::abs(value))));
  return std::round(value * unit) / unit;
}

/// So many epochs at most are told: enough for a curve, and a long training must not make the file
/// that a page loads longer.
constexpr std::size_t most_epochs = 20;

/// The epochs that are told: all, or at equal distances with the last one among them.
std::vector<EpochEvent> thinned(std::span<const EpochEvent> history) {
  const std::size_t step = (history.size() + most_epochs - 1) / most_epochs;
  std::vector<EpochEvent> kept;
  for (std::size_t i = 0; i < history.size(); ++i)
    if ((history.size() - 1 - i) % step == 0) kept.push_back(history[i]);
  return kept;
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
                   std::span<const HeldOutScore> scores) {
  writer.key("history_epochs").begin_array();
  for (const auto& event : history) writer.integer(event.epoch + 1);
  writer.end_array().key("history").begin_array();
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

void write_data(json::Writer& writer, const TrainingData& data) {
  writer.key("data").begin_array();
  for (const auto& [digits, learned, held_out] : data.used()) {
    writer.begin_object().key("name").text(digits->name);
    if (!digits->checksum.empty()) writer.key("crc32").text(digits->checksum);
    writer.key("training").integer(static_cast<std::int64_t>(learned));
    writer.key("validation").integer(static_cast<std::int64_t>(held_out)).end_object();
  }
  writer.end_array();
}

}  // namespace

void write_scores(json::Writer& writer, std::span<const HeldOutScore> scores) {
  writer.key("validation").begin_array();
  for (const auto& [name, count, score] : scores) {
    writer.begin_object().key("name").text(name);
    writer.key("count").integer(static_cast<std::int64_t>(count));
    writer.key("loss").number(score.loss).key("accuracy").number(score.accuracy).end_object();
  }
  writer.end_array();
}

std::string account(const Origin& origin, const TrainingData& data, const Options& options,
                    std::span<const HeldOutScore> scores, std::span<const EpochEvent> history) {
  json::Writer writer;
  writer.begin_object();
  writer.key("program")
      .text(origin.program + " " + std::string(version()))
      .key("command")
      .text(origin.command);
  if (!origin.date.empty()) writer.key("date").text(origin.date);
  write_data(writer, data);
  writer.key("seed").text(std::to_string(options.seed));
  writer.key("epochs").integer(static_cast<std::int64_t>(history.size()));
  writer.key("batch_size").integer(options.batch_size);
  writer.key("learning_rate").number(options.schedule.peak);
  write_scores(writer, scores);
  if (!scores.empty()) writer.key("accuracy").number(scores[0].score.accuracy);
  write_history(writer, thinned(history), scores);
  writer.end_object();
  return std::string(writer.result());
}

}  // namespace scrawl::training
