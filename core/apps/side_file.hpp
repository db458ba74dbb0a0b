#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace scrawl::apps {

/// Prints a warning of one line.
using Warn = std::function<void(const std::string& line)>;

/// A file that a program writes repeatedly beside its result, such as a checkpoint. If writing
/// fails, the program goes on: it warns once, and tries again with the next bytes.
class SideFile {
 public:
  /// With an empty path nothing is written.
  SideFile(std::string path, Warn warn);

  const std::string& path() const { return path_; }
  void write(std::span<const std::byte> bytes);
  /// Whether the last bytes could not be written.
  bool failed() const { return failed_; }

 private:
  std::string path_;
  Warn warn_;
  bool failed_ = false;
};

}  // namespace scrawl::apps
