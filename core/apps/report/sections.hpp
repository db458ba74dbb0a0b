#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/apps/evaluation_report.hpp"
#include "core/apps/report/markup.hpp"
#include "core/evaluation/tally.hpp"
#include "core/ink/drawing.hpp"
#include "core/model/model.hpp"
#include "core/training/sample_source.hpp"

/// The parts of a report's page, each written by one function.
namespace scrawl::apps::report {

/// A model's outcomes on some data, with the samples to show. Owns neither samples nor drawings.
struct Judged {
  EvaluationReport figures;
  const training::SampleSource* samples = nullptr;
  std::vector<std::size_t> rows;              ///< each sample's index in the data
  std::vector<const ink::Drawing*> drawings;  ///< of each sample; empty for pictures
};

/// The model of a report, with facts that are not in it.
struct Subject {
  std::string name;
  const Model& model;
  std::size_t bytes = 0;                   ///< size of its file
  std::optional<double> seconds_an_epoch;  ///< if it has just been trained
};

/// The most important figures, large.
void write_summary(Markup& page, const EvaluationReport& report);
/// The confusion matrix, and precision and recall of each digit.
void write_digits(Markup& page, const evaluation::Tally& all);
/// Calibration: how well confidence predicts accuracy.
void write_confidence(Markup& page, const EvaluationReport& report);
/// The worst mistakes, with pictures.
void write_mistakes(Markup& page, const Judged& judged, const Model& model);
void write_writers(Markup& page, const EvaluationReport& report);
/// Learning curves, if the model's provenance has them.
void write_history(Markup& page, const Model& model);
/// The network's layers, first filters and provenance. `microseconds` is the time to read one
/// picture, if it was measured.
void write_model(Markup& page, const Subject& subject, std::optional<double> microseconds);

}  // namespace scrawl::apps::report
