#include <algorithm>

#include "native_tests/fuzz/bytes.hpp"
#include "native_tests/fuzz/check_reading.hpp"
#include "native_tests/fuzz/small_reader.hpp"

using namespace scrawl;

namespace {

void put(ink::GreyImage& page, int x, int y, int grey) {
  if (x < 0 || y < 0 || x >= page.width || y >= page.height) return;
  page.pixels[static_cast<std::size_t>(y * page.width + x)] = static_cast<std::uint8_t>(grey);
}

/// A line of a pen two pixels wide.
void draw(ink::GreyImage& page, int x, int y, int right, int down, int grey) {
  const int steps = std::max({std::abs(right), std::abs(down), 1});
  for (int i = 0; i <= steps; ++i) {
    const int u = x + right * i / steps, v = y + down * i / steps;
    for (const int dy : {0, 1}) put(page, u, v + dy, grey), put(page, u + 1, v + dy, grey);
  }
}

/// Paper with lines of writing, rules, shadows, blots and noise on it, in the order of the bytes.
ink::GreyImage page_of(fuzz::Bytes bytes) {
  const int width = 1 + static_cast<int>(bytes.choose(160));
  const int height = 1 + static_cast<int>(bytes.choose(160));
  ink::GreyImage page{width, height, {}};
  page.pixels.assign(static_cast<std::size_t>(width * height), bytes.take<std::uint8_t>());
  int x = 0, y = 0;
  while (bytes.size() > 0) {
    const std::uint32_t what = bytes.choose(8);
    const int grey = bytes.take<std::uint8_t>();
    const int right = bytes.take<std::int8_t>(), down = bytes.take<std::int8_t>();
    if (what == 0) {
      x = right + 128, y = down + 128;  // the next line begins there
    } else if (what == 1) {
      for (int v = std::abs(down) + 1; v < height; v += std::abs(down) + 2)
        for (int u = 0; u < width; ++u) put(page, u, v, grey);
    } else if (what == 2) {
      for (int v = y; v < y + std::abs(down); ++v)
        for (int u = x; u < x + std::abs(right); ++u) put(page, u, v, grey);
    } else if (what == 3) {
      Random random(static_cast<std::uint64_t>(grey));
      for (auto& pixel : page.pixels)
        if (random.below(256) < static_cast<std::uint64_t>(right + 128))
          pixel = static_cast<std::uint8_t>(pixel + random.below(64));
    } else {
      draw(page, x, y, right / 2, down / 2, grey);
      x += right / 2, y += down / 2;
    }
  }
  return page;
}

/// Whatever is on a page, it is read, and its progress goes from 0 to 1.
void one_input(const std::uint8_t* data, std::size_t size) {
  const ink::GreyImage page = page_of({data, size});
  double before = 0;
  const auto progress = [&](double part) {
    fuzz::require(part >= before && part <= 1);
    before = part;
  };
  const PageReading read = fuzz::small_reader().read_page(page, progress);
  fuzz::check_reading(read.reading, 0);
  fuzz::require(read.orientation >= 1 && read.orientation <= 8);
}

const fuzz::Target target{"page", one_input};

}  // namespace
