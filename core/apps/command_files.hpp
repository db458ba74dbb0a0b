#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace scrawl::apps {

/// A file of a command, and the option that names it. Ignored if the path is empty.
struct CommandFile {
  enum Use { read, written };

  Use use = read;
  std::string option;
  std::filesystem::path path;
};

/// Throws a `CLI::Error` with both options if a file that would be written is another file of the
/// command, too (by whatever spelling or links), or would have to be the folder of another, or if
/// the shell redirects standard output or standard error to one of the files. Call before anything
/// is read or created. If an option writes its file to standard output, messages go to standard
/// error from then on.
void check_files(std::vector<CommandFile> files);

}  // namespace scrawl::apps
