#include "core/apps/annotate.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "core/apps/label_places.hpp"
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
  float smallest;  ///< text that can be read in the whole picture

  float small() const { return 0.6f * text; }  ///< of the percentage
  float space() const { return 0.4f * text; }  ///< around and between letters
  float label() const { return text + 2 * space(); }

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
    const float smallest = std::max(longer / 90, 9.0f);
    text = std::clamp(text, smallest, std::max(longer / 25, 9.0f));
    return {std::max(text / 8, 1.5f), text, smallest};
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

/// The area of a box that differs from what is beside it, as ink does from paper: by more than the
/// noise of cameras and JPEG files, from one of these steps to the next.
float inked_area(const ColourImage& image, const ink::Box& box, int step) {
  constexpr int noise = 24;
  const auto green = [&](int x, int y) {
    return int{
        image.pixels[3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                          static_cast<std::size_t>(x)) +
                     1]};
  };
  const int left = std::max(static_cast<int>(box.left), 0);
  const int right = std::min(static_cast<int>(box.right), image.width) - step;
  const int bottom = std::min(static_cast<int>(box.bottom), image.height) - step;
  int steps = 0;
  for (int y = std::max(static_cast<int>(box.top), 0); y < bottom; y += step) {
    for (int x = left; x < right; x += step) {
      const int here = green(x, y);
      if (std::abs(here - green(x + step, y)) > noise ||
          std::abs(here - green(x, y + step)) > noise)
        ++steps;
    }
  }
  return static_cast<float>(steps * step * step);
}

ink::Box whole(const ColourImage& image) {
  return {0, 0, static_cast<float>(image.width), static_cast<float>(image.height)};
}

/// What is drawn for one number.
struct Note {
  const WrittenNumber& number;
  std::string percent;
  ink::Quadrilateral outline;
  ink::Box label;
};

/// Labels may lie beside the picture where it has no room for them.
std::vector<Note> notes_for(const std::vector<WrittenNumber>& numbers, const ColourImage& image,
                            Sizes sizes) {
  std::vector<Note> notes;
  std::vector<Label> labels;
  for (const WrittenNumber& number : numbers) {
    const int percent = static_cast<int>(std::floor(100 * number.confidence));
    notes.push_back({number, std::to_string(percent) + "%", grown(number.outline, 1.5f * sizes.pen),
                     ink::Box{}});
    const Note& note = notes.back();
    const float width = sizes.text * width_of_text(number.text) +
                        sizes.small() * width_of_text(note.percent) + 3 * sizes.space();
    labels.push_back({box_around(note.outline), width, sizes.label()});
  }
  const int step = std::max(1, static_cast<int>(sizes.pen));
  const std::vector<ink::Box> places =
      place_labels(labels, whole(image), sizes.smallest / sizes.text,
                   [&](const ink::Box& box) { return inked_area(image, box, step); });
  for (std::size_t i = 0; i < notes.size(); ++i) notes[i].label = places[i];
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
  sizes.text *= ink::height(label) / sizes.label();  // it may be smaller than the others
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
  const std::vector<Note> notes = notes_for(numbers, image, sizes);
  ink::Box sheet = whole(image);
  for (const Note& note : notes) sheet = ink::united(sheet, note.label);
  sheet = {std::floor(sheet.left), std::floor(sheet.top), std::ceil(sheet.right),
           std::ceil(sheet.bottom)};
  ColourImage result = on_sheet(image, sheet);
  const ink::Point by{-sheet.left, -sheet.top};
  // Frames are drawn over all labels' ground, which reaches to their middle.
  for (const Note& note : notes) fill(result, moved(note.label, by), white, 0.85f);
  for (const Note& note : notes) draw(result, note, by, sizes);
  return result;
}

}  // namespace scrawl::apps
