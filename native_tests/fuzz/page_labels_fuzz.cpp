#include <string>

#include "core/apps/page_labels.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// The tables of pictures that `evaluate` reads: no picture lies outside the folder.
void one_input(const std::uint8_t* data, std::size_t size) {
  fuzz::try_parse([&] {
    const auto pages = apps::parse_page_labels(fuzz::text_of(data, size), "fuzz", "folder");
    fuzz::require(!pages.empty());
    for (const auto& page : pages) {
      fuzz::require(page.picture.parent_path() == "folder" && page.picture.has_filename());
    }
  });
}

const fuzz::Target target{"page_labels", one_input};

}  // namespace
