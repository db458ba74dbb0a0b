#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "core/ink/image_ink.hpp"
#include "core/ink/layout.hpp"
#include "core/ink/lines.hpp"
#include "core/ink/skew.hpp"
#include "core/legibility.hpp"
#include "core/lines_read.hpp"
#include "core/read_joined.hpp"
#include "core/read_lines.hpp"
#include "core/read_memory.hpp"
#include "core/recogniser.hpp"
#include "core/same_hand.hpp"

namespace scrawl {
namespace {

/// More strokes than anybody writes on a pad, and more pieces of ink than a page of numbers has:
/// they are no number, whatever the network takes them for.
constexpr std::size_t most_strokes = 400, most_of_page = 1000;
/// Where the network has looked so often without finding a number in an image, and at higher glyphs
/// than print beside the rest, the rest is refused as one glyph: textures would take many seconds.
constexpr std::size_t enough_looks = 300;
/// What is not as wide as this, in its heights, is one digit though the network is not sure of it.
constexpr double widest_unsure = 1.05;
/// Digits are turned by this part of their lines' skew: a camera that was held askew has turned
/// them as much, and a hand whose lines rise may write upright digits. Lines hardly slant by chance
/// by more than the least skew; those beyond the most are none.
constexpr double part_of_skew = 0.5, least_skew = 0.05, most_skew = 0.4;
/// How much of an image's time goes into finding its ink, for who waits.
constexpr double part_of_ink = 0.5;
/// Fewer glyphs that are no digits as they lie do not tell that they are turned.
constexpr std::size_t fewest_turned = 3;

/// How far the pen or the camera has turned the digits of lines with this skew.
double turned_by(double skew) {
  return std::abs(skew) >= least_skew && std::abs(skew) <= most_skew ? part_of_skew * skew : 0;
}

/// Whether most of these are digits if they are turned one way, and so not several that touch.
bool lie(std::span<const ink::Picture> glyphs, const Recogniser& recogniser) {
  constexpr ink::Orientation turns[] = {6, 8, 3};
  if (glyphs.size() < fewest_turned) return false;
  return std::any_of(std::begin(turns), std::end(turns), [&](ink::Orientation turn) {
    const auto digits = std::count_if(glyphs.begin(), glyphs.end(), [&](const auto& glyph) {
      return recogniser.read(ink::upright(glyph, turn)).state == State::digit;
    });
    return 2 * static_cast<std::size_t>(digits) > glyphs.size();
  });
}

}  // namespace

Reading Recogniser::read_number(const ink::Drawing& drawing) const {
  ReadMemory memory;
  return read_number(drawing, memory);
}

Reading Recogniser::read_number(const ink::Drawing& drawing, ReadMemory& memory) const {
  ink::Drawing visible;
  std::vector<int> places;
  for (std::size_t i = 0; i < drawing.size(); ++i) {
    if (!std::any_of(drawing[i].begin(), drawing[i].end(), ink::finite)) continue;
    visible.push_back(drawing[i]);
    places.push_back(static_cast<int>(i));
  }
  if (visible.empty()) return {};
  const auto answer = [&](const ink::Drawing& part) {
    return memory.answer(part, [&](const auto& unknown) { return read(unknown); });
  };
  const auto read_some = [&](const std::vector<std::size_t>& strokes) {
    ReadDigit digit;
    ink::Drawing part;
    for (const std::size_t stroke : strokes) {
      part.push_back(visible[stroke]);
      digit.strokes.push_back(places[stroke]);
    }
    digit.box = *ink::bounding_box(part);
    digit.answer = answer(part);
    return digit;
  };
  const auto read_several = [&](const std::vector<int>& strokes, double height) {
    ink::Drawing part;
    for (const int stroke : strokes) part.push_back(drawing[static_cast<std::size_t>(stroke)]);
    std::vector<ReadDigit> digits = read_joined(part, height, answer);
    for (ReadDigit& digit : digits) {
      for (ink::Part& own : digit.parts) {
        own.stroke = static_cast<std::size_t>(strokes[own.stroke]);
        if (digit.strokes.empty() || digit.strokes.back() != static_cast<int>(own.stroke)) {
          digit.strokes.push_back(static_cast<int>(own.stroke));
        }
      }
    }
    return digits;
  };
  const ink::Layout layout(visible);
  // What is drawn is read to its end, and is not much.
  const auto worth_it = [](const Lines&, auto) { return true; };
  Lines lines = read_lines(layout, most_strokes, {Medium::pad, !digits_only_}, read_some,
                           read_several, worth_it);
  Reading reading = reading_of(or_one_digit(std::move(lines), layout, read_some));
  memory.next();
  return reading;
}

Reading Recogniser::read_as_it_lies(const ink::GreyImage& image, Progress progress) const {
  const ink::Preprocessing& preprocessing = model_.preprocessing;
  const ink::Box whole{0, 0, static_cast<float>(image.width), static_cast<float>(image.height)};
  if (image.width == preprocessing.size && image.height == preprocessing.size) {
    Answer answer = read(image);
    if (answer.state == State::blank) return {};
    return reading_of(line_of(ReadDigit{{}, whole, std::move(answer), 0, {}}));
  }
  ink::ImageInk ink(image);
  if (ink.count() == 0) return {};
  if (ink.count() <= most_of_page) {
    ink.part([&](std::span<const std::size_t> pieces) {
      std::vector<bool> digits;
      std::vector<ink::Picture> others;
      for (const std::size_t piece : pieces) {
        const ink::Picture picture = ink.picture(std::span(&piece, 1), preprocessing);
        const State state = read(picture).state;
        const ink::Box box = ink.box(std::span(&piece, 1));
        digits.push_back(
            state == State::digit ||
            (state == State::unsure && ink::width(box) < widest_unsure * ink::height(box)));
        if (!digits.back()) others.push_back(picture);
      }
      if (lie(others, *this)) digits.assign(pieces.size(), true);
      return digits;
    });
  }
  progress(part_of_ink);
  std::vector<bool> known(ink.count());
  std::size_t read_so_far = 0, looks = 0;
  const auto read_some = [&](const std::vector<std::size_t>& pieces) {
    ++looks;
    for (const std::size_t piece : pieces) {
      if (known[piece]) continue;
      known[piece] = true;
      const double part = static_cast<double>(++read_so_far) / static_cast<double>(ink.count());
      progress(part_of_ink + (1 - part_of_ink) * part);
    }
    return ReadDigit{{}, ink.box(pieces), read(ink.picture(pieces, preprocessing)), 0, {}};
  };
  // Pieces of ink are known by their pixels alone: the pen's way, to cut it, is not.
  const auto no_parts = [](const std::vector<int>&, double) { return std::vector<ReadDigit>(); };
  const ink::Layout layout = ink.layout();
  if (ink.count() <= most_of_page) ink.turn(-turned_by(ink::skew_of(layout, ink::lines(layout))));
  bool judged = false;
  const auto worth_it = [&](const Lines& so_far, std::span<const Rows::value_type> rest) {
    if (judged || looks < enough_looks) return true;
    double highest = 0, highest_read = 0;
    for (const Lines::Line& line : so_far.lines) highest_read = std::max(highest_read, line.height);
    for (const auto& row : rest) highest = std::max(highest, layout.part(row).height());
    if (is_print({}, highest_read / std::max(highest, highest_read))) return true;
    judged = true;
    return legibility(legible(so_far).digits) > 0;
  };
  Lines lines = read_lines(layout, most_of_page, {Medium::paper, !digits_only_}, read_some,
                           no_parts, worth_it);
  lines = or_one_digit(legible(std::move(lines)), layout, read_some);
  judge_by_hand(lines.digits, model_);
  return reading_of(std::move(lines));
}

}  // namespace scrawl
