#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// What values of options may be. Each is given to `CLI::Option::transform`, complains in one
/// sentence that says what may stand there, and leaves a text that CLI11 reads as that value.
namespace scrawl::apps {

/// A whole number in decimal digits, both limits allowed. CLI11 by itself lets -1 wrap, and takes
/// 010 for 8.
CLI::Validator whole_number(std::int64_t low, std::int64_t high);

/// A number, both limits allowed; neither NaN nor infinity.
CLI::Validator number(double low, double high);

/// Numbers as `parse_number_list` reads them, at most so many.
CLI::Validator number_list(std::size_t most = SIZE_MAX);

/// One of some names.
CLI::Validator one_of(std::vector<std::pair<std::string, int>> choices);
template <class Enum>
CLI::Validator one_of(const std::vector<std::pair<std::string, Enum>>& choices) {
  std::vector<std::pair<std::string, int>> numbers;
  for (const auto& [name, value] : choices) numbers.emplace_back(name, static_cast<int>(value));
  return one_of(std::move(numbers));
}

}  // namespace scrawl::apps
