#include "core/apps/progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ostream>
#include <string_view>
#include <utility>

namespace scrawl::apps {
namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

template <class... Values>
std::string format(const char* pattern, Values... values) {
  std::array<char, 200> text{};
  std::snprintf(text.data(), text.size(), pattern, values...);
  return text.data();
}

std::string format_score(const training::Score& score) {
  return format("loss %.4f  accuracy %s", score.loss, format_percent(score.accuracy).c_str());
}

struct Piece {
  std::size_t rank;  ///< 0 for the most important one
  std::string text;
};

// The most important pieces that fit the line together, in their order. A line that wraps could not
// be redrawn. The last column stays free, because some terminals wrap there already.
std::string fitting(const std::vector<Piece>& pieces, int columns) {
  std::size_t room = static_cast<std::size_t>(columns) - 1;
  std::vector<bool> shown(pieces.size());
  for (std::size_t rank = 0; rank < pieces.size(); ++rank) {
    const auto piece = std::ranges::find(pieces, rank, &Piece::rank);
    if (piece->text.size() > room) break;
    room -= piece->text.size();
    shown[static_cast<std::size_t>(piece - pieces.begin())] = true;
  }
  std::string line;
  for (std::size_t i = 0; i < pieces.size(); ++i) line += shown[i] ? pieces[i].text : "";
  return line;
}

}  // namespace

std::string format_duration(double seconds) {
  const auto whole = static_cast<long>(std::ceil(std::max(seconds, 0.0)));
  if (whole < 3600) return format("%ld:%02ld", whole / 60, whole % 60);
  return format("%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string format_count(double count) {
  std::string digits = format("%.0f", count);
  for (int index = static_cast<int>(digits.size()) - 3; index > 0; index -= 3) {
    digits.insert(digits.begin() + index, ',');
  }
  return digits;
}

std::string format_percent(double fraction) {
  return format("%.2f %%", 100 * fraction);
}

int terminal_columns() {
  const char* kind = std::getenv("TERM");
  if (::isatty(STDOUT_FILENO) == 0 || kind == nullptr || std::string_view(kind) == "dumb") return 0;
  const char* from_environment = std::getenv("COLUMNS");
  const int columns = from_environment != nullptr ? std::atoi(from_environment) : 0;
  if (columns > 0) return columns;
  constexpr int usual = 80;
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : usual;
}

Progress::Progress(std::ostream& out, Columns columns, int epochs,
                   std::vector<std::string> validation_names)
    : out_(out),
      columns_(std::move(columns)),
      epochs_(epochs),
      validation_names_(std::move(validation_names)) {}

void Progress::step(const training::StepEvent& event) {
  const auto fraction_after = [&](std::size_t steps) {
    return (event.epoch + static_cast<double>(steps) / static_cast<double>(event.steps)) / epochs_;
  };
  if (!start_fraction_) {
    start_fraction_ = fraction_after(event.step - 1);
    epoch_start_step_ = event.step - 1;
  }
  constexpr double redraw_after = 0.1;
  const int columns = columns_();
  if (columns == 0 || seconds_since(drawn_) < redraw_after) return;
  drawn_ = Clock::now();

  const double done = fraction_after(event.step);
  const double left = seconds_since(start_) * (1 - done) / (done - *start_fraction_);
  const auto steps = static_cast<double>(event.step - epoch_start_step_);
  const double samples =
      static_cast<double>(event.samples) * steps / static_cast<double>(event.step);
  constexpr int width = 20;
  const auto filled = static_cast<std::size_t>(
      std::lround(static_cast<double>(event.samples) / static_cast<double>(event.count) * width));
  std::string bar(1 + width, '.');
  bar[0] = ' ';
  std::fill_n(bar.begin() + 1, filled, '#');
  out_ << '\r'
       << fitting({{0, format("%2d/%d", event.epoch + 1, epochs_)},
                   {4, bar},
                   {2, format("  %s", format_score(event.running).c_str())},
                   {3, format("  %s images/s",
                              format_count(samples / seconds_since(epoch_start_)).c_str())},
                   {1, format("  %s left", format_duration(left).c_str())}},
                  columns)
       << "\x1b[K" << std::flush;
}

void Progress::epoch(const training::EpochEvent& event) {
  clear();
  out_ << format("epoch %2d/%d  %.1f s  ", event.epoch + 1, epochs_, event.seconds)
       << format_score(event.training);
  for (std::size_t i = 0; i < event.validation.size(); ++i) {
    out_ << "  " << validation_names_[i] << " " << format_score(event.validation[i]);
  }
  out_ << std::endl;
  epoch_start_ = Clock::now();
  epoch_start_step_ = 0;
}

void Progress::clear() {
  if (columns_() > 0) out_ << "\r\x1b[K";
}

}  // namespace scrawl::apps
