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

/// What was read, with the samples to show. Owns neither samples nor drawings.
struct Judged {
  EvaluationReport figures;
  const training::SampleSource* samples = nullptr;
  std::vector<std::size_t> rows;              ///< which entry of the data each sample is
  std::vector<const ink::Drawing*> drawings;  ///< of each sample; empty for pictures
};

/// A model, with what is known of it besides.
struct Subject {
  std::string name;
  const Model& model;
  std::size_t bytes = 0;                   ///< of its file
  std::optional<double> seconds_an_epoch;  ///< of its training, where this was one
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
/// Learning curves, where the model's record has them.
void write_history(Markup& page, const Model& model);
/// What the network is: its layers, its first filters, its record. `microseconds` is what reading
/// one picture takes, where it was measured.
void write_model(Markup& page, const Subject& subject, std::optional<double> microseconds);

}  // namespace scrawl::apps::report
