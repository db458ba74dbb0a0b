#include "core/apps/progress.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ostream>
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

}  // namespace

std::string format_duration(double seconds) {
  const auto whole = static_cast<long>(std::ceil(std::max(seconds, 0.0)));
  if (whole < 3600) return format("%ld:%02ld", whole / 60, whole % 60);
  return format("%ld:%02ld:%02ld", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string format_count(double count) {
  std::string digits = format("%.0f", count);
  for (int place = static_cast<int>(digits.size()) - 3; place > 0; place -= 3) {
    digits.insert(digits.begin() + place, ',');
  }
  return digits;
}

std::string format_percent(double part) {
  return format("%.2f %%", 100 * part);
}

Progress::Progress(std::ostream& out, bool terminal, int epochs,
                   std::vector<std::string> validation_names)
    : out_(out),
      terminal_(terminal),
      epochs_(epochs),
      validation_names_(std::move(validation_names)) {}

void Progress::step(const training::StepEvent& event) {
  constexpr double redraw_after = 0.1;
  if (!terminal_ || seconds_since(drawn_) < redraw_after) return;
  drawn_ = Clock::now();
  constexpr int width = 20;
  const auto part = static_cast<double>(event.samples) / static_cast<double>(event.count);
  const auto filled = static_cast<int>(std::lround(part * width));
  const double run_part = (event.epoch + part) / epochs_;
  const double left = seconds_since(start_) * (1 - run_part) / run_part;
  const double rate = static_cast<double>(event.samples) / seconds_since(epoch_start_);
  out_ << '\r' << format("%2d/%d ", event.epoch + 1, epochs_)
       << std::string(static_cast<std::size_t>(filled), '#')
       << std::string(static_cast<std::size_t>(width - filled), '.') << "  "
       << format_score(event.running) << "  " << format_count(rate) << " images/s  "
       << format_duration(left) << " left\x1b[K" << std::flush;
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
}

void Progress::clear() {
  if (terminal_) out_ << "\r\x1b[K";
}

}  // namespace scrawl::apps
