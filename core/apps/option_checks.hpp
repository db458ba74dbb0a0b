#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// Checks for the values of options, to be passed to `CLI::Option::transform`. Each rejects a wrong
/// value with one sentence that says what is allowed, and changes the text to one that CLI11 parses
/// as the value.
namespace scrawl::apps {

/// A whole number in decimal digits, limits included. CLI11 alone lets -1 wrap around, and parses
/// 010 as 8.
CLI::Validator whole_number(std::int64_t low, std::int64_t high);

/// A number, limits included; neither NaN nor infinity.
CLI::Validator number(double low, double high);

/// A list for `parse_number_list` of at most `max_count` numbers.
CLI::Validator number_list(std::size_t max_count = SIZE_MAX);

/// One of some names.
CLI::Validator one_of(std::vector<std::pair<std::string, int>> choices);
template <class Enum>
CLI::Validator one_of(const std::vector<std::pair<std::string, Enum>>& choices) {
  std::vector<std::pair<std::string, int>> numbers;
  numbers.reserve(choices.size());
  for (const auto& [name, value] : choices) numbers.emplace_back(name, static_cast<int>(value));
  return one_of(std::move(numbers));
}

}  // namespace scrawl::apps
