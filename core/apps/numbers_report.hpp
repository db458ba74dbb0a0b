#pragma once

#include <iosfwd>
#include <string>

#include "core/evaluation/number_tally.hpp"

namespace scrawl::apps {

/// How well whole numbers were read, with the names for the report.
struct NumbersReport {
  std::string model, data;  ///< names
  evaluation::NumberTally tally;
};

/// The fraction read right, overall and by length, and the most frequent confusions.
void print_report(std::ostream& out, const NumbersReport& report);
std::string report_as_json(const NumbersReport& report);

}  // namespace scrawl::apps
