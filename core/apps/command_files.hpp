#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace scrawl::apps {

/// A file of a command, and the option that names it. An empty path is none.
struct CommandFile {
  enum Use { read, written };

  Use use = read;
  std::string option;
  std::filesystem::path path;
};

/// Throws a `CLI::Error`, which names both options, where a file that is written is also another
/// one of the command, by whatever spelling or links, or would have to be the folder of another; or
/// where the shell sends standard output or standard error to one of them. To be asked before
/// anything is read or made. Where an option itself writes to the standard output, what is told to
/// people goes to standard error from now on.
void check_files(std::vector<CommandFile> files);

}  // namespace scrawl::apps
