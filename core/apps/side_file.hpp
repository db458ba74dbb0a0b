#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace scrawl::apps {

/// Says one line to whoever runs the program.
using Warn = std::function<void(const std::string& line)>;

/// A file that a work writes beside its result, again and again. That it cannot be written is no
/// reason to throw the work away: it is told once, and tried again with the next bytes.
class SideFile {
 public:
  /// An empty path is no file: nothing is written then.
  SideFile(std::string path, Warn warn);

  const std::string& path() const { return path_; }
  void write(std::span<const std::byte> bytes);
  /// Whether the last bytes are not where they belong.
  bool failed() const { return failed_; }

 private:
  std::string path_;
  Warn warn_;
  bool failed_ = false;
};

}  // namespace scrawl::apps
