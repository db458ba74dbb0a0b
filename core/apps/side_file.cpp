#include "core/apps/side_file.hpp"

#include <utility>

#include "core/apps/io.hpp"
#include "core/error.hpp"

namespace scrawl::apps {

SideFile::SideFile(std::string path, Warn warn) : path_(std::move(path)), warn_(std::move(warn)) {}

void SideFile::write(std::span<const std::byte> bytes) {
  if (path_.empty()) return;
  try {
    write_file(path_, bytes);
    failed_ = false;
  } catch (const Error& error) {
    if (!std::exchange(failed_, true)) {
      warn_(std::string("warning: ") + error.what() + "; the work goes on without it");
    }
  }
}

}  // namespace scrawl::apps
