#include "native_tests/fuzz/read_with.hpp"

#include "native_tests/fuzz/check_reading.hpp"

namespace scrawl::fuzz {

void read_with(const Model& model, bool with_image) {
  try_parse([&] {
    const Recogniser recogniser(model);
    ink::Picture picture = ink::blank_picture(model.preprocessing.size);
    picture.pixels[picture.pixels.size() / 2] = 1;
    check_answer(recogniser.read(picture));
    ink::GreyImage image{40, 30, std::vector<std::uint8_t>(1200, 250)};
    for (std::size_t y = 8; y < 22; ++y) image.pixels[40 * y + 20] = 10;
    // An image takes ten times as long as all the others.
    if (with_image) check_reading(recogniser.read_number(image), 0);
    const ink::Drawing drawing{{{0, 0}, {9, 2}, {4, 20}}, {{1, 10}, {8, 9}}, {{30, 0}, {30, 20}}};
    check_reading(recogniser.read_number(drawing), drawing.size());
  });
}

}  // namespace scrawl::fuzz
