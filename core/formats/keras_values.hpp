#pragma once

#include <string_view>
#include <vector>

#include "core/formats/network_draft.hpp"
#include "core/json.hpp"

/// Members of a Keras layer's config, each with the value that it has where it is missing.
namespace scrawl::formats::keras {

bool flag(const json::Node& config, std::string_view key, bool otherwise);
double number(const json::Node& config, std::string_view key, double otherwise);
/// Height and width of a pair, or of one number for both; neither is below `least`.
Sides pair(const json::Node& config, std::string_view key, Sides otherwise, std::int64_t least = 1);
/// The numbers of a list, of lists in it, or one number; empty where it is missing or null.
std::vector<double> numbers(const json::Node& config, std::string_view key);

}  // namespace scrawl::formats::keras
