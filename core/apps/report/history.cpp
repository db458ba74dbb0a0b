#include <algorithm>
#include <numeric>
#include <optional>

#include "core/apps/report/curves.hpp"
#include "core/apps/report/sections.hpp"
#include "core/json.hpp"

namespace scrawl::apps::report {
namespace {

// The record comes from a file and may contain anything; returns none unless `key` is a list of
// numbers.
std::optional<std::vector<double>> numbers(const json::Value& series, const char* key) {
  if (!series.IsObject() || !series.HasMember(key) || !series[key].IsArray()) return std::nullopt;
  std::vector<double> values;
  for (const auto& value : series[key].GetArray()) {
    if (!value.IsNumber()) return std::nullopt;
    values.push_back(value.GetDouble());
  }
  if (values.empty()) return std::nullopt;
  return values;
}

// Ascending numbers of epochs for `count` values. Files of older versions tell all epochs and no
// numbers.
std::vector<double> epochs_of(const json::Value& record, std::size_t count) {
  auto epochs = numbers(record, "history_epochs");
  if (epochs && epochs->size() == count && std::is_sorted(epochs->begin(), epochs->end()))
    return *epochs;
  std::vector<double> all(count);
  std::iota(all.begin(), all.end(), 1.0);
  return all;
}

std::string name_of(const json::Value& series) {
  const auto name = series.FindMember("name");
  if (name == series.MemberEnd() || !name->value.IsString()) return "unnamed";
  return {name->value.GetString(), name->value.GetStringLength()};
}

}  // namespace

void write_history(Markup& page, const Model& model) {
  const json::Document record = json::parse(model.provenance, "provenance");
  if (!record.IsObject() || !record.HasMember("history") || !record["history"].IsArray()) return;
  std::vector<Curve> losses, errors;
  std::size_t longest = 0;
  for (const auto& series : record["history"].GetArray()) {
    const auto loss = numbers(series, "loss"), accuracy = numbers(series, "accuracy");
    if (!loss || !accuracy) continue;
    losses.push_back({name_of(series), *loss});
    errors.push_back({name_of(series), *accuracy});
    for (double& value : errors.back().values) value = 1 - value;
    longest = std::max({longest, loss->size(), accuracy->size()});
  }
  if (losses.empty()) return;
  const auto epochs = epochs_of(record, longest);
  page.open("section").element("h2", "How it learned").open("div", {{"class", "pair"}});
  write_curves(page, "Loss", losses, epochs, false);
  write_curves(page, "Read wrong", errors, epochs, true);
  page.close().close();
}

}  // namespace scrawl::apps::report
