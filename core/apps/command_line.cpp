#include "core/apps/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <exception>
#include <iostream>
#include <new>
#include <string_view>
#include <thread>

#include "core/apps/argument_errors.hpp"
#include "core/printable.hpp"
#include "core/version.hpp"

namespace scrawl::apps {
namespace {

constexpr int largest_in_list = 1'000'000;

int fail_with(const CLI::App& app, std::string message, int code) {
  std::ranges::replace(message, '\n', ' ');
  print_error(app.get_name(), message);
  return code;
}

// Parses "3" or "3-7"; false for anything else.
bool read_range(std::string_view text, int& first, int& last) {
  const char* end = text.data() + text.size();
  auto [rest, error] = std::from_chars(text.data(), end, first);
  if (error != std::errc{}) return false;
  last = first;
  if (rest != end && *rest == '-') {
    const auto second = std::from_chars(rest + 1, end, last);
    if (second.ec != std::errc{}) return false;
    rest = second.ptr;
  }
  return rest == end && first >= 0 && first <= last && last <= largest_in_list;
}

}  // namespace

void print_error(std::string_view program, std::string_view message) {
  std::cout.flush();
  std::cerr << program << ": " << printable(message) << '\n';
}

int run(CLI::App& app, int argc, char** argv, const std::function<int()>& body) {
  const std::string called = argc > 0 ? argv[0] : "";
  if (called == "scrawl " + app.get_name()) app.name(called);  // as a subcommand
  app.set_version_flag("--version", "scrawl " + std::string(version()),
                       "Print the version and exit");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    return fail_with(app, explain(app, error) + " (" + app.get_name() + " --help lists all)",
                     bad_arguments);
  }
  try {
    const int code = body();
    std::cout.flush();
    if (!std::cout) return fail_with(app, "the output cannot be written", failure);
    return code;
  } catch (const CLI::Error& error) {
    return fail_with(app, error.what(), bad_arguments);
  } catch (const std::bad_alloc&) {
    return fail_with(app, "not enough memory", failure);
  } catch (const std::exception& error) {
    return fail_with(app, error.what(), failure);
  }
}

std::set<int> parse_number_list(const std::string& text) {
  std::set<int> numbers;
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t comma = std::min(text.find(',', start), text.size());
    int first = 0;
    int last = 0;
    if (!read_range(std::string_view(text).substr(start, comma - start), first, last)) {
      throw CLI::ValidationError(in_quotes(text) + " is no list of numbers such as 1-24 or 3,7");
    }
    for (int number = first; number <= last; ++number) numbers.insert(number);
    start = comma + 1;
  }
  return numbers;
}

// Options for the place of results and the number of threads, which do not affect the results.
constexpr std::string_view without_effect[] = {"--output", "--checkpoint", "--checkpoint-every",
                                               "--resume", "--history",    "--report",
                                               "--threads"};

std::string command_without_paths(int argc, char** argv) {
  const auto last_part = [](const std::string& argument) {
    const std::size_t end = argument.find_last_not_of('/');
    if (end == std::string::npos) return argument;
    const std::size_t slash = argument.rfind('/', end);
    if (slash == std::string::npos) return argument;
    const std::size_t equals = argument.find('=');  // --option=path
    const std::string option = equals < slash ? argument.substr(0, equals + 1) : "";
    return option + argument.substr(slash + 1, end - slash);
  };
  std::string command = last_part(argv[0]);
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const std::string name = argument.substr(0, argument.find('='));
    if (std::ranges::find(without_effect, name) != std::end(without_effect)) {
      if (name == argument) ++i;
      continue;
    }
    command += " " + last_part(argument);
  }
  return command;
}

int all_processors() {
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace scrawl::apps
