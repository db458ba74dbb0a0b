#include "core/apps/descriptor.hpp"

#include <cerrno>
#include <cstring>

#include "core/error.hpp"

namespace scrawl::apps {

void fail(const std::filesystem::path& path, const std::string& problem) {
  throw Error(path.string() + ": " + problem);
}

void fail_with_errno(const std::filesystem::path& path, const std::string& problem) {
  const int code = errno;
  fail(path, problem + ": " +
                 (code == ELOOP ? "its links lead round in a circle; name the file itself"
                                : std::strerror(code)));
}

}  // namespace scrawl::apps
