#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/apps/evaluation_report.hpp"
#include "core/apps/report/curves.hpp"
#include "core/apps/report/markup.hpp"
#include "core/evaluation/tally.hpp"
#include "core/ink/drawing.hpp"
#include "core/model/model.hpp"
#include "core/training/sample_source.hpp"

/// The parts of a report's page, each written by one function.
namespace scrawl::apps::report {

/// What was read, with the samples to show. Owns neither samples nor drawings.
struct Judged {
  EvaluationReport figures;
  const training::SampleSource* samples = nullptr;
  std::vector<std::size_t> rows;              ///< which entry of the data each sample is
  std::vector<const ink::Drawing*> drawings;  ///< of each sample; empty for pictures
};

/// How a training went, epoch by epoch.
struct History {
  std::vector<Curve> losses, errors;  ///< errors are 1 - accuracy
};

/// The figures that matter most, large.
void write_summary(Markup& page, const EvaluationReport& report);
/// Which digit was taken for which, with precision and recall of each.
void write_digits(Markup& page, const evaluation::Tally& all);
/// How far the confidence can be believed.
void write_confidence(Markup& page, const EvaluationReport& report);
/// The samples that went most wrong, to look at.
void write_mistakes(Markup& page, const Judged& judged, const Model& model);
void write_writers(Markup& page, const EvaluationReport& report);
void write_history(Markup& page, const History& history);
/// What the network is: its layers, its first filters, its record.
void write_model(Markup& page, const Model& model, std::size_t bytes);

}  // namespace scrawl::apps::report
