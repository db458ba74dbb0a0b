// Loaded before a program (LD_PRELOAD), makes one call on a regular file go wrong.
//
// SCRAWL_FAULT="write 3 fail": the third write to a file finds no room; "fsync 1 fail": the first
// fsync fails; "rename 2 fail". With "kill" instead of "fail" the program is killed there: a write
// when half of it is done, the others before they are. "read 1 fail": the disk fails; "read 1 end":
// the file ends there, because somebody has cut it off. SCRAWL_FAULT_LOG is a file that gets a line
// when it happens. SCRAWL_CLOCK_JUMPS=1 makes all clocks jump to and fro by days, over and over.

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
#include <ctime>

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

bool is(const char* how) {
  static const Fault fault;
  return std::strcmp(fault.how, how) == 0;
}

bool is_file(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

int failed(int error) {
  if (is("kill")) ::raise(SIGKILL);
  errno = error;
  return -1;
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  if (!is_file(descriptor) || !strikes("write")) return real_write(descriptor, bytes, size);
  if (is("kill")) real_write(descriptor, bytes, size / 2);
  return failed(ENOSPC);
}

ssize_t read(int descriptor, void* bytes, size_t size) {
  static const auto real_read = real<ssize_t (*)(int, void*, size_t)>("read");
  if (!is_file(descriptor) || !strikes("read")) return real_read(descriptor, bytes, size);
  return is("end") ? 0 : failed(EIO);
}

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  static const auto real_clock = real<int (*)(clockid_t, timespec*)>("clock_gettime");
  static const bool jumps = std::getenv("SCRAWL_CLOCK_JUMPS") != nullptr;
  static std::atomic<unsigned> count{0};
  const int result = real_clock(clock, time);
  constexpr unsigned often = 3, day = 24 * 3600;
  if (jumps && ++count % often == 0) time->tv_sec += (count * 2654435761U) % (20 * day) - 10L * day;
  return result;
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
