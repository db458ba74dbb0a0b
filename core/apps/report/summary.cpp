#include <algorithm>

#include "core/apps/progress.hpp"
#include "core/apps/report/sections.hpp"
#include "core/evaluation/reliability.hpp"
#include "core/evaluation/tally.hpp"

namespace scrawl::apps::report {
namespace {

using evaluation::fraction;

void write_tile(Markup& page, const std::string& name, const std::string& value,
                const std::string& note) {
  page.open("div", {{"class", "tile"}});
  page.element("dt", name);
  page.open("dd").text(value);
  page.element("small", note);
  page.close().close();
}

std::string counted(std::size_t count) {
  return format_count(static_cast<double>(count));
}

}  // namespace

void write_summary(Markup& page, const EvaluationReport& report) {
  const evaluation::Tally all = evaluation::tally(report.outcomes);
  const auto& [count, rejected, unsure] = all.digits;
  page.open("dl", {{"class", "tiles"}});
  if (count > 0) {
    const auto bins = evaluation::reliability(report.outcomes);
    write_tile(page, "Read right", format_percent(all.accuracy()),
               counted(all.right) + " of " + counted(count) + " digits");
    write_tile(page, "Rejected", format_percent(fraction(rejected, count)),
               counted(rejected) + " taken for no digit");
    write_tile(page, "Unsure", format_percent(fraction(unsure, count)),
               counted(unsure) + " read with doubt");
    write_tile(page, "Calibration error",
               format_percent(evaluation::expected_calibration_error(bins)),
               "between confidence and truth");
    write_tile(page, "Loss", number(all.loss(), 4), "mean cross-entropy");
  }
  if (all.non_digits.count > 0) {
    const auto& others = all.non_digits;
    write_tile(page, "Non-digits caught",
               format_percent(fraction(others.rejected + others.unsure, others.count)),
               counted(others.rejected) + " rejected and " + counted(others.unsure) +
                   " unsure of " + counted(others.count));
  }
  page.close();
}

void write_writers(Markup& page, const EvaluationReport& report) {
  const auto writers = evaluation::tally_by_writer(report.outcomes, report.writers);
  if (writers.empty()) return;
  double most_wrong = 1e-9;
  for (const auto& [writer, own] : writers) {
    most_wrong = std::max(most_wrong, 1 - own.accuracy());
  }
  page.open("section").element("h2", "Who wrote them");
  page.open("div", {{"class", "scroll"},
                    {"tabindex", "0"},
                    {"role", "region"},
                    {"aria-label", "Figures of each writer"}});
  page.open("table", {{"class", "writers"}}).open("thead").open("tr");
  for (const char* name : {"Writer", "Digits", "Right", "Rejected", "Unsure"}) {
    page.element("th", name, {{"scope", "col"}});
  }
  page.close().close().open("tbody");
  for (const auto& [writer, own] : writers) {
    const auto& [count, rejected, unsure] = own.digits;
    page.open("tr").element("th", std::to_string(writer), {{"scope", "row"}});
    page.element("td", counted(count));
    const std::string bar = number((1 - own.accuracy()) / most_wrong, 3);
    page.open("td", {{"class", "bar"}, {"style", "--fraction:" + bar}});
    page.element("span", format_percent(own.accuracy())).close();
    page.element("td", format_percent(fraction(rejected, count)));
    page.element("td", format_percent(fraction(unsure, count))).close();
  }
  page.close().close().close().close();
}

}  // namespace scrawl::apps::report
