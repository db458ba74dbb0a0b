#pragma once

/// The programs: each is a binary of its own in a build, and a subcommand of the installed
/// `scrawl`. They take a program's arguments and return its exit code (`ExitCode`).
namespace scrawl::apps {

int convert_program(int argc, char** argv);
int evaluate_program(int argc, char** argv);
int inspect_program(int argc, char** argv);
int predict_program(int argc, char** argv);
int train_program(int argc, char** argv);

}  // namespace scrawl::apps
