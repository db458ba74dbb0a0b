#include "core/apps/evaluation_report.hpp"

#include <iomanip>
#include <map>
#include <ostream>

#include "core/apps/progress.hpp"
#include "core/evaluation/reliability.hpp"
#include "core/evaluation/tally.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

using evaluation::fraction;
using evaluation::Tally;

std::string percent(std::size_t part, std::size_t whole) {
  return format_percent(fraction(part, whole));
}

std::string counted(std::size_t count) {
  return format_count(static_cast<double>(count));
}

void print_figures(std::ostream& out, const EvaluationReport& report, const Tally& all) {
  const auto line = [&](const char* name) -> std::ostream& {
    return out << std::left << std::setw(19) << name << std::right;
  };
  const auto& [count, rejected, unsure] = all.digits;
  if (count > 0) {
    const auto bins = evaluation::reliability(report.outcomes);
    line("accuracy") << format_percent(all.accuracy()) << "  of " << counted(count) << " digits\n";
    line("rejected") << percent(rejected, count) << "\n";
    line("unsure") << percent(unsure, count) << "\n";
    line("surely wrong") << percent(all.surely_wrong, count) << "\n"
                         << std::fixed << std::setprecision(4);
    line("loss") << all.loss() << "\n";
    line("calibration error") << evaluation::expected_calibration_error(bins) << "\n";
  }
  if (all.non_digits.count > 0) {
    const auto& others = all.non_digits;
    line("non-digits") << counted(others.count) << "\n";
    line("  rejected") << percent(others.rejected, others.count) << "\n";
    line("  unsure") << percent(others.unsure, others.count) << "\n";
    line("  read as a digit") << percent(all.read_as_digit(), others.count) << "\n";
  }
}

constexpr int wide = 11;  // column widths
constexpr int narrow = 7;

void print_digits(std::ostream& out, const Tally& all) {
  out << '\n'
      << std::setw(narrow) << "digit" << std::setw(wide) << "count" << std::setw(wide)
      << "precision" << std::setw(wide) << "recall" << '\n';
  for (std::size_t i = 0; i < all.counts.size(); ++i) {
    out << std::setw(narrow) << i << std::setw(wide) << all.counts[i] << std::setw(wide)
        << format_percent(all.precision(i)) << std::setw(wide) << format_percent(all.recall(i))
        << '\n';
  }
}

void print_writers(std::ostream& out, const std::map<int, Tally>& writers) {
  if (writers.empty()) return;
  out << '\n' << std::setw(narrow) << "writer";
  for (const char* name : {"count", "accuracy", "rejected", "unsure"}) {
    out << std::setw(wide) << name;
  }
  out << '\n';
  for (const auto& [writer, own] : writers) {
    const auto& [count, rejected, unsure] = own.digits;
    out << std::setw(narrow) << writer << std::setw(wide) << count << std::setw(wide)
        << format_percent(own.accuracy()) << std::setw(wide) << percent(rejected, count)
        << std::setw(wide) << percent(unsure, count) << '\n';
  }
}

void print_confusion(std::ostream& out, const Tally& all) {
  out << "\nconfusion: a row is the true digit, a column the most probable one\n"
      << std::string(narrow, ' ');
  for (std::size_t i = 0; i < all.confusion.size(); ++i) out << std::setw(narrow) << i;
  for (std::size_t i = 0; i < all.confusion.size(); ++i) {
    out << '\n' << std::setw(narrow) << i;
    for (const std::size_t count : all.confusion[i]) out << std::setw(narrow) << count;
  }
  out << '\n';
}

std::int64_t integer(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

void write_digits(json::Writer& writer, const Tally& all) {
  writer.key("confusion").begin_array();
  for (const auto& row : all.confusion) {
    writer.begin_array();
    for (const std::size_t count : row) writer.integer(integer(count));
    writer.end_array();
  }
  writer.end_array().key("classes").begin_array();
  for (std::size_t i = 0; i < all.counts.size(); ++i) {
    writer.begin_object().key("name").text(std::to_string(i));
    writer.key("count").integer(integer(all.counts[i]));
    writer.key("precision").number(all.precision(i));
    writer.key("recall").number(all.recall(i)).end_object();
  }
  writer.end_array();
}

void write_group(json::Writer& writer, const Tally::Group& group) {
  writer.key("count").integer(integer(group.count));
  writer.key("refused").number(fraction(group.rejected, group.count));
  writer.key("unsure").number(fraction(group.unsure, group.count));
}

}  // namespace

void print_report(std::ostream& out, const EvaluationReport& report) {
  const Tally all = evaluation::tally(report.outcomes);
  out << printable(report.model) << " on " << printable(report.data);
  if (!report.part.empty()) out << " (" << report.part << ")";
  out << '\n';
  print_figures(out, report, all);
  if (all.digits.count == 0) return;
  print_digits(out, all);
  print_writers(out, evaluation::tally_by_writer(report.outcomes, report.writers));
  print_confusion(out, all);
}

std::string report_as_json(const EvaluationReport& report) {
  const Tally all = evaluation::tally(report.outcomes);
  const auto bins = evaluation::reliability(report.outcomes);
  json::Writer writer;
  writer.begin_object();
  writer.key("model").text(report.model).key("data").text(report.data);
  if (!report.part.empty()) writer.key("split").text(report.part);
  writer.key("accuracy").number(all.accuracy()).key("loss").number(all.loss());
  write_group(writer, all.digits);
  writer.key("surely_wrong").number(fraction(all.surely_wrong, all.digits.count));
  writer.key("calibration_error").number(evaluation::expected_calibration_error(bins));
  if (all.non_digits.count > 0) {
    writer.key("non_digits").begin_object();
    write_group(writer, all.non_digits);
    writer.key("read_as_digit").number(fraction(all.read_as_digit(), all.non_digits.count));
    writer.end_object();
  }
  write_digits(writer, all);
  const auto by_writer = evaluation::tally_by_writer(report.outcomes, report.writers);
  if (!by_writer.empty()) {
    writer.key("writers").begin_array();
    for (const auto& [number, own] : by_writer) {
      writer.begin_object().key("writer").integer(number);
      write_group(writer, own.digits);
      writer.key("accuracy").number(own.accuracy()).end_object();
    }
    writer.end_array();
  }
  writer.end_object();
  return std::string(writer.result());
}

}  // namespace scrawl::apps
