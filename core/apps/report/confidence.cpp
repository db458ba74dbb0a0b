#include "core/apps/progress.hpp"
#include "core/apps/report/reliability_diagram.hpp"
#include "core/apps/report/sections.hpp"
#include "core/apps/report/table.hpp"
#include "core/evaluation/tally.hpp"

namespace scrawl::apps::report {

void write_confidence(Markup& page, const EvaluationReport& report) {
  const auto bins = evaluation::reliability(report.outcomes);
  page.open("section").element("h2", "Can its confidence be believed?");
  page.open("p").text(
      "Of what is read with 80 % confidence, 80 % should be right. The mean distance from that "
      "(expected calibration error) is ");
  page.element("strong", format_percent(evaluation::expected_calibration_error(bins))).close();
  page.open("div", {{"class", "pair"}});
  write_reliability_diagram(page, bins);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = bins.size(); i-- > 0;) {
    const auto& [count, right, confidence_sum] = bins[i];
    if (count == 0) continue;
    const auto edge = [&](std::size_t place) {
      return number(100 * static_cast<double>(place) / static_cast<double>(bins.size()), 0);
    };
    rows.push_back({edge(i) + " – " + edge(i + 1) + " %", format_count(static_cast<double>(count)),
                    format_percent(confidence_sum / static_cast<double>(count)),
                    format_percent(evaluation::fraction(right, count))});
  }
  write_table(page, "The intervals that hold digits", {"Confidence", "Digits", "Mean", "Right"},
              rows);
  page.close().close();
}

}  // namespace scrawl::apps::report
