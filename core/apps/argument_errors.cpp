#include "core/apps/argument_errors.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/apps/recipe.hpp"
#include "core/edit_distance.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

// The option with a similar name; empty if there is none.
std::string similar_option(const CLI::App& app, std::string_view typed) {
  constexpr std::size_t longest = 40;
  std::pair<std::size_t, std::string> nearest{3, ""};  // a distance of 3 is no longer similar
  if (typed.size() > longest) return {};
  for (const CLI::Option* option : app.get_options()) {
    const std::string name = option->get_name();
    nearest = std::min(nearest, {edit_distance(typed, name), name});
  }
  return nearest.second;
}

// An explanation if some arguments belong to no option.
std::optional<std::string> explain_extras(const CLI::App& app) {
  const std::vector<std::string> extras = app.remaining();
  if (extras.empty()) return std::nullopt;
  const auto dashed = std::ranges::find_if(
      extras, [](const std::string& extra) { return extra.size() > 1 && extra[0] == '-'; });
  if (dashed == extras.end()) {
    return in_quotes(extras[0]) + " belongs to no option; write one before it, and give it once";
  }
  const std::string typed = dashed->substr(0, dashed->find('='));
  const std::string name = similar_option(app, typed);
  return "there is no option " + in_quotes(typed) + (name.empty() ? "" : "; is it " + name + "?");
}

// An explanation if an option is missing, or excludes or needs another one.
std::optional<std::string> explain_combination(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->count() == 0) {
      if (!option->get_required()) continue;
      return option->get_name() + " is missing: " + option->get_description();
    }
    for (const CLI::Option* other : option->get_excludes()) {
      if (other->count() == 0) continue;
      return option->get_name() + " and " + other->get_name() +
             " do not go together; leave one out";
    }
    for (const CLI::Option* other : option->get_needs()) {
      if (other->count() == 0)
        return option->get_name() + " needs " + other->get_name() + " as well";
    }
  }
  return std::nullopt;
}

// The first option that a message of CLI11 mentions.
const CLI::Option* mentioned_option(const CLI::App& app, std::string_view message) {
  const auto in_name = [](char c) {
    return c == '-' || std::isalnum(static_cast<unsigned char>(c));
  };
  const CLI::Option* first = nullptr;
  std::size_t first_start = std::string_view::npos;
  for (const CLI::Option* option : app.get_options()) {
    const std::string name = option->get_name();
    const std::size_t start = message.find(name);
    const std::size_t end = start + name.size();
    if (start >= first_start || (end < message.size() && in_name(message[end]))) continue;
    first = option;
    first_start = start;
  }
  return first;
}

// An explanation for wrong values of one option.
std::string explain_values(const CLI::Option& option, const CLI::ParseError& error) {
  const std::string name = option.get_name();
  if (option.get_expected_max() == 0) return name + ": takes no value; leave out what follows it";
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return error.what();
  if (option.count() == 0) return name + ": its value is missing: " + option.get_description();
  return name + ": has " + std::to_string(option.count()) + " values; give it once";
}

}  // namespace

std::string explain(const CLI::App& app, const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::ConfigError*>(&error) != nullptr)
    return error.what();  // of recipe.cpp
  if (dynamic_cast<const CLI::FileError*>(&error) != nullptr) {
    return app.get_config_ptr()->as<std::string>() + ": there is no such recipe that can be read";
  }
  if (const CLI::Option* option = mentioned_option(app, error.what());
      dynamic_cast<const CLI::ValidationError*>(&error) != nullptr ||
      dynamic_cast<const CLI::ConversionError*>(&error) != nullptr ||
      dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    if (option == nullptr) return error.what();
    const std::string text = explain_values(*option, error);
    const auto place = place_in_recipe(app, option->get_name());
    return place ? *place + text.substr(text.find_first_not_of('-')) : text;
  }
  if (const auto text = explain_extras(app)) return *text;
  return explain_combination(app).value_or(error.what());
}

}  // namespace scrawl::apps
