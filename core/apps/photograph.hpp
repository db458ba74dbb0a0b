#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "core/ink/orientation.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::apps {

/// A decoded picture in colour, as its file stores it.
struct Photograph {
  using Pixels = std::unique_ptr<std::uint8_t[], void (*)(void*)>;  ///< freed by its decoder

  int width = 0, height = 0;
  Pixels rgba;                       ///< red, green, blue and opacity of each pixel, row by row
  ink::Orientation orientation = 1;  ///< what makes it upright, as its Exif block says

  std::span<const std::uint8_t> values() const {
    return {rgba.get(), 4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height)};
  }
};

/// Pictures of more pixels are not decoded: those of phones have up to 108 million and a border.
inline constexpr std::int64_t most_pixels = 110'000'000;

/// Throws `Error` with `source` if a picture has no pixels or more than so many.
void check_size(int width, int height, const std::string& source, std::int64_t most);

/// The photograph in grey on paper (see `ink::grey_on_paper`), upright.
ink::GreyImage grey(const Photograph& photograph);

}  // namespace scrawl::apps
