#include "core/apps/report/pictures.hpp"

#include <algorithm>
#include <cmath>

#include "core/apps/png.hpp"

namespace scrawl::apps::report {

std::string base64(std::span<const std::byte> bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(bytes.size() - i, 3);
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j) {
      group = group << 8 | (j < left ? std::to_integer<unsigned>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      text += j <= left ? digits[group >> (18 - 6 * j) & 63U] : '=';
    }
  }
  return text;
}

ink::Picture picture_of(const training::SampleSource& samples, std::size_t sample,
                        const Model& model) {
  ink::Picture picture = ink::blank_picture(model.preprocessing.size);
  std::vector<float> target(model.classes.size());
  Random random(0, sample);
  samples.sample(sample, random, picture.pixels, target);
  return picture;
}

void write_picture(Markup& page, const ink::Picture& picture, std::string_view description) {
  ink::GreyImage image{picture.size, picture.size, {}};
  for (const float ink : picture.pixels) {
    image.pixels.push_back(
        static_cast<std::uint8_t>(255 - std::lround(255 * std::clamp(ink, 0.0F, 1.0F))));
  }
  const std::string side = std::to_string(picture.size);
  page.empty("img", {{"class", "seen"},
                     {"src", "data:image/png;base64," + base64(encode_png(image))},
                     {"width", side},
                     {"height", side},
                     {"alt", description}});
}

void write_drawing(Markup& page, const ink::Drawing& drawing, std::string_view description) {
  const ink::Box box = ink::bounding_box(drawing).value_or(ink::Box{});
  const double wide = static_cast<double>(box.right) - box.left;
  const double tall = static_cast<double>(box.bottom) - box.top;
  const double side = std::max({wide, tall, 1e-9});
  page.open("svg", {{"class", "drawn"},
                    {"viewBox", "-10 -10 120 120"},
                    {"role", "img"},
                    {"aria-label", description}});
  for (const ink::Stroke& stroke : drawing) {
    std::string points;
    for (const ink::Point point : stroke) {
      if (!ink::finite(point)) continue;
      const double x = 50 + 100 * (point.x - box.left - wide / 2) / side;
      const double y = 50 + 100 * (point.y - box.top - tall / 2) / side;
      const std::string pair = number(x) + "," + number(y) + " ";
      // A line of length 0 shows only its round ends: a dot.
      points += stroke.size() == 1 ? pair + pair : pair;
    }
    page.empty("polyline", {{"points", points}});
  }
  page.close();
}

}  // namespace scrawl::apps::report
