#include "core/apps/file_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace scrawl::apps {
namespace {

constexpr std::size_t input_block = std::size_t{256} << 10;

}  // namespace

FileReader::FileReader(std::filesystem::path path)
    : path_(std::move(path)), file_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC)), input_(2) {
  if (file_.number() < 0) fail_with_errno(path_, "cannot be opened");
  struct stat status {};
  if (::fstat(file_.number(), &status) != 0) fail_with_errno(path_, "cannot be examined");
  if (S_ISDIR(status.st_mode)) fail(path_, "is a folder; a file is needed here");
  expected_size_ = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  input_.resize(read_raw(input_));
  compressed_ = input_.size() == 2 && input_[0] == std::byte{0x1f} && input_[1] == std::byte{0x8b};
  if (!compressed_) return;
  constexpr int gzip_only = 16;
  if (::inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK) {
    fail(path_, "no memory to unpack it");
  }
  stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
  stream_.avail_in = static_cast<uInt>(input_.size());
}

FileReader::~FileReader() {
  if (compressed_) ::inflateEnd(&stream_);
}

std::size_t FileReader::read(std::span<std::byte> out) {
  std::size_t got = 0;
  if (compressed_) {
    got = inflate(out);
  } else {
    got = std::min(out.size(), input_.size() - given_);
    std::copy_n(input_.begin() + static_cast<std::ptrdiff_t>(given_), got, out.begin());
    given_ += got;
    got += read_raw(out.subspan(got));
  }
  size_ += got;
  return got;
}

std::size_t FileReader::read_raw(std::span<std::byte> out) {
  std::size_t size = 0;
  while (size < out.size()) {
    const ssize_t got = ::read(file_.number(), out.data() + size, out.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_with_errno(path_, "cannot be read");
    if (got == 0) {
      // Another program has cut it off since it was opened: what is there is no whole file.
      if (raw_size_ + size < expected_size_) fail(path_, "became shorter while it was read");
      break;
    }
    size += static_cast<std::size_t>(got);
  }
  raw_size_ += size;
  if (raw_size_ > largest_file) fail(path_, "is larger than 512 MiB, which nothing here needs");
  return size;
}

bool FileReader::refill() {
  const std::size_t left = stream_.avail_in;
  std::vector<std::byte> next(left + input_block);
  if (left > 0) std::memcpy(next.data(), stream_.next_in, left);
  const std::size_t got = read_raw(std::span(next).subspan(left));
  input_ = std::move(next);
  stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
  stream_.avail_in = static_cast<uInt>(left + got);
  return got > 0;
}

bool FileReader::next_member() {
  while (stream_.avail_in < 2 && refill()) {
  }
  if (stream_.avail_in >= 2 && stream_.next_in[0] == 0x1f && stream_.next_in[1] == 0x8b) {
    if (::inflateReset(&stream_) != Z_OK) fail(path_, "the gzip data cannot be unpacked");
    return true;
  }
  const std::size_t end = position();
  do {
    for (; stream_.avail_in > 0; --stream_.avail_in, ++stream_.next_in) {
      if (*stream_.next_in == 0) continue;
      fail(path_, "the gzip data ends at byte " + std::to_string(end) +
                      ", and what follows is something else; fetch the file again");
    }
  } while (refill());
  return false;
}

std::size_t FileReader::inflate(std::span<std::byte> out) {
  stream_.next_out = reinterpret_cast<Bytef*>(out.data());
  stream_.avail_out = static_cast<uInt>(out.size());
  while (stream_.avail_out > 0 && !ended_) {
    const bool more = stream_.avail_in > 0 || refill();
    const int result = ::inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      ended_ = !next_member();
    } else if (result == Z_BUF_ERROR && !more) {
      fail(path_, "the gzip data ends too early; fetch the file again");
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      const std::string reason = stream_.msg != nullptr ? stream_.msg : "wrong data";
      fail(path_, "the gzip data is damaged at byte " + std::to_string(position()) + " (" + reason +
                      "); fetch the file again");
    }
  }
  const std::size_t got = out.size() - stream_.avail_out;
  if (size_ + got > largest_file) {
    fail(path_, "unpacks to more than 512 MiB, which nothing here needs; is it the right file?");
  }
  return got;
}

}  // namespace scrawl::apps
