#include "core/read_lines.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "core/ink/lines.hpp"
#include "core/legibility.hpp"

namespace scrawl {
namespace {

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
ReadDigit read_refused(const std::vector<std::size_t>& pieces, ReadPieces read) {
  ReadDigit digit = read(pieces);
  refuse(digit.answer);
  return digit;
}

std::vector<std::size_t> all_of(const ink::Layout& layout) {
  std::vector<std::size_t> all(layout.count());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

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

/// Reads the lines of a layout from the top until the rest is not worth it.
class LineReader {
 public:
  LineReader(const ink::Layout& layout, Writing writing, ReadPieces read, ReadJoined read_joined)
      : whole_(layout),
        writing_(writing),
        read_(read),
        read_joined_(read_joined),
        judged_(writing.medium == Medium::pad) {}

  Lines read_all() {
    std::vector<std::vector<std::size_t>> rows = ink::lines(whole_);
    std::vector<Line> lines;
    lines.reserve(rows.size());
    for (auto& pieces : rows) {
      lines.push_back({whole_.part(pieces), std::move(pieces)});
      highest_ = std::max(highest_, lines.back().layout.height());
    }
    auto line = lines.begin();
    for (; line != lines.end() && !is_hopeless(); ++line) read(*line);
    std::vector<std::size_t> rest;
    for (; line != lines.end(); ++line) {
      rest.insert(rest.end(), line->pieces.begin(), line->pieces.end());
    }
    if (!rest.empty()) add_refused(rest, whole_.height());
    return std::move(read_so_far_);
  }

 private:
  struct Line {
    ink::Layout layout;  ///< as if there were no other lines
    std::vector<std::size_t> pieces;
  };

  /// Whether so many looks of the network, beyond those at print beside the rest, have found no
  /// number. This is asked once: where some was found then, all is read.
  bool is_hopeless() {
    if (judged_ || looks_ < enough_looks || is_print({}, highest_read_ / highest_)) return false;
    judged_ = true;
    return legibility(legible(read_so_far_).digits) == 0;
  }

  void read(const Line& line) {
    const double height = line.layout.height();
    highest_read_ = std::max(highest_read_, height);
    if (line.pieces.size() > most_pieces) return add_refused(line.pieces, height);
    const auto read_some = [&](const std::vector<std::size_t>& places) {
      std::vector<std::size_t> pieces;
      pieces.reserve(places.size());
      for (const std::size_t place : places) pieces.push_back(line.pieces[place]);
      ++looks_;
      return read_(pieces);
    };
    read_so_far_.add(read_line(line.layout, writing_, read_some, read_joined_), height);
  }

  void add_refused(const std::vector<std::size_t>& pieces, double height) {
    read_so_far_.add_digit(read_refused(pieces, read_), height);
  }

  const ink::Layout& whole_;
  const Writing writing_;
  const ReadPieces read_;
  const ReadJoined read_joined_;
  Lines read_so_far_{writing_.medium};
  double highest_ = 0, highest_read_ = 0;  ///< of all lines, and of those that were read
  std::size_t looks_ = 0;                  ///< how often the network was asked
  bool judged_;                            ///< nothing more is to be decided about the rest
};

}  // namespace

Lines read_lines(const ink::Layout& layout, std::size_t most, Writing writing, ReadPieces read,
                 ReadJoined read_joined) {
  if (layout.count() > most) return line_of(read_refused(all_of(layout), read));
  return LineReader(layout, writing, read, read_joined).read_all();
}

Lines or_one_digit(Lines lines, const ink::Layout& layout, ReadPieces read) {
  if (may_be_one(lines, layout.count())) {
    ReadDigit whole = read(all_of(layout));
    if (whole.answer.confidence >= sure_of_whole) return line_of(std::move(whole));
  }
  return lines;
}

}  // namespace scrawl
