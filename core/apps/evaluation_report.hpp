#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "core/evaluation/outcome.hpp"

namespace scrawl::apps {

/// What a model read in a set of samples, with what is needed to tell about it.
struct EvaluationReport {
  std::string model, data, part;  ///< names; `part` is empty where there is only one
  std::vector<evaluation::Outcome> outcomes;
  std::vector<int> writers;  ///< of each sample; empty for pictures
};

/// Figures of all, tables of the digits and of the writers, and the confusion matrix.
void print_report(std::ostream& out, const EvaluationReport& report);
std::string report_as_json(const EvaluationReport& report);

}  // namespace scrawl::apps
