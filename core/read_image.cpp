#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ink/orientation.hpp"
#include "core/legibility.hpp"
#include "core/line_text.hpp"
#include "core/recogniser.hpp"

namespace scrawl {
namespace {

/// Writing that can be read better than this lies as it should.
constexpr double legible = 0.75;
/// Writing that is turned must be so legible then: words on their side have rings and bars, too,
/// and upside down hardly anything is read so well.
constexpr double quite_legible = 0.9;
/// A single line must be more so, because a word may be a number so: "that" is 7047.
constexpr double one_legible = 0.985;
/// An image is only turned if that makes its writing so much more legible: many a 6 is a 9.
constexpr double clear_gain = 0.2;
/// Fewer glyphs say too little about how a page should lie.
constexpr std::size_t fewest_glyphs = 3;
/// An image is only read turned where its glyphs, each turned alone, are at least so legible: of
/// 300 turned pages of 2 to 5 lines the worst had 0.36. Few glyphs may be parts that digits lying
/// down were cut into, and are read turned in any case.
constexpr double promising = 0.3;
constexpr std::size_t few_glyphs = 8;
/// So many of them are asked. Where there are more, only the most promising way up is tried.
constexpr std::size_t samples = 50;

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

/// How legible writing that is turned must be, of which this was read.
double least_of(std::string_view text) {
  return text.find('\n') == std::string_view::npos ? one_legible : quite_legible;
}

/// How legible an image's glyphs are, 0 to 1, each turned alone.
double promise_of(ink::Orientation turn, std::span<const ReadDigit> glyphs,
                  const Recogniser& recogniser) {
  double sum = 0, count = 0;
  for (std::size_t i = 0; i < glyphs.size(); i += glyphs.size() / samples + 1) {
    const Answer turned = recogniser.read(ink::upright(glyphs[i].answer.picture, turn));
    if (readable(turned.state)) sum += turned.confidence;
    ++count;
  }
  return sum / count;
}

}  // namespace

PageReading Recogniser::read_page(const ink::GreyImage& image, Progress progress) const {
  std::pair<double, ink::Orientation> turns[] = {{0, 6}, {0, 8}, {0, 3}};
  constexpr double of_each = 1.0 / (1 + std::size(turns));
  double done = 0;
  const auto tell = [&](double part) { progress(done + of_each * part); };
  PageReading page{read_as_it_lies(image, tell)};
  const std::vector<ReadDigit>& glyphs = page.reading.digits;
  const double upright = legibility(glyphs);
  if (glyphs.size() >= 2 && upright < legible) {
    for (auto& [promise, turn] : turns) promise = promise_of(turn, glyphs, *this);
    // Of few glyphs not even half may tell which.
    const std::size_t most = glyphs.size() > samples ? 1 : std::size(turns);
    for (std::size_t tried = 0; tried < most; ++tried) {
      auto& [promise, turn] = *std::max_element(std::begin(turns), std::end(turns));
      if (promise < promising && glyphs.size() > few_glyphs) break;
      promise = -1;
      done += of_each;
      Reading turned = read_as_it_lies(ink::upright(image, turn), tell);
      if (turned.digits.size() < fewest_glyphs || !has_rows(turned.text) ||
          legibility(turned.digits) <= std::max(upright + clear_gain, least_of(turned.text))) {
        continue;
      }
      for (ReadDigit& digit : turned.digits) {
        digit.box = ink::as_stored(digit.box, image.width, image.height, turn);
      }
      page = {std::move(turned), turn};
      break;
    }
  }
  progress(1);
  return page;
}

Reading Recogniser::read_number(const ink::GreyImage& image) const {
  return read_page(image, [](double) {}).reading;
}

}  // namespace scrawl
