#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace CLI {
class App;  // declared only: including its header takes seconds of compilation
}

/// The common part of the binaries' command lines.
namespace scrawl::apps {

/// Exit codes: 0 success, 1 failure (with one line on standard error), 2 wrong arguments, 130
/// interrupted (with the state saved).
enum ExitCode { success = 0, failure = 1, bad_arguments = 2, interrupted = 130 };

/// Prints one line on standard error, after flushing standard output.
void print_error(std::string_view program, std::string_view message);

/// Parses the arguments, runs `body` and turns every exception into one line on standard error and
/// an exit code.
int run(CLI::App& app, int argc, char** argv, const std::function<int()>& body);

/// Parses lists of numbers such as "1-24", "3" or "1,4-6". Throws `CLI::ValidationError`.
std::set<int> parse_number_list(const std::string& text);

/// The command as typed, for a model's provenance: with only the last part of each path, and
/// without options that do not affect the results.
std::string command_without_paths(int argc, char** argv);

/// The default number of threads: one for each processor.
int all_processors();

}  // namespace scrawl::apps
