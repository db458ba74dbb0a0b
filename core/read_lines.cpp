#include "core/read_lines.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "core/ink/lines.hpp"
#include "core/legibility.hpp"

namespace scrawl {
namespace {

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

}  // namespace

Lines read_lines(const ink::Layout& layout, std::size_t most, Writing writing, ReadPieces read,
                 ReadJoined read_joined, WorthIt worth_it) {
  if (layout.count() > most) return line_of(read_refused(all_of(layout), read));
  Lines lines{writing.medium};
  const Rows rows = ink::lines(layout);
  std::size_t next = 0;
  for (; next < rows.size() && worth_it(lines, std::span(rows).subspan(next)); ++next) {
    const std::vector<std::size_t>& row = rows[next];
    const ink::Layout line = layout.part(row);
    if (row.size() > most_pieces) {
      lines.add_digit(read_refused(row, read), line.height());
      continue;
    }
    const auto read_some = [&](const std::vector<std::size_t>& places) {
      std::vector<std::size_t> pieces(places.size());
      for (std::size_t i = 0; i < places.size(); ++i) pieces[i] = row[places[i]];
      return read(pieces);
    };
    lines.add(read_line(line, writing, read_some, read_joined), line.height());
  }
  std::vector<std::size_t> rest;
  for (; next < rows.size(); ++next) rest.insert(rest.end(), rows[next].begin(), rows[next].end());
  if (!rest.empty()) lines.add_digit(read_refused(rest, read), layout.height());
  return lines;
}

Lines or_one_digit(Lines lines, const ink::Layout& layout, ReadPieces read) {
  if (may_be_one(lines, layout.count())) {
    ReadDigit whole = read(all_of(layout));
    if (whole.answer.confidence >= sure_of_whole) return line_of(std::move(whole));
  }
  return lines;
}

}  // namespace scrawl
