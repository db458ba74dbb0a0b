#include "core/formats/check_digits.hpp"

#include "core/json.hpp"

namespace scrawl::formats {
namespace {

std::vector<CheckDigit> parse_check_digits() {
  const auto document = json::parse(check_digits_json(), "check digits");
  const json::Node root(document, "check digits");
  std::vector<CheckDigit> digits;
  for (std::size_t i = 0; i < root.size(); ++i) {
    const auto strokes = root.item(i).field("strokes");
    CheckDigit digit{static_cast<int>(root.item(i).field("label").integer(0, 9)), {}};
    for (std::size_t s = 0; s < strokes.size(); ++s) {
      ink::Stroke stroke;
      const auto points = strokes.item(s);
      for (std::size_t p = 0; p < points.size(); ++p) {
        const auto point = points.item(p);
        stroke.push_back({static_cast<float>(point.item(0).number()),
                          static_cast<float>(point.item(1).number())});
      }
      digit.drawing.push_back(std::move(stroke));
    }
    digits.push_back(std::move(digit));
  }
  return digits;
}

}  // namespace

const std::vector<CheckDigit>& check_digits() {
  static const std::vector<CheckDigit> digits = parse_check_digits();
  return digits;
}

}  // namespace scrawl::formats
