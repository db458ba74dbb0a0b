#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace scrawl::apps {

/// Explains what is wrong with the arguments in one plain sentence, with the options as they were
/// typed, or with file and line if they come from a recipe. Replaces CLI11's own messages.
std::string explain(const CLI::App& app, const CLI::ParseError& error);

}  // namespace scrawl::apps
