#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace CLI {
class App;  // its header takes a compiler many seconds
}

/// What the binaries do alike with their command lines.
namespace scrawl::apps {

/// Exit codes: 0 all went well, 1 something failed (one line on standard error says what), 2 the
/// arguments are wrong, 130 interrupted (what was there has been saved).
enum ExitCode { success = 0, failure = 1, bad_arguments = 2, interrupted = 130 };

/// One line on standard error, after what standard output has.
void print_error(std::string_view program, std::string_view message);

/// Parses the arguments, runs `body` and turns every exception into one line and an exit code.
int run(CLI::App& app, int argc, char** argv, const std::function<int()>& body);

/// Numbers as people list them: "1-24", "3", "1,4-6". Throws `CLI::ValidationError`.
std::set<int> parse_number_list(const std::string& text);

/// The arguments as typed, for the records: paths are cut to their last part, and what does not
/// change the results is left out.
std::string command_without_paths(int argc, char** argv);

/// Threads that a binary should use when nobody says how many: one for each processor.
int all_processors();

}  // namespace scrawl::apps
