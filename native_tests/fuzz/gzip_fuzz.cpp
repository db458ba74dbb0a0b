#include <algorithm>
#include <vector>

#include "core/apps/file_reader.hpp"
#include "core/apps/io.hpp"
#include "native_tests/fuzz/temporary_file.hpp"

using namespace scrawl;

namespace {

/// A file, packed or not: read in pieces it is the same as read at once. The first byte is the
/// pieces' size.
void one_input(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return;
  const fuzz::TemporaryFile file(data + 1, size - 1);
  fuzz::try_parse([&] {
    const std::vector<std::byte> whole = apps::read_file(file.path());
    apps::FileReader reader(file.path());
    std::vector<std::byte> pieces, piece(1 + 37 * static_cast<std::size_t>(data[0]));
    for (std::size_t got = piece.size(); got == piece.size();) {
      got = reader.read(piece);
      pieces.insert(pieces.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(got));
    }
    fuzz::require(pieces == whole);
  });
}

const fuzz::Target target{"gzip", one_input};

}  // namespace
