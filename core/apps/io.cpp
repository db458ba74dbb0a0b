#include "core/apps/io.hpp"

#include <algorithm>

#include "core/apps/file_reader.hpp"

namespace scrawl::apps {

std::vector<std::byte> read_rest(FileReader& reader, std::vector<std::byte> bytes) {
  std::size_t size = bytes.size();
  // One byte more than the file's size, so that the first read finds the end unless it is packed.
  bytes.resize(std::max(size, std::min(reader.expected_size(), FileReader::largest_file)) + 1);
  while (true) {
    size += reader.read(std::span(bytes).subspan(size));
    if (size < bytes.size()) break;
    bytes.resize(2 * size + (std::size_t{1} << 16));
  }
  bytes.resize(size);
  return bytes;
}

std::vector<std::byte> read_file(const std::filesystem::path& path) {
  FileReader reader(path);
  return read_rest(reader, {});
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace scrawl::apps
