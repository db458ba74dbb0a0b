#include "core/formats/side_files.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/printable.hpp"

namespace scrawl::formats {

SideFiles no_side_files() {
  return [](const std::string& path) -> std::span<const std::byte> {
    throw Error("keeps weights in " + in_quotes(path) +
                ", which is not there; give that file, too");
  };
}

void check_inside(std::string_view path) {
  const auto outside = [&] {
    if (path.empty() || path.front() == '/' || path.find_first_of("\\:") != std::string_view::npos)
      return true;
    for (std::size_t start = 0; start <= path.size();) {
      const std::size_t end = std::min(path.find('/', start), path.size());
      if (path.substr(start, end - start) == "..") return true;
      start = end + 1;
    }
    return false;
  };
  if (outside())
    throw Error("keeps weights in " + in_quotes(path) +
                ", outside of its own folder; put that file beside it and name it plainly");
}

}  // namespace scrawl::formats
