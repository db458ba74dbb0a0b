#include <iterator>
#include <utility>

#include "core/ink/orientation.hpp"
#include "core/legibility.hpp"
#include "core/recogniser.hpp"

namespace scrawl {
namespace {

/// Writing that can be read better than this lies as it should.
constexpr double legible = 0.75;
/// Writing that can be read so well lies as it should beyond doubt: upside down it is not read so.
constexpr double quite_legible = 0.9;
/// An image is only turned if that makes its writing so much more legible: many a 6 is a 9.
constexpr double clear_gain = 0.2;
/// Fewer glyphs say too little about how a page should lie.
constexpr std::size_t fewest_glyphs = 3;

}  // namespace

PageReading Recogniser::read_page(const ink::GreyImage& image, Progress progress) const {
  constexpr ink::Orientation turns[] = {6, 8, 3};
  constexpr double of_each = 1.0 / (1 + std::size(turns));
  double done = 0;
  const auto tell = [&](double part) { progress(done + of_each * part); };
  PageReading best{read_as_it_lies(image, tell)};
  double most = legibility(best.reading.digits);
  const bool turned_may_be_better = best.reading.digits.size() >= 2 && most < legible;
  double least = most + clear_gain;
  for (const ink::Orientation turn : turns) {
    if (!turned_may_be_better || most >= quite_legible) break;
    done += of_each;
    Reading turned = read_as_it_lies(ink::upright(image, turn), tell);
    if (turned.digits.size() < fewest_glyphs || legibility(turned.digits) <= least) continue;
    most = least = legibility(turned.digits);
    for (ReadDigit& digit : turned.digits) {
      digit.box = ink::as_stored(digit.box, image.width, image.height, turn);
    }
    best = {std::move(turned), turn};
  }
  progress(1);
  return best;
}

Reading Recogniser::read_number(const ink::GreyImage& image) const {
  return read_page(image, [](double) {}).reading;
}

}  // namespace scrawl
