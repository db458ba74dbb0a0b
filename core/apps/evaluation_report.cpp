#include "core/apps/evaluation_report.hpp"

#include <iomanip>
#include <map>
#include <numeric>
#include <ostream>

#include "core/apps/progress.hpp"

namespace scrawl::apps {
namespace {

struct ClassFigures {
  std::size_t count = 0, predicted = 0, right = 0;

  double recall() const { return ratio(right, count); }
  double precision() const { return ratio(right, predicted); }
  static double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }
};

using Table = std::vector<std::vector<std::size_t>>;

std::vector<ClassFigures> figures_of(const Table& confusion) {
  std::vector<ClassFigures> figures(confusion.size());
  for (std::size_t truth = 0; truth < confusion.size(); ++truth) {
    for (std::size_t guess = 0; guess < confusion.size(); ++guess) {
      figures[truth].count += confusion[truth][guess];
      figures[guess].predicted += confusion[truth][guess];
    }
    figures[truth].right = confusion[truth][truth];
  }
  return figures;
}

std::map<int, ClassFigures> figures_by_writer(const EvaluationReport& report) {
  std::map<int, ClassFigures> figures;
  for (std::size_t i = 0; i < report.writers.size(); ++i) {
    if (report.evaluation.truth[i] < 0) continue;
    auto& writer = figures[report.writers[i]];
    ++writer.count;
    writer.right += report.evaluation.truth[i] == report.evaluation.predicted[i] ? 1 : 0;
  }
  return figures;
}

std::size_t judged(const std::vector<ClassFigures>& figures) {
  return std::accumulate(figures.begin(), figures.end(), std::size_t{0},
                         [](std::size_t sum, const ClassFigures& f) { return sum + f.count; });
}

}  // namespace

void print_report(std::ostream& out, const EvaluationReport& report) {
  const Table confusion = report.evaluation.confusion();
  const auto figures = figures_of(confusion);
  out << report.model << " on " << report.data;
  if (!report.part.empty()) out << " (" << report.part << ")";
  out << "\naccuracy  " << format_percent(report.evaluation.accuracy()) << "  of "
      << format_count(static_cast<double>(judged(figures))) << "\nloss      " << std::fixed
      << std::setprecision(4) << report.evaluation.loss << "\ncalibration error  "
      << report.evaluation.expected_calibration_error() << "\n\n";

  constexpr int wide = 11;
  constexpr int narrow = 7;
  out << std::setw(narrow) << "class" << std::setw(wide) << "count" << std::setw(wide)
      << "precision" << std::setw(wide) << "recall" << '\n';
  for (std::size_t i = 0; i < figures.size(); ++i) {
    out << std::setw(narrow) << report.classes[i] << std::setw(wide) << figures[i].count
        << std::setw(wide) << format_percent(figures[i].precision()) << std::setw(wide)
        << format_percent(figures[i].recall()) << '\n';
  }
  const auto writers = figures_by_writer(report);
  if (!writers.empty()) {
    out << '\n'
        << std::setw(narrow) << "writer" << std::setw(wide) << "count" << std::setw(wide)
        << "accuracy" << '\n';
  }
  for (const auto& [writer, numbers] : writers) {
    out << std::setw(narrow) << writer << std::setw(wide) << numbers.count << std::setw(wide)
        << format_percent(numbers.recall()) << '\n';
  }

  out << "\nconfusion: a row is the true class, a column the prediction\n"
      << std::string(narrow, ' ');
  for (const auto& name : report.classes) out << std::setw(narrow) << name;
  for (std::size_t i = 0; i < confusion.size(); ++i) {
    out << '\n' << std::setw(narrow) << report.classes[i];
    for (const std::size_t count : confusion[i]) out << std::setw(narrow) << count;
  }
  out << '\n';
}

std::string report_as_json(const EvaluationReport& report) {
  const Table confusion = report.evaluation.confusion();
  const auto figures = figures_of(confusion);
  const auto integer = [](std::size_t value) { return static_cast<std::int64_t>(value); };
  json::Writer writer;
  writer.begin_object();
  writer.key("model").text(report.model).key("data").text(report.data);
  if (!report.part.empty()) writer.key("split").text(report.part);
  writer.key("accuracy").number(report.evaluation.accuracy());
  writer.key("loss").number(report.evaluation.loss);
  writer.key("count").integer(integer(judged(figures)));
  writer.key("calibration_error").number(report.evaluation.expected_calibration_error());
  writer.key("confusion").begin_array();
  for (const auto& row : confusion) {
    writer.begin_array();
    for (const std::size_t count : row) writer.integer(integer(count));
    writer.end_array();
  }
  writer.end_array().key("classes").begin_array();
  for (std::size_t i = 0; i < figures.size(); ++i) {
    writer.begin_object().key("name").text(report.classes[i]);
    writer.key("count").integer(integer(figures[i].count));
    writer.key("precision").number(figures[i].precision());
    writer.key("recall").number(figures[i].recall()).end_object();
  }
  writer.end_array();
  const auto by_writer = figures_by_writer(report);
  if (!by_writer.empty()) {
    writer.key("writers").begin_array();
    for (const auto& [number, numbers] : by_writer) {
      writer.begin_object().key("writer").integer(number);
      writer.key("count").integer(integer(numbers.count));
      writer.key("accuracy").number(numbers.recall()).end_object();
    }
    writer.end_array();
  }
  writer.end_object();
  return std::string(writer.result());
}

}  // namespace scrawl::apps
