#include "core/apps/numbers_report.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <utility>
#include <vector>

#include "core/apps/progress.hpp"
#include "core/evaluation/tally.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

using evaluation::fraction;

constexpr std::size_t max_confusions = 10;

/// The most frequent confusions, in descending order.
std::vector<std::pair<std::pair<char, char>, std::size_t>> frequent_confusions(
    const evaluation::NumberTally& tally) {
  std::vector<std::pair<std::pair<char, char>, std::size_t>> result(tally.confusions.begin(),
                                                                    tally.confusions.end());
  std::ranges::stable_sort(result, std::ranges::greater{},
                           &std::pair<std::pair<char, char>, std::size_t>::second);
  result.resize(std::min(result.size(), max_confusions));
  return result;
}

std::int64_t integer(std::size_t value) {
  return static_cast<std::int64_t>(value);
}

}  // namespace

void print_report(std::ostream& out, const NumbersReport& report) {
  const auto& tally = report.tally;
  out << printable(report.model) << " on numbers of digits from " << printable(report.data)
      << "\nread right  " << format_percent(fraction(tally.right, tally.count)) << "  of "
      << format_count(static_cast<double>(tally.count)) << "\n\n";
  out << std::setw(7) << "digits" << std::setw(9) << "count" << std::setw(11) << "right" << '\n';
  for (const auto& [digits, length] : tally.lengths) {
    out << std::setw(7) << digits << std::setw(9) << length.count << std::setw(11)
        << format_percent(fraction(length.right, length.count)) << '\n';
  }
  out << "\nread with too many digits: " << tally.too_long << ", with too few: " << tally.too_short
      << '\n';
  out << "among the alternatives told: "
      << format_percent(fraction(tally.among_alternatives, tally.count))
      << ", calibration error of their probabilities: " << std::fixed << std::setprecision(3)
      << evaluation::expected_calibration_error(tally.alternatives) << '\n';
  for (const auto& [pair, count] : frequent_confusions(tally)) {
    out << pair.first << " read as " << pair.second << ": " << count << '\n';
  }
}

std::string report_as_json(const NumbersReport& report) {
  const auto& tally = report.tally;
  json::Writer writer;
  writer.begin_object().key("model").text(report.model).key("data").text(report.data);
  writer.key("accuracy").number(fraction(tally.right, tally.count));
  writer.key("count").integer(integer(tally.count)).key("lengths").begin_array();
  for (const auto& [digits, length] : tally.lengths) {
    writer.begin_object().key("digits").integer(integer(digits));
    writer.key("count").integer(integer(length.count));
    writer.key("accuracy").number(fraction(length.right, length.count)).end_object();
  }
  writer.end_array().key("among_alternatives").integer(integer(tally.among_alternatives));
  writer.key("alternatives_calibration_error")
      .number(evaluation::expected_calibration_error(tally.alternatives));
  writer.key("too_long").integer(integer(tally.too_long));
  writer.key("too_short").integer(integer(tally.too_short)).key("confusions").begin_array();
  for (const auto& [pair, count] : frequent_confusions(tally)) {
    writer.begin_object().key("digit").text(std::string(1, pair.first));
    writer.key("read").text(std::string(1, pair.second));
    writer.key("count").integer(integer(count)).end_object();
  }
  writer.end_array().end_object();
  return std::string(writer.result());
}

}  // namespace scrawl::apps
