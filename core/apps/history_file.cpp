#include "core/apps/history_file.hpp"

#include <utility>
#include <vector>

#include "core/json.hpp"

namespace scrawl::apps {
namespace {

using Row = std::vector<std::pair<std::string, double>>;

Row row_of(const training::EpochEvent& event) {
  Row row = {{"loss", event.training.loss}, {"accuracy", event.training.accuracy}};
  for (std::size_t i = 0; i < event.validation.size(); ++i) {
    std::string number;
    if (i > 0) number.append("_").append(std::to_string(i + 1));
    row.emplace_back(std::string("validation_loss").append(number), event.validation[i].loss);
    row.emplace_back(std::string("validation_accuracy").append(number),
                     event.validation[i].accuracy);
  }
  row.emplace_back("learning_rate", event.learning_rate);
  row.emplace_back("seconds", event.seconds);
  return row;
}

std::string number(double value) {
  return std::string(json::Writer().number(value).result());
}

}  // namespace

std::string history_as_text(std::span<const training::EpochEvent> history, std::string_view name) {
  const bool csv = name.ends_with(".csv");
  std::string text;
  for (const auto& event : history) {
    std::string names = "epoch";
    std::string values = std::to_string(event.epoch + 1);
    json::Writer object;
    object.begin_object().key("epoch").integer(event.epoch + 1);
    for (const auto& [key, value] : row_of(event)) {
      names.append(",").append(key);
      values.append(",").append(number(value));
      object.key(key).number(value);
    }
    object.end_object();
    if (csv && text.empty()) text.append(names).append("\n");
    text.append(csv ? std::string_view(values) : object.result()).append("\n");
  }
  return text;
}

}  // namespace scrawl::apps
