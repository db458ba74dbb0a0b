#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "core/model/model.hpp"
#include "core/recogniser.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// Reads an image and strokes with what was loaded: it is bounded in time and memory,
/// whatever the file asks for. Networks that are no readers of digits are refused.
void read_with(Model model) {
  fuzz::try_parse([&] {
    const Recogniser recogniser(std::move(model));
    ink::GreyImage image{40, 30, std::vector<std::uint8_t>(1200, 250)};
    for (std::size_t y = 8; y < 22; ++y) image.pixels[40 * y + 20] = 10;
    const ink::Drawing drawing{{{0, 0}, {9, 2}, {4, 20}}, {{1, 10}, {8, 9}}};
    for (const Reading& reading :
         {recogniser.read_number(image), recogniser.read_number(drawing)}) {
      const auto spaces = std::count_if(reading.text.begin(), reading.text.end(),
                                        [](char c) { return c == ' ' || c == '\n'; });
      fuzz::require(reading.text.size() - static_cast<std::size_t>(spaces) ==
                    reading.digits.size());
    }
  });
}

}  // namespace

/// The header's length is put in front of the input, or else hardly any change would get past it:
/// it is all before the first zero byte. Raw bytes are tried as well.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const std::uint64_t length = std::min(text.find('\0'), size);
  std::string file(sizeof length, '\0');
  std::memcpy(file.data(), &length, sizeof length);
  file += text.substr(0, length);
  if (length < size) file += text.substr(length + 1);
  fuzz::try_parse([&] {
    const auto model = load_model(std::as_bytes(std::span(file)), "fuzz");
    read_with(model);
    const auto again = save_model(model, model.weight_type);
    fuzz::require(load_model(again, "again").weight_type == model.weight_type);
  });
  return fuzz::try_parse([&] { load_model(std::as_bytes(std::span(data, size)), "fuzz"); });
}
