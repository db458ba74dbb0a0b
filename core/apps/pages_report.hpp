#pragma once

#include <iosfwd>
#include <string>

#include "core/evaluation/page_tally.hpp"

namespace scrawl::apps {

/// How well the writing in pictures was read, with the names for the report.
struct PagesReport {
  std::string model, data;  ///< names
  evaluation::PageTally tally;
};

/// Pages, lines, numbers and digits read right, by the kind of page.
void print_report(std::ostream& out, const PagesReport& report);
std::string report_as_json(const PagesReport& report);

}  // namespace scrawl::apps
