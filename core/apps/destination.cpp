#include "core/apps/destination.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <string>

#include "core/apps/descriptor.hpp"

namespace scrawl::apps {
namespace {

namespace fs = std::filesystem;

// The descriptor, if the path names an open file of this process: /dev/fd/1, or on Linux
// /proc/self/fd/1, to which /dev/fd/1 and /dev/stdout lead. Such a link must not be followed to a
// path and opened: the file may have been renamed, replaced or deleted.
int own_descriptor(const fs::path& path) {
  std::error_code error;
  const fs::path folder = fs::canonical(path.parent_path(), error);
  if (error || (folder != "/dev/fd" && folder != "/proc/" + std::to_string(::getpid()) + "/fd")) {
    return -1;
  }
  const std::string name = path.filename().string();
  int number = -1;
  const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), number);
  return problem == std::errc{} && end == name.data() + name.size() ? number : -1;
}

bool can_write(int descriptor) {
  const int flags = ::fcntl(descriptor, F_GETFL);
  if (flags >= 0 && (flags & O_ACCMODE) == O_RDONLY) errno = EBADF;
  return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
}

}  // namespace

Destination follow_links(const fs::path& path) {
  constexpr int max_links = 40;  // Linux follows as many
  Destination result{.path = path};
  for (int links = 0; links <= max_links; ++links) {
    result.descriptor = own_descriptor(result.path);
    result.stream = result.descriptor >= 0;
    std::error_code error;
    if (result.stream || !fs::is_symlink(result.path, error)) return result;
    const fs::path next = fs::read_symlink(result.path, error);
    if (error) return result;                        // opening the path will report the error
    result.path = result.path.parent_path() / next;  // `next` alone if it is absolute
  }
  errno = ELOOP;
  fail_with_errno(path, "cannot be followed");
}

Destination destination_of(const fs::path& path) {
  Destination result = follow_links(path);
  if (result.stream) {
    if (!can_write(result.descriptor)) fail_with_errno(path, "cannot be written");
    return result;
  }
  if (result.path.filename().empty()) fail(path, "names no file to write to");
  struct stat status {};
  if (::stat(result.path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) fail(path, "cannot be written: it is a folder");
    result.stream = S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode);
    if (!result.stream && !S_ISREG(status.st_mode)) {
      fail(path, "cannot be written: it is there and is no file");
    }
    if (::access(result.path.c_str(), W_OK) != 0) fail_with_errno(path, "cannot be written");
    return result;
  }
  const int problem = errno;
  const fs::path folder = result.path.has_parent_path() ? result.path.parent_path() : ".";
  std::error_code ignored;
  if (problem == ENOENT && !fs::is_directory(folder, ignored)) {
    fail(path, "cannot be written: there is no folder " + folder.string());
  }
  errno = problem;
  if (problem != ENOENT) fail_with_errno(path, "cannot be written");
  return result;
}

}  // namespace scrawl::apps
