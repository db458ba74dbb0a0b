#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "native_tests/fuzz/fuzz.hpp"

namespace scrawl::fuzz {

/// A file in memory, for what reads files by their paths.
class TemporaryFile {
 public:
  TemporaryFile(const std::uint8_t* data, std::size_t size) : file_(::memfd_create("fuzz", 0)) {
    require(file_ >= 0 && ::write(file_, data, size) == static_cast<ssize_t>(size));
  }
  ~TemporaryFile() { ::close(file_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

}  // namespace scrawl::fuzz
