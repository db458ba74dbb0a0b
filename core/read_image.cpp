#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/ink/orientation.hpp"
#include "core/legibility.hpp"
#include "core/recogniser.hpp"

namespace scrawl {
namespace {

/// Writing that can be read better than this lies as it should.
constexpr double legible = 0.75;
/// Writing that is turned must be so legible then: words on their side have rings and bars, too,
/// and upside down hardly anything is read so well.
constexpr double quite_legible = 0.9;
/// An image is only turned if that makes its writing so much more legible: many a 6 is a 9.
constexpr double clear_gain = 0.2;
/// Fewer glyphs say too little about how a page should lie.
constexpr std::size_t fewest_glyphs = 3;

/// Whether more than half of the numbers have several glyphs. A word on its side is a column of
/// single ones, many of them like digits.
bool has_rows(std::string_view text) {
  std::size_t numbers = 0, rows = 0, glyphs = 0;
  const auto end_number = [&] {
    ++numbers;
    rows += glyphs > 1;
    glyphs = 0;
  };
  for (const char character : text) {
    if (character == ' ' || character == '\n') end_number();
    glyphs += character == '?' || (character >= '0' && character <= '9');
  }
  end_number();
  return 2 * rows > numbers;
}

}  // namespace

PageReading Recogniser::read_page(const ink::GreyImage& image, Progress progress) const {
  constexpr ink::Orientation turns[] = {6, 8, 3};
  constexpr double of_each = 1.0 / (1 + std::size(turns));
  double done = 0;
  const auto tell = [&](double part) { progress(done + of_each * part); };
  PageReading page{read_as_it_lies(image, tell)};
  const double upright = legibility(page.reading.digits);
  const bool turned_may_be_better = page.reading.digits.size() >= 2 && upright < legible;
  const double least = std::max(upright + clear_gain, quite_legible);
  for (const ink::Orientation turn : turns) {
    if (!turned_may_be_better || page.orientation != 1) break;
    done += of_each;
    Reading turned = read_as_it_lies(ink::upright(image, turn), tell);
    if (turned.digits.size() < fewest_glyphs || legibility(turned.digits) <= least ||
        !has_rows(turned.text)) {
      continue;
    }
    for (ReadDigit& digit : turned.digits) {
      digit.box = ink::as_stored(digit.box, image.width, image.height, turn);
    }
    page = {std::move(turned), turn};
  }
  progress(1);
  return page;
}

Reading Recogniser::read_number(const ink::GreyImage& image) const {
  return read_page(image, [](double) {}).reading;
}

}  // namespace scrawl
