#include "core/apps/stroke_font.hpp"

#include <array>
#include <cstddef>

namespace scrawl::apps {
namespace {

/// The glyphs stand on a grid of this many columns and rows: each point is a column and a row from
/// the upper left, as two characters; a blank begins the next stroke.
constexpr float columns = 4, rows = 6;
constexpr float advance = 6;  ///< from one glyph to the next, in columns

struct Glyph {
  char character;
  std::string_view strokes;
};

constexpr std::array<Glyph, 18> glyphs{{
    {'0', "10304145363616050110"},
    {'1', "123026 1636"},
    {'2', "0210304142060646"},
    {'3', "0010404023334245361605"},
    {'4', "36300444"},
    {'5', "40000212324345361605"},
    {'6', "40200206163645433202"},
    {'7', "004016"},
    {'8', "103041423304051636454313020110"},
    {'9', "44131201103041432606"},
    {'-', "0343"},
    {'.', "1616"},
    {',', "251617"},
    {'/', "4006"},
    {':', "1212 1515"},
    {'+', "0343 2125"},
    {'%', "4006 0101 4545"},
    {'?', "011030414223 2424 2626"},
}};

std::string_view glyph_of(char character) {
  for (const Glyph& glyph : glyphs) {
    if (glyph.character == character) return glyph.strokes;
  }
  return {};
}

}  // namespace

ink::Drawing strokes_of_text(std::string_view text) {
  ink::Drawing drawing;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view glyph = glyph_of(text[i]);
    bool pen_is_down = false;
    for (std::size_t at = 0; at + 1 < glyph.size(); at += 2) {
      if (glyph[at] == ' ') ++at, pen_is_down = false;
      if (!pen_is_down) drawing.emplace_back();
      pen_is_down = true;
      const float column = static_cast<float>(i) * advance + static_cast<float>(glyph[at] - '0');
      drawing.back().push_back({column / rows, static_cast<float>(glyph[at + 1] - '0') / rows});
    }
  }
  return drawing;
}

float width_of_text(std::string_view text) {
  if (text.empty()) return 0;
  return (static_cast<float>(text.size() - 1) * advance + columns) / rows;
}

}  // namespace scrawl::apps
