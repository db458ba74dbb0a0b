#pragma once

#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <fstream>
#include <new>

#include "core/function_ref.hpp"

namespace scrawl::testing {

/// Runs `work` in a child process that may map so many bytes more than this one has mapped. Returns
/// whether it got to its end; what it throws, but for the lack of memory, counts as an end.
inline bool fits_in(std::size_t bytes, FunctionRef<void()> work) {
  // What lies free already would come on top: large blocks always go back to the system, and so do
  // small ones at the end.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 17);
  ::malloc_trim(0);
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const std::size_t mapped = pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit limit{mapped + bytes, mapped + bytes};
    int code = ::setrlimit(RLIMIT_AS, &limit);
    try {
      work();
    } catch (const std::bad_alloc&) {
      code = 1;
    } catch (...) {
      // An answer like any other.
    }
    ::_exit(code);
  }
  int status = -1;
  return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace scrawl::testing
