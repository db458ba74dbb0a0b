#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

/// Reading and writing files. Every failure is an `Error` that begins with the file's name.
namespace scrawl::apps {

/// The bytes of a file; gzip data is decompressed, whatever the file's name. Throws `Error` for
/// more than 512 MiB, compressed or decompressed.
std::vector<std::byte> read_file(const std::filesystem::path& path);

class FileReader;

/// `bytes`, which `reader` has given so far, and all that it still has.
std::vector<std::byte> read_rest(FileReader& reader, std::vector<std::byte> bytes);

/// The same bytes as text.
std::string_view as_text(std::span<const std::byte> bytes);

/// Replaces a file atomically: writes a temporary file beside it and renames that, so that readers
/// find either the old bytes or the new ones, even after a loss of power. Follows links. Pipes,
/// terminals and open files of this process (/dev/stdout) are written to directly.
void write_file(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// Throws `Error` if `write_file` would fail; call before hours of computing. Leaves no file
/// behind, and removes temporary files of programs that were killed while they wrote this file.
void check_writable(const std::filesystem::path& path);

}  // namespace scrawl::apps
