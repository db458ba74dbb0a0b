#pragma once

#include <optional>
#include <string>

namespace CLI {
class App;
}

/// A recipe: a TOML file with a program's options, one on each line.
namespace scrawl::apps {

/// Adds `--config FILE`. Options on the command line override those in the file.
void add_recipe_option(CLI::App& app);

/// File and line of the recipe that set this option; none if the recipe did not.
std::optional<std::string> place_in_recipe(const CLI::App& app, const std::string& option);

}  // namespace scrawl::apps
