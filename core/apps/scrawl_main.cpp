// scrawl: all programs in one, so that none takes a common name in a folder of many people's.

#include <iostream>
#include <string>
#include <string_view>

#include "core/apps/command_line.hpp"
#include "core/apps/programs.hpp"
#include "core/printable.hpp"
#include "core/version.hpp"

namespace {

using namespace scrawl;
using namespace scrawl::apps;

struct Command {
  std::string_view name, what;
  int (*run)(int argc, char** argv);
};
constexpr Command commands[] = {
    {"inspect", "show what a file or folder of digits holds", inspect_program},
    {"train", "train a network and write it to a file", train_program},
    {"evaluate", "tell how well a network reads labelled digits", evaluate_program},
    {"predict", "read the digits in pictures, drawings and Kaggle's rows", predict_program},
    {"convert", "convert models from and to ONNX and TensorFlow.js", convert_program},
};

void print_help() {
  std::cout << "Reads handwritten digits and numbers.\n\n"
               "usage: scrawl COMMAND [OPTION...]\n\n";
  for (const auto& [name, what, run] : commands) {
    std::cout << "  " << name << std::string(10 - name.size(), ' ') << what << '\n';
  }
  std::cout << "\nscrawl COMMAND --help lists a command's options, scrawl --version the version.\n";
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view asked = argc > 1 ? argv[1] : "";
  for (const auto& [name, what, run] : commands) {
    if (asked != name) continue;
    std::string command = "scrawl " + std::string(name);
    argv[1] = command.data();
    return run(argc - 1, argv + 1);
  }
  if (asked == "--version") {
    std::cout << "scrawl " << version() << '\n';
    return success;
  }
  if (asked == "--help" || asked == "-h") {
    print_help();
    return success;
  }
  print_error("scrawl", asked.empty() ? "a command is missing (scrawl --help lists all)"
                                      : "there is no command " + in_quotes(asked) +
                                            " (scrawl --help lists all)");
  return bad_arguments;
}
