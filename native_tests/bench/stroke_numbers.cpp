// Measures how many numbers are read right that are composed of the strokes of writers who are held
// out: as people write them apart, overlapping, on two lines, and joined; and how often a letter
// alone or among digits is refused. Usage: scrawl_stroke_numbers MODEL PEN DIGITS OTHERS; the last
// two are the strokes of handwriting fonts.

#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/apps/datasets.hpp"
#include "core/apps/io.hpp"
#include "core/data/sequences.hpp"
#include "core/recogniser.hpp"

using namespace scrawl;
using data::Glyph, data::Sequence;

namespace {

/// Writers of the pen data and fonts that no shipped network learned from.
constexpr int first_writer = 25, last_writer = 30, first_font = 2001, last_font = 2999;
constexpr std::size_t numbers = 3000;
constexpr std::uint64_t seed = 10;
/// The height of the composed rows, and of the letters' rows with the space between two glyphs.
constexpr double row_height = 100, between = 30;

std::vector<Glyph> held_out(const char* file, int first, int last) {
  std::vector<Glyph> glyphs = apps::load_dataset(file, apps::Part::test).glyphs;
  std::erase_if(glyphs,
                [&](const Glyph& glyph) { return glyph.writer < first || glyph.writer > last; });
  return glyphs;
}

void print_right(const Recogniser& recogniser, const char* kind,
                 const std::vector<Sequence>& sequences) {
  std::size_t right = 0, grouped = 0;
  for (const Sequence& sequence : sequences) {
    const std::string text = recogniser.read_number(sequence.strokes).text;
    right += text == sequence.text;
    grouped += text.size() == sequence.text.size();
  }
  const auto percent = [&](std::size_t count) {
    return 100.0 * static_cast<double>(count) / static_cast<double>(sequences.size());
  };
  std::printf("%-24s %5.1f %% of %zu numbers, %5.1f %% taken apart right\n", kind, percent(right),
              sequences.size(), percent(grouped));
}

/// The digits moved so much nearer to one another.
std::vector<Sequence> nearer(std::vector<Sequence> sequences, double by) {
  for (Sequence& sequence : sequences) {
    for (std::size_t i = 0; i < sequence.strokes.size(); ++i) {
      for (ink::Point& point : sequence.strokes[i]) {
        point.x -= static_cast<float>(by * sequence.digit_of[i]);
      }
    }
  }
  return sequences;
}

/// Every second number below the one before it, so far from its lowest ink.
std::vector<Sequence> two_lines(const std::vector<Sequence>& sequences, double apart) {
  std::vector<Sequence> pairs;
  for (std::size_t i = 1; i < sequences.size(); i += 2) {
    Sequence& pair = pairs.emplace_back(sequences[i - 1]);
    const ink::Box upper = *ink::bounding_box(pair.strokes);
    const ink::Box lower = *ink::bounding_box(sequences[i].strokes);
    pair.text += '\n' + sequences[i].text;
    for (ink::Stroke stroke : sequences[i].strokes) {
      for (ink::Point& point : stroke) {
        point.x += upper.left - lower.left;
        point.y += upper.bottom - lower.top + static_cast<float>(apart);
      }
      pair.strokes.push_back(std::move(stroke));
    }
  }
  return pairs;
}

/// Those numbers in which some way from one digit to the next, of each with this probability, has
/// become a straight line of the pen.
std::vector<Sequence> joined(const std::vector<Sequence>& sequences, double probability) {
  Random random(5);
  std::vector<Sequence> changed;
  for (Sequence sequence : sequences) {
    ink::Drawing strokes;
    for (std::size_t i = 0; i < sequence.strokes.size(); ++i) {
      const ink::Stroke& stroke = sequence.strokes[i];
      const bool next = i > 0 && sequence.digit_of[i] != sequence.digit_of[i - 1];
      if (next && random.uniform(0, 1) < probability) {
        strokes.back().insert(strokes.back().end(), stroke.begin(), stroke.end());
      } else {
        strokes.push_back(stroke);
      }
    }
    if (strokes.size() == sequence.strokes.size()) continue;
    sequence.strokes = std::move(strokes);
    changed.push_back(std::move(sequence));
  }
  return changed;
}

std::vector<Sequence> alone(const std::vector<Glyph>& letters) {
  std::vector<Sequence> sequences;
  for (const Glyph& letter : letters) sequences.push_back({"?", letter.writer, letter.strokes, {}});
  return sequences;
}

/// Each letter or symbol in a random place among three digits of its font.
std::vector<Sequence> with_letters(const std::vector<Glyph>& digits,
                                   const std::vector<Glyph>& others) {
  std::map<int, std::vector<const Glyph*>> digits_of;
  for (const Glyph& digit : digits) digits_of[digit.writer].push_back(&digit);
  Random random(6);
  std::vector<Sequence> sequences;
  for (const Glyph& other : others) {
    const auto& own = digits_of[other.writer];
    if (own.empty()) continue;
    Sequence& sequence = sequences.emplace_back();
    const std::size_t place = random.below(4);
    double x = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const Glyph& glyph = i == place ? other : *own[random.below(own.size())];
      x += data::append(glyph, row_height, x, 0, sequence) + between;
    }
  }
  return sequences;
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 5) {
    std::puts("usage: scrawl_stroke_numbers MODEL PEN DIGITS OTHERS");
    return 2;
  }
  const auto model = apps::read_file(arguments[1]);
  const Recogniser recogniser(load_model(model, arguments[1]));
  const std::vector<Glyph> letters = held_out(arguments[4], first_font, last_font);
  const std::vector<Sequence> apart =
      data::compose_sequences(held_out(arguments[2], first_writer, last_writer), numbers, seed);
  print_right(recogniser, "apart", apart);
  print_right(recogniser, "nearer by 0.2 heights", nearer(apart, 0.2 * row_height));
  print_right(recogniser, "nearer by 0.35 heights", nearer(apart, 0.35 * row_height));
  for (const double between_lines : {0.1, 0.2, 0.4}) {
    char kind[32];
    std::snprintf(kind, sizeof kind, "two lines, %.1f apart", between_lines);
    print_right(recogniser, kind, two_lines(apart, between_lines * row_height));
  }
  print_right(recogniser, "joined, 3 ways in 10", joined(apart, 0.3));
  print_right(recogniser, "joined, all ways", joined(apart, 1));
  print_right(recogniser, "a letter alone", alone(letters));
  print_right(recogniser, "a letter among digits",
              with_letters(held_out(arguments[3], first_font, last_font), letters));
} catch (const std::exception& error) {
  std::fprintf(stderr, "error: %s\n", error.what());
  return 1;
}
