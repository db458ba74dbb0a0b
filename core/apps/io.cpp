#include "core/apps/io.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <string>

#include "core/apps/descriptor.hpp"

namespace scrawl::apps {
namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::byte>;

constexpr std::size_t largest_file = std::size_t{512} << 20;

Bytes read_raw(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) fail_with_errno(path, "cannot be opened");
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail_with_errno(path, "cannot be examined");
  if (S_ISDIR(status.st_mode)) fail(path, "is a folder; a file is needed here");
  Bytes bytes;
  std::size_t size = 0;
  while (true) {
    // One byte more than the file's size, so that usually the second read finds the end.
    const auto expected = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) + 1;
    bytes.resize(std::min(std::max(expected, size + (std::size_t{1} << 16)), largest_file + 1));
    const ssize_t got = ::read(file.number(), bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_with_errno(path, "cannot be read");
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > largest_file) fail(path, "is larger than 512 MiB, which nothing here needs");
  }
  bytes.resize(size);
  return bytes;
}

bool is_gzip(std::span<const std::byte> bytes) {
  return bytes.size() >= 2 && bytes[0] == std::byte{0x1f} && bytes[1] == std::byte{0x8b};
}

// Decompresses all members of a gzip file. The page does the same (web/src/learning/gzip.js).
Bytes gunzip(const fs::path& path, Bytes& compressed) {
  z_stream stream{};
  constexpr int gzip_only = 16;
  if (::inflateInit2(&stream, MAX_WBITS + gzip_only) != Z_OK) fail(path, "no memory to unpack it");
  struct End {
    z_stream& stream;
    ~End() { ::inflateEnd(&stream); }
  } const end{stream};

  stream.next_in = reinterpret_cast<Bytef*>(compressed.data());
  stream.avail_in = static_cast<uInt>(compressed.size());
  Bytes bytes(std::min(std::max<std::size_t>(compressed.size() * 4, 1 << 16), largest_file + 1));
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
      // Another member can follow, or zeros that pad the file to whole blocks.
      const std::span rest(compressed.data() + (compressed.size() - stream.avail_in),
                           stream.avail_in);
      if (std::ranges::all_of(rest, [](std::byte b) { return b == std::byte{0}; })) break;
      if (!is_gzip(rest)) {
        fail(path, "the gzip data ends at byte " + std::to_string(compressed.size() - rest.size()) +
                       ", and what follows is something else; fetch the file again");
      }
      if (::inflateReset(&stream) != Z_OK) fail(path, "the gzip data cannot be unpacked");
      continue;
    }
    const bool stuck = result == Z_BUF_ERROR && stream.avail_out > 0;
    if (stuck || (result == Z_OK && stream.avail_in == 0 && stream.avail_out > 0)) {
      fail(path, "the gzip data ends too early; fetch the file again");
    }
    if (result != Z_OK && result != Z_BUF_ERROR) {
      const std::string reason = stream.msg != nullptr ? stream.msg : "wrong data";
      fail(path, "the gzip data is damaged at byte " +
                     std::to_string(compressed.size() - stream.avail_in) + " (" + reason +
                     "); fetch the file again");
    }
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::vector<std::byte> read_file(const fs::path& path) {
  Bytes bytes = read_raw(path);
  return is_gzip(bytes) ? gunzip(path, bytes) : bytes;
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace scrawl::apps
