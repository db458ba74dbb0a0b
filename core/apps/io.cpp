#include "core/apps/io.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "core/error.hpp"

namespace scrawl::apps {
namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::byte>;

constexpr std::size_t largest_file = std::size_t{512} << 20;

[[noreturn]] void fail(const fs::path& path, const std::string& problem) {
  throw Error(path.string() + ": " + problem);
}
[[noreturn]] void fail_with_errno(const fs::path& path, const std::string& problem) {
  fail(path, problem + ": " + std::strerror(errno));
}

// An open file that closes itself.
class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  File& operator=(File&&) = delete;

  int descriptor() const { return descriptor_; }
  int close() { return ::close(std::exchange(descriptor_, -1)); }

 private:
  int descriptor_;
};

Bytes read_raw(const fs::path& path) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.descriptor() < 0) fail_with_errno(path, "cannot be opened");
  struct stat status {};
  if (::fstat(file.descriptor(), &status) != 0) fail_with_errno(path, "cannot be examined");
  if (S_ISDIR(status.st_mode)) fail(path, "is a folder; a file is needed here");
  Bytes bytes;
  std::size_t size = 0;
  while (true) {
    // One byte more than the file says, so that the last read finds the end.
    const auto expected = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) + 1;
    bytes.resize(std::min(std::max(expected, size + (std::size_t{1} << 16)), largest_file + 1));
    const ssize_t got = ::read(file.descriptor(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_with_errno(path, "cannot be read");
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > largest_file) fail(path, "is larger than 512 MiB, which nothing here needs");
  }
  bytes.resize(size);
  return bytes;
}

bool is_gzip(const Bytes& bytes) {
  return bytes.size() >= 2 && bytes[0] == std::byte{0x1f} && bytes[1] == std::byte{0x8b};
}

// All members of a gzip file, one after the other.
Bytes gunzip(const fs::path& path, Bytes& packed) {
  z_stream stream{};
  constexpr int gzip_only = 16;
  if (::inflateInit2(&stream, MAX_WBITS + gzip_only) != Z_OK) fail(path, "no memory to unpack it");
  struct End {
    z_stream& stream;
    ~End() { ::inflateEnd(&stream); }
  } const end{stream};

  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  Bytes bytes(std::min(std::max<std::size_t>(packed.size() * 4, 1 << 16), largest_file + 1));
  std::size_t size = 0;
  while (true) {
    if (size == bytes.size()) {
      if (size > largest_file) {
        fail(path, "unpacks to more than 512 MiB, which nothing here needs; is it the right file?");
      }
      bytes.resize(std::min(2 * size, largest_file + 1));
    }
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + size);
    stream.avail_out = static_cast<uInt>(bytes.size() - size);
    const int result = ::inflate(&stream, Z_NO_FLUSH);
    size = bytes.size() - stream.avail_out;
    if (result == Z_STREAM_END) {
      if (stream.avail_in == 0) break;
      if (::inflateReset(&stream) != Z_OK) fail(path, "the gzip data cannot be unpacked");
      continue;
    }
    const bool stuck = result == Z_BUF_ERROR && stream.avail_out > 0;
    if (stuck || (result == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)) {
      fail(path, "the gzip data ends too early; fetch the file again");
    }
    if (result != Z_OK && result != Z_BUF_ERROR) {
      const std::string reason = stream.msg != nullptr ? stream.msg : "wrong data";
      fail(path, "the gzip data is damaged at byte " + std::to_string(stream.total_in) + " (" +
                     reason + "); fetch the file again");
    }
  }
  bytes.resize(size);
  return bytes;
}

// A new file with a name that nothing else has, in the folder of the file that it will become.
struct Draft {
  fs::path path;
  File file;
};

// Where the bytes will really go: through links, so that a link stays one.
fs::path destination(const fs::path& path) {
  std::error_code ignored;
  const fs::path target = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path) : path;
  if (target.filename().empty()) fail(path, "names no file to write to");
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (!fs::is_directory(folder, ignored)) {
    fail(path, "cannot be written: there is no folder " + folder.string());
  }
  if (fs::exists(target, ignored)) {
    if (!fs::is_regular_file(target, ignored)) {
      fail(path, "cannot be written: it is there and is no regular file");
    }
    if (::access(target.c_str(), W_OK) != 0) fail_with_errno(path, "cannot be written");
  }
  return target;
}

constexpr std::string_view draft_ending = ".XXXXXX";  ///< mkostemp's pattern

// Locked as long as its writer lives, which tells it from an abandoned one.
Draft open_draft(const fs::path& path, const fs::path& target) {
  std::string name = target.parent_path() / ".";
  name.append(target.filename().string()).append(draft_ending);
  File file(::mkostemp(name.data(), O_CLOEXEC));
  if (file.descriptor() < 0) fail_with_errno(path, "cannot be written");
  ::flock(file.descriptor(), LOCK_EX | LOCK_NB);  // where there are no locks, nothing is cleared
  return {name, std::move(file)};
}

void remove_abandoned_drafts(const fs::path& target) {
  std::string start(".");
  start.append(target.filename().string()).append(".");
  const std::size_t length = start.size() + draft_ending.size() - 1;
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.size() != length || !name.starts_with(start)) continue;
    const File draft(::open(entry->path().c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
    if (draft.descriptor() >= 0 && ::flock(draft.descriptor(), LOCK_EX | LOCK_NB) == 0) {
      ::unlink(entry->path().c_str());
    }
  }
}

void write_all(const fs::path& path, int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail_with_errno(path, "cannot be written");
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
}

// The permissions that an ordinary new file would get, or those that the old one has.
mode_t permissions(const fs::path& target) {
  struct stat status {};
  if (::stat(target.c_str(), &status) == 0) return status.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

std::vector<std::byte> read_file(const fs::path& path) {
  Bytes bytes = read_raw(path);
  return is_gzip(bytes) ? gunzip(path, bytes) : bytes;
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void write_file(const fs::path& path, std::span<const std::byte> bytes) {
  const fs::path target = destination(path);
  Draft draft = open_draft(path, target);
  try {
    write_all(path, draft.file.descriptor(), bytes);
    if (::fchmod(draft.file.descriptor(), permissions(target)) != 0 ||
        ::fsync(draft.file.descriptor()) != 0 || draft.file.close() != 0 ||
        ::rename(draft.path.c_str(), target.c_str()) != 0) {
      fail_with_errno(path, "cannot be written");
    }
  } catch (...) {
    ::unlink(draft.path.c_str());
    throw;
  }
  // The folder too, so that the new name is as safe as the bytes; some file systems cannot.
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  const File listing(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (listing.descriptor() >= 0) ::fsync(listing.descriptor());
}

void check_writable(const fs::path& path) {
  const fs::path target = destination(path);
  remove_abandoned_drafts(target);
  const Draft draft = open_draft(path, target);
  ::unlink(draft.path.c_str());
}

}  // namespace scrawl::apps
