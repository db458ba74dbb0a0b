// Measures how many numbers are read right in images that are composed of digits that no shipped
// network was trained on (MNIST's last 5,000 training images). Usage: scrawl_number_images MODEL
// IMAGES LABELS; the last two are MNIST's training files, decompressed.

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "core/recogniser.hpp"
#include "native_tests/bench/held_out_digits.hpp"
#include "native_tests/ink/composed_image.hpp"

using namespace scrawl;
using scrawl::testing::bytes_of, scrawl::testing::HeldOutDigits;
using scrawl::testing::compose_image, scrawl::testing::Paper;

namespace {

constexpr std::size_t numbers = 1000;

}  // namespace

int main(int count, char** arguments) try {
  if (count != 4) {
    std::puts("usage: scrawl_number_images MODEL IMAGES LABELS");
    return 2;
  }
  const auto model = bytes_of(arguments[1]);
  const Recogniser recogniser(load_model(std::as_bytes(std::span(model)), arguments[1]));
  const HeldOutDigits held_out(arguments[2], arguments[3]);
  const std::vector<std::pair<std::string, Paper>> papers{
      {"dark on light", {}},
      {"light on dark", {.paper = 20, .ink = 230}},
      {"noise of 15 levels", {.noise = 15}},
      {"uneven light, noise", {.paper = 160, .ink = 40, .noise = 5, .gradient = 80}},
      {"gaps of 1 or 2 pixels", {.gap_low = 1, .gap_high = 2}},
      {"touching or overlapping", {.gap_low = -1, .gap_high = 0}},
      {"the same, leaning by 0.3", {.gap_low = -1, .gap_high = 0, .lean = 0.3}},
      {"the same, leaning by 0.6", {.gap_low = -1, .gap_high = 0, .lean = 0.6}},
      {"small, 1 to 1", {.zoom = 1}},
  };
  for (const auto& [name, paper] : papers) {
    Random random(1);
    std::size_t right = 0, right_digits = 0, digits = 0, grouped = 0;
    for (std::size_t i = 0; i < numbers; ++i) {
      std::string text;
      std::vector<ink::Picture> pictures;
      const std::size_t length = 2 + random.below(5);
      while (text.size() < length) pictures.push_back(held_out.draw(random, text));
      const Reading reading = recogniser.read_number(compose_image(pictures, paper, random));
      right += reading.text == text;
      grouped += reading.text.size() == text.size();
      digits += text.size();
      if (reading.text.size() != text.size()) continue;
      for (std::size_t k = 0; k < text.size(); ++k) right_digits += reading.text[k] == text[k];
    }
    std::printf("%-24s %5.1f %% of %zu numbers, %5.1f %% taken apart right, %5.2f %% of digits\n",
                name.c_str(), 100.0 * static_cast<double>(right) / numbers, numbers,
                100.0 * static_cast<double>(grouped) / numbers,
                100.0 * static_cast<double>(right_digits) / static_cast<double>(digits));
  }
} catch (const std::exception& error) {
  std::fprintf(stderr, "error: %s\n", error.what());
  return 1;
}
