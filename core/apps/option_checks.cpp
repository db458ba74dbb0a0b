#include "core/apps/option_checks.hpp"

#include <array>
#include <charconv>
#include <string_view>

#include "core/apps/command_line.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

// Parses `value` from the whole text; false if the text is not a number.
template <class Number>
bool read_whole(std::string_view text, Number& value) {
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && rest == text.data() + text.size();
}

std::string shortest(double value) {
  std::array<char, 32> text{};
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

}  // namespace

CLI::Validator whole_number(std::int64_t low, std::int64_t high) {
  const std::string range = std::to_string(low) + " to " + std::to_string(high);
  return {[=](std::string& text) -> std::string {
            std::int64_t value = 0;
            if (!read_whole(text, value) || value < low || value > high) {
              return in_quotes(text) + " is no whole number from " + range;
            }
            text = std::to_string(value);
            return {};
          },
          range};
}

CLI::Validator number(double low, double high) {
  const std::string range = shortest(low) + " to " + shortest(high);
  return {[=](std::string& text) -> std::string {
            double value = 0;
            // NaN fails both comparisons.
            if (read_whole(text, value) && value >= low && value <= high) return {};
            return in_quotes(text) + " is no number from " + range;
          },
          range};
}

CLI::Validator number_list(std::size_t max_count) {
  return {[=](std::string& text) -> std::string {
            if (parse_number_list(text).size() <= max_count) return {};
            return in_quotes(text) + " is more than " + std::to_string(max_count) + " numbers";
          },
          ""};
}

CLI::Validator one_of(std::vector<std::pair<std::string, int>> choices) {
  std::string names;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    names += (i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ") + choices[i].first;
  }
  return {[choices = std::move(choices), names](std::string& text) -> std::string {
            for (const auto& [name, value] : choices) {
              if (text != name) continue;
              text = std::to_string(value);
              return {};
            }
            return in_quotes(text) + " is not " + names;
          },
          ""};
}

}  // namespace scrawl::apps
