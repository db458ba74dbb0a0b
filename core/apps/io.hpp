#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

/// Files, as all binaries use them. Every failure is an `Error` that begins with the file's name.
namespace scrawl::apps {

/// The whole file; gzip data is decompressed, whatever the name says. Refuses what is (or grows to)
/// more than 512 MiB.
std::vector<std::byte> read_file(const std::filesystem::path& path);

/// The same bytes as text.
std::string_view as_text(std::span<const std::byte> bytes);

/// Writes beside the file first and renames then: whoever reads the file finds the old bytes or the
/// new ones, whole, even after a loss of power. Links stay links, and what is no file but a pipe, a
/// terminal or an open file of this process (/dev/stdout) is written into as it is.
void write_file(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// Whether `write_file` could work, to be asked before hours of computing. Leaves no trace, and
/// clears away those of programs that were killed while they wrote this file.
void check_writable(const std::filesystem::path& path);

}  // namespace scrawl::apps
