#include "core/apps/report/record.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "core/json.hpp"

namespace scrawl::apps::report {
namespace {

constexpr int max_depth = 6;

std::string_view text_of(const json::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

std::string scalar(const json::Value& value) {
  if (value.IsString()) return std::string(text_of(value));
  if (value.IsNull()) return "none";
  if (value.IsBool()) return value.GetBool() ? "yes" : "no";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), value.IsInt64() ? "%.0f" : "%.6g", value.GetDouble());
  return text.data();
}

void write_value(Markup& page, const json::Value& value, int depth) {
  if (depth > max_depth && (value.IsObject() || value.IsArray())) {
    page.text("…");
  } else if (value.IsObject()) {
    page.open("dl", {{"class", "record"}});
    for (const auto& member : value.GetObject()) {
      page.element("dt", text_of(member.name)).open("dd");
      write_value(page, member.value, depth + 1);
      page.close();
    }
    page.close();
  } else if (value.IsArray()) {
    page.open("ul", {{"class", "record"}});
    for (const auto& item : value.GetArray()) {
      page.open("li");
      write_value(page, item, depth + 1);
      page.close();
    }
    page.close();
  } else {
    page.text(scalar(value));
  }
}

}  // namespace

void write_record(Markup& page, std::string_view json, std::string_view left_out) {
  json::Document record = json::parse(json, "provenance");
  if (record.IsObject()) record.RemoveMember(std::string(left_out).c_str());
  write_value(page, record, 0);
}

}  // namespace scrawl::apps::report
