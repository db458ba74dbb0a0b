#include <cmath>
#include <limits>
#include <string>

#include "core/data/dataset.hpp"
#include "core/error.hpp"
#include "core/json.hpp"

namespace scrawl::data {
namespace {

constexpr int not_a_digit = -1;

int parse_label(const json::Node& node) {
  const auto& value = node.value();
  if (value.IsNumber()) {
    const double number = value.GetDouble();
    return number >= 0 && number <= 9 && number == std::floor(number) ? static_cast<int>(number)
                                                                      : not_a_digit;
  }
  if (value.IsNull()) return not_a_digit;
  const auto text = node.text();
  return text.size() == 1 && text[0] >= '0' && text[0] <= '9' ? text[0] - '0' : not_a_digit;
}

/// Whether `value` is a pair of numbers that a float can hold.
bool parse_point(const json::Value& value, ink::Point& point) {
  if (!value.IsArray() || value.Size() != 2 || !value[0].IsNumber() || !value[1].IsNumber())
    return false;
  const double x = value[0].GetDouble(), y = value[1].GetDouble();
  constexpr double largest = std::numeric_limits<float>::max();
  if (std::abs(x) > largest || std::abs(y) > largest) return false;
  point = {static_cast<float>(x), static_cast<float>(y)};
  return true;
}

ink::Stroke parse_stroke(const json::Node& node) {
  ink::Stroke stroke(node.size());
  for (std::size_t i = 0; i < stroke.size(); ++i)
    if (!parse_point(node.value()[static_cast<rapidjson::SizeType>(i)], stroke[i]))
      node.item(i).fail("expected a point [x, y]");
  return stroke;
}

Glyph parse_glyph(const json::Node& node, Labels labels) {
  Glyph glyph;
  const auto text = node.optional_field("text");
  if (text) glyph.text = text->text();
  const auto label =
      labels == Labels::required && !text ? node.field("label") : node.optional_field("label");
  glyph.label = label ? parse_label(*label) : not_a_digit;
  if (const auto writer = node.optional_field("writer"))
    glyph.writer = static_cast<int>(writer->integer(0, std::numeric_limits<int>::max()));
  const auto strokes = node.field("strokes");
  for (std::size_t i = 0; i < strokes.size(); ++i) {
    auto stroke = parse_stroke(strokes.item(i));
    if (!stroke.empty()) glyph.strokes.push_back(std::move(stroke));
  }
  if (glyph.strokes.empty()) strokes.fail("nothing is drawn; leave the entry out");
  return glyph;
}

}  // namespace

std::vector<Glyph> parse_strokes(std::string_view json, std::string_view source, Labels labels) {
  const auto document = json::parse(json, source);
  const json::Node list(document, source);
  std::vector<Glyph> glyphs;
  glyphs.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) glyphs.push_back(parse_glyph(list.item(i), labels));
  if (glyphs.empty()) list.fail("the list is empty");
  return glyphs;
}

}  // namespace scrawl::data
