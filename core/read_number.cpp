#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>
#include <string>
#include <utility>

#include "core/alternatives.hpp"
#include "core/ink/image_ink.hpp"
#include "core/ink/layout.hpp"
#include "core/ink/lines.hpp"
#include "core/legibility.hpp"
#include "core/line_text.hpp"
#include "core/read_joined.hpp"
#include "core/read_line.hpp"
#include "core/read_memory.hpp"
#include "core/recogniser.hpp"

namespace scrawl {
namespace {

/// More strokes than anybody writes on a pad, and more pieces of ink than a page of numbers has:
/// they are no number, whatever the network takes them for.
constexpr std::size_t most_strokes = 400, most_of_page = 1000;
/// How much of an image's time goes into finding its ink, for who waits.
constexpr double part_of_ink = 0.5;

/// Digits line by line.
struct Lines {
  struct Line {
    std::size_t end = 0;  ///< one past the place of its last digit
    double height = 1;    ///< of its writing
    double grouped = 1;   ///< as in `ReadLine`
    std::vector<Alternative> others = {};
  };
  std::vector<ReadDigit> digits;
  std::vector<Line> lines;

  std::span<ReadDigit> digits_of(std::size_t line) {
    const std::size_t begin = line > 0 ? lines[line - 1].end : 0;
    return std::span(digits).subspan(begin, lines[line].end - begin);
  }

  void add(ReadLine line, double height) {
    std::move(line.digits.begin(), line.digits.end(), std::back_inserter(digits));
    lines.push_back({digits.size(), height, line.grouped, std::move(line.others)});
  }
};

/// Beside digits a glyph is more likely a digit than alone: where at least half of the glyphs are
/// digits, doubtful ones become unsure. Returns whether more than half can then be read.
bool trust_neighbours(std::vector<ReadDigit>& digits) {
  std::size_t read = 0, glyphs = 0;
  for (const ReadDigit& digit : digits) {
    read += readable(digit);
    glyphs += !digit.sign;
  }
  if (2 * read < glyphs) return false;
  for (ReadDigit& digit : digits) {
    if (digit.sign || readable(digit) || !perhaps_digit(digit)) continue;
    digit.answer.state = State::unsure;
    ++read;
  }
  return 2 * read > glyphs;
}

/// An image's lines without those that cannot be read beside higher writing that can: print, and
/// what a stamp or the neighbouring page left. What is no number is refused.
Lines legible(Lines lines) {
  double highest = 0;
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    if (legibility(lines.digits_of(i)) > 0) highest = std::max(highest, lines.lines[i].height);
  }
  Lines kept;
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    const auto own = lines.digits_of(i);
    const Lines::Line& line = lines.lines[i];
    if (is_print(own, line.height / highest)) continue;
    std::move(own.begin(), own.end(), std::back_inserter(kept.digits));
    kept.lines.push_back({kept.digits.size(), line.height, line.grouped, line.others});
  }
  std::vector<Number> numbers;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < kept.lines.size(); ++i) {
    const auto own = kept.digits_of(i);
    texts.push_back(text_of_line(own, kept.lines[i].height));
    for (const Number number : numbers_of_line(own, texts.back())) numbers.push_back(number);
  }
  refuse_illegible(numbers);
  for (std::size_t i = 0; i < kept.lines.size(); ++i) {
    // What else it might have said is refused with it.
    if (text_of_line(kept.digits_of(i), kept.lines[i].height) != texts[i]) {
      kept.lines[i].others.clear();
    }
  }
  return kept;
}

/// What is said of all digits together.
Reading reading_of(Lines lines) {
  Reading reading;
  const bool number = trust_neighbours(lines.digits);
  reading.digits = std::move(lines.digits);
  const std::span<const ReadDigit> digits = reading.digits;
  reading.state = number ? State::number : State::not_a_digit;
  if (digits.size() == 1) reading.state = digits[0].answer.state;
  std::size_t begin = 0;
  for (const auto& [end, height, grouped, others] : lines.lines) {
    const auto own = digits.subspan(begin, end - begin);
    const std::string text = text_of_line(own, height);
    std::vector<Alternative> alternatives = alternatives_of(own, text, grouped);
    for (const Alternative& other : others) alternatives.push_back(other);
    if (begin > 0) alternatives = joined(reading.alternatives, alternatives);
    keep_best(alternatives);
    reading.alternatives = std::move(alternatives);
    if (begin > 0) reading.text += '\n';
    reading.text += text;
    begin = end;
  }
  reading.confidence = 1;
  for (const ReadDigit& digit : digits) reading.confidence *= digit.answer.confidence;
  return reading;
}

Lines line_of(ReadDigit digit) {
  Lines one;
  one.add({std::vector<ReadDigit>(1, std::move(digit)), 1, {}}, 1);
  return one;
}

std::vector<std::size_t> all_of(const ink::Layout& layout) {
  std::vector<std::size_t> all(layout.count());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

Lines read_pieces(const ink::Layout& layout, std::size_t most, Signs signs, ReadPieces read,
                  ReadJoined read_joined) {
  if (layout.count() > most) {
    ReadDigit all = read(all_of(layout));
    refuse(all.answer);
    return line_of(std::move(all));
  }
  Lines lines;
  for (const std::vector<std::size_t>& own : ink::lines(layout)) {
    const ink::Layout line = layout.part(own);
    if (own.size() > most_pieces) {
      lines.add({std::vector<ReadDigit>(1, read(own)), 1, {}}, line.height());
      continue;
    }
    const auto read_some = [&](const std::vector<std::size_t>& pieces) {
      std::vector<std::size_t> strokes;
      for (const std::size_t piece : pieces) strokes.push_back(own[piece]);
      return read(strokes);
    };
    lines.add(read_line(line, signs, read_some, read_joined), line.height());
  }
  // One below the other may also be the rings of an 8.
  if (lines.lines.size() == 2 && lines.digits.size() == 2) {
    ReadDigit both = read(all_of(layout));
    if (both.answer.state == State::digit) return line_of(std::move(both));
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
  Reading reading = reading_of(read_pieces(ink::Layout(visible), most_strokes,
                                           digits_only_ ? Signs::none : Signs::of_strokes,
                                           read_some, read_several));
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
  ink.part([&](std::size_t piece) {
    return read(ink.picture(std::span(&piece, 1), preprocessing)).state == State::digit;
  });
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
  return reading_of(
      legible(read_pieces(ink.layout(), most_of_page, digits_only_ ? Signs::none : Signs::of_ink,
                          read_some, no_parts)));
}

}  // namespace scrawl
