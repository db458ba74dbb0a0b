#include <algorithm>
#include <cmath>

#include "core/apps/progress.hpp"
#include "core/apps/report/sections.hpp"
#include "core/apps/report/table.hpp"
#include "core/evaluation/tally.hpp"

namespace scrawl::apps::report {
namespace {

std::size_t largest_confusion(const evaluation::Tally& all) {
  std::size_t largest = 1;
  for (std::size_t truth = 0; truth < 10; ++truth) {
    for (std::size_t label = 0; label < 10; ++label) {
      if (truth != label) largest = std::max(largest, all.confusion[truth][label]);
    }
  }
  return largest;
}

// The darker, the more mistakes. Scaled by the square root, so that single mistakes are visible
// beside frequent ones.
void write_cell(Markup& page, std::size_t truth, std::size_t label, const evaluation::Tally& all,
                std::size_t largest) {
  const std::size_t count = all.confusion[truth][label];
  if (truth == label) {
    page.element("td", std::to_string(count), {{"class", "right"}});
  } else if (count == 0) {
    page.element("td", "", {{"class", "none"}});
  } else {
    const double shade = std::sqrt(static_cast<double>(count) / static_cast<double>(largest));
    page.element("td", std::to_string(count),
                 {{"class", "wrong"},
                  {"style", "--fraction:" + number(std::max(shade, 0.2), 2)},
                  {"title", std::to_string(truth) + " read as " + std::to_string(label)}});
  }
}

void write_confusion(Markup& page, const evaluation::Tally& all) {
  const std::size_t largest = largest_confusion(all);
  page.open("div", {{"class", "scroll"},
                    {"tabindex", "0"},
                    {"role", "region"},
                    {"aria-label", "Confusion matrix"}});
  page.open("table", {{"class", "confusion"}});
  page.element("caption", "A row is what was written, a column what was read").open("thead");
  page.open("tr").element("td", "");
  for (std::size_t label = 0; label < 10; ++label) {
    page.element("th", std::to_string(label), {{"scope", "col"}});
  }
  page.close().close().open("tbody");
  for (std::size_t truth = 0; truth < 10; ++truth) {
    page.open("tr").element("th", std::to_string(truth), {{"scope", "row"}});
    for (std::size_t label = 0; label < 10; ++label) write_cell(page, truth, label, all, largest);
    page.close();
  }
  page.close().close().close();
}

}  // namespace

void write_digits(Markup& page, const evaluation::Tally& all) {
  page.open("section").element("h2", "Which digits").open("div", {{"class", "pair"}});
  write_confusion(page, all);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t digit = 0; digit < 10; ++digit) {
    rows.push_back({std::to_string(digit), format_count(static_cast<double>(all.counts[digit])),
                    format_percent(all.precision(digit)), format_percent(all.recall(digit))});
  }
  write_table(page, "Precision: how many read so are so. Recall: how many that are so are read so",
              {"Digit", "Count", "Precision", "Recall"}, rows);
  page.close().close();
}

}  // namespace scrawl::apps::report
