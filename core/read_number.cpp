#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "core/ink/image_ink.hpp"
#include "core/ink/layout.hpp"
#include "core/ink/lines.hpp"
#include "core/legibility.hpp"
#include "core/lines_read.hpp"
#include "core/read_joined.hpp"
#include "core/read_line.hpp"
#include "core/read_memory.hpp"
#include "core/recogniser.hpp"

namespace scrawl {
namespace {

/// More strokes than anybody writes on a pad, and more pieces of ink than a page of numbers has:
/// they are no number, whatever the network takes them for.
constexpr std::size_t most_strokes = 400, most_of_page = 1000;
/// Where the network has looked so often without finding a number in an image, and at higher glyphs
/// than print beside the rest, the rest is refused as one glyph: textures would take many seconds.
constexpr std::size_t enough_looks = 300;
/// Into how many pieces a glyph falls at most, and how far apart, in their heights, two of them are
/// that stand one below the other.
constexpr std::size_t most_parts = 12;
constexpr double between_parts = 0.3;
/// How sure the network must be of a digit that is read of all pieces instead: of 1,500 composed
/// pictures of one held-out digit the seven that had fallen apart were surer.
constexpr double sure_of_whole = 0.99;
/// How much of an image's time goes into finding its ink, for who waits.
constexpr double part_of_ink = 0.5;

/// Whether all that was read may be one glyph instead: parts of which none can be read, as of a 5
/// whose bar stands far off, or two close below each other, as the rings of an 8.
bool may_be_one(const Lines& lines, std::size_t pieces) {
  if (lines.digits.size() < 2 || pieces > most_parts) return false;
  if (std::none_of(lines.digits.begin(), lines.digits.end(),
                   [](const ReadDigit& digit) { return readable(digit); })) {
    return true;
  }
  if (lines.lines.size() != 2 || lines.digits.size() != 2) return false;
  const ink::Box &upper = lines.digits[0].box, &lower = lines.digits[1].box;
  return ink::gap(upper, lower) < 0 &&
         lower.top - upper.bottom <
             between_parts * std::max(ink::height(upper), ink::height(lower));
}

std::vector<std::size_t> all_of(const ink::Layout& layout) {
  std::vector<std::size_t> all(layout.count());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

Lines read_pieces(const ink::Layout& layout, std::size_t most, Writing writing, ReadPieces read,
                  ReadJoined read_joined) {
  const auto crowd = [&](const std::vector<std::size_t>& pieces) {
    ReadDigit digit = read(pieces);
    refuse(digit.answer);
    return digit;
  };
  if (layout.count() > most) return line_of(crowd(all_of(layout)));
  Lines lines{writing.medium};
  const std::vector<std::vector<std::size_t>> rows = ink::lines(layout);
  double highest = 0, highest_read = 0;
  for (const auto& own : rows) highest = std::max(highest, layout.part(own).height());
  bool judged = writing.medium == Medium::pad, hopeless = false;
  std::size_t looks = 0;
  std::vector<std::size_t> rest;
  for (const std::vector<std::size_t>& own : rows) {
    if (!judged && looks >= enough_looks && !is_print({}, highest_read / highest)) {
      judged = true;
      hopeless = legibility(legible(lines).digits) == 0;
    }
    if (hopeless) {
      rest.insert(rest.end(), own.begin(), own.end());
      continue;
    }
    const ink::Layout line = layout.part(own);
    highest_read = std::max(highest_read, line.height());
    if (own.size() > most_pieces) {
      lines.add({std::vector<ReadDigit>(1, crowd(own)), 1, {}}, line.height());
      continue;
    }
    const auto read_some = [&](const std::vector<std::size_t>& pieces) {
      std::vector<std::size_t> strokes;
      for (const std::size_t piece : pieces) strokes.push_back(own[piece]);
      ++looks;
      return read(strokes);
    };
    lines.add(read_line(line, writing, read_some, read_joined), line.height());
  }
  if (hopeless) lines.add({std::vector<ReadDigit>(1, crowd(rest)), 1, {}}, layout.height());
  return lines;
}

/// The whole as one digit where it may be one, and is read as one.
Lines or_one(Lines lines, const ink::Layout& layout, ReadPieces read) {
  if (may_be_one(lines, layout.count())) {
    ReadDigit whole = read(all_of(layout));
    if (whole.answer.confidence >= sure_of_whole) return line_of(std::move(whole));
  }
  return lines;
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
  Lines lines =
      read_pieces(layout, most_strokes, {Medium::pad, !digits_only_}, read_some, read_several);
  Reading reading = reading_of(or_one(std::move(lines), layout, read_some));
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
    ink.part([&](std::size_t piece) {
      return read(ink.picture(std::span(&piece, 1), preprocessing)).state == State::digit;
    });
  }
  progress(part_of_ink);
  std::vector<bool> known(ink.count());
  std::size_t read_so_far = 0;
  const auto read_some = [&](const std::vector<std::size_t>& pieces) {
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
  Lines lines =
      read_pieces(layout, most_of_page, {Medium::paper, !digits_only_}, read_some, no_parts);
  return reading_of(or_one(legible(std::move(lines)), layout, read_some));
}

}  // namespace scrawl
