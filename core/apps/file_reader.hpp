#pragma once

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "core/apps/descriptor.hpp"

namespace scrawl::apps {

/// Reads a file piece by piece; gzip data is decompressed, whatever the file's name. Every failure
/// is an `Error` that begins with the file's name.
class FileReader {
 public:
  /// More than this, compressed or decompressed, is refused.
  static constexpr std::size_t largest_file = std::size_t{512} << 20;

  explicit FileReader(std::filesystem::path path);
  ~FileReader();
  FileReader(const FileReader&) = delete;
  FileReader& operator=(const FileReader&) = delete;

  /// Fills `out` from its beginning. Returns how many bytes it got: less than asked for only at the
  /// end of the file.
  std::size_t read(std::span<std::byte> out);
  /// How many bytes `read` will give in all, as far as known: the file's own size, 0 for pipes.
  std::size_t expected_size() const { return expected_size_; }

 private:
  std::size_t read_raw(std::span<std::byte> out);
  /// Gets more compressed bytes, behind those that are left. False at the end of the file.
  bool refill();
  std::size_t inflate(std::span<std::byte> out);
  /// After a gzip member: whether another one follows. Zeros may, which pad a file to whole blocks.
  bool next_member();
  /// The position in the file of the next compressed byte.
  std::size_t position() const { return raw_size_ - stream_.avail_in; }

  std::filesystem::path path_;
  Descriptor file_;
  std::size_t expected_size_ = 0;
  std::size_t raw_size_ = 0, size_ = 0;  ///< bytes so far, as in the file and as given out
  std::vector<std::byte> input_;         ///< what `stream_` reads; first the file's beginning
  std::size_t given_ = 0;                ///< of `input_`, if the file is not compressed
  z_stream stream_{};
  bool compressed_ = false, ended_ = false;
};

}  // namespace scrawl::apps
