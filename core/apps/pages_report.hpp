#pragma once

#include <iosfwd>
#include <map>
#include <string>

#include "core/evaluation/page_tally.hpp"

namespace scrawl::apps {

/// How well the writing in pictures was read, with the names for the report.
struct PagesReport {
  std::string model, data;  ///< names
  evaluation::PageTally tally;
  /// Of each kind that the table names.
  std::map<std::string, evaluation::PageTally::Kind> by_kind;
};

/// Pages, lines, numbers and digits read right, by what is written on a page, and by kind.
void print_report(std::ostream& out, const PagesReport& report);
std::string report_as_json(const PagesReport& report);

}  // namespace scrawl::apps
