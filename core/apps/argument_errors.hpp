#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace scrawl::apps {

/// What was wrong with the arguments, in one plain sentence that names the options as they are
/// typed, and where they stand in a recipe; instead of what CLI11 says to programmers.
std::string explain(const CLI::App& app, const CLI::ParseError& error);

}  // namespace scrawl::apps
