#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "core/json.hpp"
#include "core/training/metrics.hpp"

namespace scrawl::apps {

/// An evaluation with what is needed to tell about it.
struct EvaluationReport {
  std::string model, data, part;     ///< names; `part` is empty where there is only one
  std::vector<std::string> classes;  ///< names
  training::Evaluation evaluation;
  std::vector<int> writers;  ///< of each sample; empty for pictures
};

/// Accuracy, loss, a table of classes, one of writers, and the confusion matrix.
void print_report(std::ostream& out, const EvaluationReport& report);
std::string report_as_json(const EvaluationReport& report);

}  // namespace scrawl::apps
