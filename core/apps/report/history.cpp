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
  for (const auto& series : record["history"].GetArray()) {
    const auto loss = numbers(series, "loss"), accuracy = numbers(series, "accuracy");
    if (!loss || !accuracy) continue;
    losses.push_back({name_of(series), *loss});
    errors.push_back({name_of(series), *accuracy});
    for (double& value : errors.back().values) value = 1 - value;
  }
  if (losses.empty()) return;
  page.open("section").element("h2", "How it learned").open("div", {{"class", "pair"}});
  write_curves(page, "Loss", losses, false);
  write_curves(page, "Read wrong", errors, true);
  page.close().close();
}

}  // namespace scrawl::apps::report
