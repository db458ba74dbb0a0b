#pragma once

#include <optional>
#include <string>

namespace CLI {
class App;
}

/// A recipe: a TOML file with options of a program, each in a line of its own.
namespace scrawl::apps {

/// Adds `--config FILE`. What is on the command line goes before what is in the file.
void add_recipe_option(CLI::App& app);

/// File and line that gave this option its value; nothing when it is from elsewhere.
std::optional<std::string> place_in_recipe(const CLI::App& app, const std::string& option);

}  // namespace scrawl::apps
