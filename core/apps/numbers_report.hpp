#pragma once

#include <iosfwd>
#include <string>

#include "core/evaluation/number_tally.hpp"

namespace scrawl::apps {

/// How whole numbers were read, with what is needed to tell about it.
struct NumbersReport {
  std::string model, data;  ///< names
  evaluation::NumberTally tally;
};

/// The part that is right, of all and by length, and what was taken for what.
void print_report(std::ostream& out, const NumbersReport& report);
std::string report_as_json(const NumbersReport& report);

}  // namespace scrawl::apps
