// Loaded before a program (LD_PRELOAD), makes one call on a regular file go wrong.
//
// SCRAWL_FAULT="write 3 fail": the third write to a file finds no room; "fsync 1 fail": the first
// fsync fails; "rename 2 fail". With "kill" instead of "fail" the program is killed there: a write
// when half of it is done, the others before they are. SCRAWL_FAULT_LOG is a file that gets a line
// when it happens.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

struct Fault {
  char call[16] = "";
  long at = 0;
  char how[16] = "";
  Fault() {
    const char* asked = std::getenv("SCRAWL_FAULT");
    if (asked != nullptr) std::sscanf(asked, "%15s %ld %15s", call, &at, how);
  }
};

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

const auto real_write = real<ssize_t (*)(int, const void*, size_t)>("write");

// Whether this call is the one; tells the log so.
bool strikes(const char* call) {
  static const Fault fault;
  static std::atomic<long> count{0};
  if (std::strcmp(call, fault.call) != 0 || ++count != fault.at) return false;
  if (const char* log = std::getenv("SCRAWL_FAULT_LOG")) {
    const int file = ::open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    real_write(file, "struck\n", 7);
    ::close(file);
  }
  return true;
}

bool kills() {
  static const Fault fault;
  return std::strcmp(fault.how, "kill") == 0;
}

bool is_file(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

int failed(int error) {
  if (kills()) ::raise(SIGKILL);
  errno = error;
  return -1;
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  if (!is_file(descriptor) || !strikes("write")) return real_write(descriptor, bytes, size);
  if (kills()) real_write(descriptor, bytes, size / 2);
  return failed(ENOSPC);
}

int fsync(int descriptor) {
  if (is_file(descriptor) && strikes("fsync")) return failed(EIO);
  static const auto real_fsync = real<int (*)(int)>("fsync");
  return real_fsync(descriptor);
}

int rename(const char* from, const char* to) noexcept {
  if (strikes("rename")) return failed(EIO);
  static const auto real_rename = real<int (*)(const char*, const char*)>("rename");
  return real_rename(from, to);
}
}
