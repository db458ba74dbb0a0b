#include "core/apps/annotate.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "core/apps/stroke_font.hpp"
#include "core/ink/grey.hpp"
#include "core/ink/layout.hpp"
#include "core/ink/orientation.hpp"
#include "core/numbers_of.hpp"

namespace scrawl::apps {
namespace {

/// Of Okabe and Ito's colours, which people who are colour-blind tell apart, too.
constexpr Colour blue{0, 114, 178}, orange{201, 126, 0}, red{196, 60, 0}, white{255, 255, 255};

/// How large lines and letters are in a picture, pixels.
struct Sizes {
  float pen, text;

  float small() const { return 0.6f * text; }  ///< of the percentage
  float space() const { return 0.4f * text; }  ///< around and between letters

  /// The letters are half as high as the writing, within what can be read in the whole picture.
  static Sizes of(const ColourImage& image, std::vector<WrittenNumber> numbers) {
    const auto longer = static_cast<float>(std::max(image.width, image.height));
    float text = 0;
    if (!numbers.empty()) {
      const auto height = [](const WrittenNumber& number) {
        return static_cast<float>(ink::height(number.box));
      };
      const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
      std::ranges::nth_element(numbers, middle, {}, height);
      text = height(*middle) / 2;
    }
    text = std::clamp(text, std::max(longer / 90, 9.0f), std::max(longer / 25, 9.0f));
    return {std::max(text / 8, 1.5f), text};
  }
};

/// The photograph's colours on the paper of `ink::grey_on_paper`, turned twice.
ColourImage upright(const Photograph& photograph, ink::Orientation page) {
  const auto rgba = photograph.values();
  const std::size_t count = rgba.size() / 4;
  const ink::GreyImage on_paper = ink::grey_on_paper(rgba, photograph.width, photograph.height);
  ColourImage image;
  for (std::size_t channel = 0; channel < 3; ++channel) {
    ink::GreyImage plane{photograph.width, photograph.height, std::vector<std::uint8_t>(count)};
    for (std::size_t i = 0; i < count; ++i) {
      const int opacity = rgba[4 * i + 3];
      // What is clear shows the paper, and is as grey as that.
      plane.pixels[i] = static_cast<std::uint8_t>(
          (rgba[4 * i + channel] * opacity + on_paper.pixels[i] * (255 - opacity)) / 255);
    }
    plane = ink::upright(plane, photograph.orientation);
    if (page != 1) plane = ink::upright(plane, page);
    image.width = plane.width, image.height = plane.height;
    image.pixels.resize(3 * count);
    for (std::size_t i = 0; i < count; ++i) image.pixels[3 * i + channel] = plane.pixels[i];
  }
  return image;
}

/// A rectangle of which all sides are moved outwards.
ink::Quadrilateral grown(const ink::Quadrilateral& corners, float by) {
  const float width = corners[1].x - corners[0].x, height = corners[1].y - corners[0].y;
  const float length = std::hypot(width, height);
  const float x = length > 0 ? by * width / length : by, y = length > 0 ? by * height / length : 0;
  const auto& [first, second, third, fourth] = corners;
  return {{{first.x - x + y, first.y - y - x},
           {second.x + x + y, second.y + y - x},
           {third.x + x - y, third.y + y + x},
           {fourth.x - x - y, fourth.y - y + x}}};
}

ink::Box box_around(const ink::Quadrilateral& corners) {
  const ink::Stroke points(corners.begin(), corners.end());
  return *ink::bounding_box(std::span(&points, 1));
}

float shared_area(const ink::Box& a, const ink::Box& b) {
  const float width = std::min(a.right, b.right) - std::max(a.left, b.left);
  const float height = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/// What is drawn for one number.
struct Note {
  const WrittenNumber& number;
  std::string percent;
  ink::Quadrilateral outline;
  ink::Box frame, label;  ///< the former around the outline
};

/// Where a label of this size lies beside a frame so that it covers the fewest of what is `taken`;
/// what would lie beyond the room is moved in.
ink::Box place_label(const ink::Box& room, const ink::Box& frame, float width, float height,
                     const std::vector<ink::Box>& taken) {
  const float middle = (frame.top + frame.bottom - height) / 2;
  const ink::Point corners[] = {{frame.left, frame.top - height},
                                {frame.right, middle},
                                {frame.left, frame.bottom},
                                {frame.left - width, middle}};
  ink::Box best{};
  float least = INFINITY;
  for (const ink::Point corner : corners) {
    const float left = std::clamp(corner.x, room.left, std::max(room.right - width, room.left));
    const float top = std::clamp(corner.y, room.top, std::max(room.bottom - height, room.top));
    const ink::Box box{left, top, left + width, top + height};
    float covered = 0;
    for (const ink::Box& other : taken) covered += shared_area(box, other);
    if (covered < least) least = covered, best = box;
  }
  return best;
}

/// Labels may lie beside the picture where it has no room for them.
std::vector<Note> notes_for(const std::vector<WrittenNumber>& numbers, const ink::Box& picture,
                            Sizes sizes) {
  std::vector<Note> notes;
  std::vector<ink::Box> taken;
  std::vector<float> widths;
  for (const WrittenNumber& number : numbers) {
    const int percent = static_cast<int>(std::floor(100 * number.confidence));
    const ink::Quadrilateral outline = grown(number.outline, 1.5f * sizes.pen);
    notes.push_back(
        {number, std::to_string(percent) + "%", outline, box_around(outline), ink::Box{}});
    taken.push_back(notes.back().frame);
    widths.push_back(sizes.text * width_of_text(number.text) +
                     sizes.small() * width_of_text(notes.back().percent) + 3 * sizes.space());
  }
  const float height = sizes.text + 2 * sizes.space();
  ink::Box room = picture;
  room.top -= height, room.bottom += height;
  if (!widths.empty()) room.right += *std::ranges::max_element(widths);
  for (std::size_t i = 0; i < notes.size(); ++i) {
    notes[i].label = place_label(room, notes[i].frame, widths[i], height, taken);
    taken.push_back(notes[i].label);
  }
  return notes;
}

ink::Box moved(const ink::Box& box, ink::Point by) {
  return {box.left + by.x, box.top + by.y, box.right + by.x, box.bottom + by.y};
}

void draw(ColourImage& image, const Note& note, ink::Point by, Sizes sizes) {
  const State state = note.number.state;
  const bool sure = state == State::digit, unsure = state == State::unsure;
  const Colour colour = sure ? blue : unsure ? orange : red;
  const float dash = sure ? 0 : unsure ? 4 * sizes.pen : 1.5f * sizes.pen;
  const ink::Box label = moved(note.label, by);
  ink::Quadrilateral outline = note.outline;
  for (ink::Point& corner : outline) corner = {corner.x + by.x, corner.y + by.y};
  draw_frame(image, outline, 0, 2 * sizes.pen, white);
  draw_frame(image, outline, dash, sizes.pen, colour);
  fill(image, label, white, 0.85f);
  const float space = sizes.space(), small = sizes.small();
  draw_text(image, note.number.text, {label.left + space, label.top + space}, sizes.text, colour);
  draw_text(
      image, note.percent,
      {label.right - space - small * width_of_text(note.percent), label.bottom - space - small},
      small, colour);
}

/// The picture on white paper as large as `sheet`, which holds it.
ColourImage on_sheet(const ColourImage& image, const ink::Box& sheet) {
  const auto left = static_cast<std::size_t>(-sheet.left);
  const auto top = static_cast<std::size_t>(-sheet.top);
  ColourImage result{
      static_cast<int>(sheet.right - sheet.left), static_cast<int>(sheet.bottom - sheet.top), {}};
  const auto row = 3 * static_cast<std::size_t>(image.width);
  const auto wide_row = 3 * static_cast<std::size_t>(result.width);
  result.pixels.assign(wide_row * static_cast<std::size_t>(result.height), 255);
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
    std::copy_n(&image.pixels[y * row], row, &result.pixels[(top + y) * wide_row + 3 * left]);
  }
  return result;
}

}  // namespace

ColourImage annotated(const Photograph& photograph, const PageReading& page) {
  const ColourImage image = upright(photograph, page.orientation);
  const ink::Orientation back = page.orientation == 6   ? 8
                                : page.orientation == 8 ? 6
                                                        : page.orientation;
  Reading reading = page.reading;
  for (ReadDigit& digit : reading.digits) {
    digit.box = ink::as_stored(digit.box, image.width, image.height, back);
  }
  const std::vector<WrittenNumber> numbers = numbers_of(reading);
  const Sizes sizes = Sizes::of(image, numbers);
  const ink::Box picture{0, 0, static_cast<float>(image.width), static_cast<float>(image.height)};
  const std::vector<Note> notes = notes_for(numbers, picture, sizes);
  ink::Box sheet = picture;
  for (const Note& note : notes) sheet = ink::united(sheet, note.label);
  sheet = {std::floor(sheet.left), std::floor(sheet.top), std::ceil(sheet.right),
           std::ceil(sheet.bottom)};
  ColourImage result = on_sheet(image, sheet);
  for (const Note& note : notes) draw(result, note, {-sheet.left, -sheet.top}, sizes);
  return result;
}

}  // namespace scrawl::apps
