#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "core/evaluation/outcome.hpp"

namespace scrawl::apps {

/// A model's outcomes on a set of samples, with their names for the report.
struct EvaluationReport {
  std::string model, data, part;  ///< names; `part` is empty if the data have no parts
  std::vector<evaluation::Outcome> outcomes;
  std::vector<int> writers;  ///< of each sample; empty for pictures
};

/// Overall figures, a table of the digits, a table of the writers, and the confusion matrix.
void print_report(std::ostream& out, const EvaluationReport& report);
std::string report_as_json(const EvaluationReport& report);

}  // namespace scrawl::apps
