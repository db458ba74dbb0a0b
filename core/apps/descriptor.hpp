#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <utility>

namespace scrawl::apps {

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;

  /// Negative if the file could not be opened; then `errno` has the reason.
  int number() const { return number_; }
  int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

/// Throw an `Error` that begins with the file's name. The second one appends the text for `errno`.
[[noreturn]] void fail(const std::filesystem::path& path, const std::string& problem);
[[noreturn]] void fail_with_errno(const std::filesystem::path& path, const std::string& problem);

}  // namespace scrawl::apps
