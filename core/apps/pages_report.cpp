#include "core/apps/pages_report.hpp"

#include <algorithm>
#include <array>
#include <iomanip>
#include <ostream>
#include <string_view>

#include "core/apps/progress.hpp"
#include "core/evaluation/tally.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

using evaluation::fraction;
using Kind = evaluation::PageTally::Kind;

constexpr std::array<std::string_view, 4> names = {"nothing", "one digit", "one line",
                                                   "several lines"};

// By edit distance, which can be larger than the number of digits.
double digits_right(const Kind& kind) {
  return fraction(kind.digits - std::min(kind.edits, kind.digits), kind.digits);
}

std::string percent_of(std::size_t right, std::size_t count) {
  return count == 0 ? "-" : format_percent(fraction(right, count));
}

void print_row(std::ostream& out, const Kind& kind) {
  out << std::right << std::setw(7) << kind.pages << std::setw(11)
      << percent_of(kind.right, kind.pages) << std::setw(11)
      << percent_of(kind.lines_right, kind.lines) << std::setw(11)
      << percent_of(kind.numbers_right, kind.numbers) << std::setw(11)
      << (kind.digits == 0 ? "-" : format_percent(digits_right(kind))) << std::setw(8)
      << kind.edits;
}

void write_kind(json::Writer& writer, std::string_view name, const Kind& kind) {
  const auto integer = [](std::size_t value) { return static_cast<std::int64_t>(value); };
  writer.begin_object().key("kind").text(name);
  writer.key("pages").integer(integer(kind.pages));
  writer.key("pages_right").integer(integer(kind.right));
  writer.key("lines").integer(integer(kind.lines));
  writer.key("lines_right").integer(integer(kind.lines_right));
  writer.key("numbers").integer(integer(kind.numbers));
  writer.key("numbers_right").integer(integer(kind.numbers_right));
  writer.key("digits").integer(integer(kind.digits));
  writer.key("edits").integer(integer(kind.edits)).end_object();
}

}  // namespace

void print_report(std::ostream& out, const PagesReport& report) {
  constexpr std::string_view columns =
      "  pages      right      lines    numbers     digits   edits";
  out << printable(report.model) << " on the pictures of " << printable(report.data) << "\n\n";
  out << std::left << std::setw(14) << "written" << columns << '\n';
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Kind& kind = report.tally.kinds[i];
    if (kind.pages == 0) continue;
    out << std::left << std::setw(14) << names[i];
    print_row(out, kind);
    out << '\n';
  }
  if (report.by_kind.empty()) return;
  out << '\n' << std::setw(14) << "" << columns << "  kind\n";
  for (const auto& [name, kind] : report.by_kind) {
    out << std::setw(14) << "";
    print_row(out, kind);
    out << "  " << printable(name) << '\n';
  }
}

std::string report_as_json(const PagesReport& report) {
  json::Writer writer;
  writer.begin_object().key("model").text(report.model).key("data").text(report.data);
  writer.key("written").begin_array();
  for (std::size_t i = 0; i < names.size(); ++i) {
    write_kind(writer, names[i], report.tally.kinds[i]);
  }
  writer.end_array().key("kinds").begin_array();
  for (const auto& [name, kind] : report.by_kind) write_kind(writer, name, kind);
  writer.end_array().end_object();
  return std::string(writer.result());
}

}  // namespace scrawl::apps
