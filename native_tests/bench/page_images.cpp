// Measures how whole pages are read that are composed of digits that no shipped network was trained
// on (MNIST's last 5,000 training images). Usage: scrawl_page_images MODEL IMAGES LABELS; the last
// two are MNIST's training files, decompressed.

#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "core/evaluation/page_tally.hpp"
#include "core/recogniser.hpp"
#include "native_tests/bench/held_out_digits.hpp"
#include "native_tests/ink/composed_page.hpp"

using namespace scrawl;
using scrawl::testing::bytes_of, scrawl::testing::HeldOutDigits;
using scrawl::testing::compose_page, scrawl::testing::PageLook;

namespace {

constexpr std::size_t pages = 100;

/// Small writing, spread over a photograph of 12 megapixels: digits are 20 pixels high at zoom 1.
PageLook large_sheet(double zoom) {
  return {.line = {.zoom = zoom, .gap_high = 6, .noise = 3}, .width = 3000, .height = 4000};
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 4) {
    std::puts("usage: scrawl_page_images MODEL IMAGES LABELS");
    return 2;
  }
  const auto model = bytes_of(arguments[1]);
  const Recogniser recogniser(load_model(std::as_bytes(std::span(model)), arguments[1]));
  const HeldOutDigits digits(arguments[2], arguments[3]);
  using Ruling = PageLook::Ruling;
  const std::vector<std::pair<std::string, PageLook>> looks{
      {"plain", {}},
      {"close lines", {.spacing = 0.62}},
      {"lines of two sizes", {.second_size = 0.5}},
      {"the same, close", {.spacing = 0.62, .second_size = 0.5}},
      {"ruled", {.ruling = Ruling::lines}},
      {"squared", {.ruling = Ruling::squares}},
      {"pale rules", {.ruling = Ruling::lines, .rule = 0.62}},
      {"paler squares", {.ruling = Ruling::squares, .rule = 0.7}},
      {"skewed by 4 degrees", {.skew = 0.07}},
      {"ruled and skewed", {.ruling = Ruling::lines, .skew = -0.05}},
      {"noise, hard shadow", {.line = {.gap_high = 6, .noise = 6}, .shadow = 0.6}},
      {"on its left side", {.quarter_turns = 3}},
      {"on its right side", {.quarter_turns = 1}},
      {"upside down", {.quarter_turns = 2}},
      {"skewed by 8 degrees", {.skew = 0.14}},
      {"ruled, by 10 degrees", {.ruling = Ruling::lines, .skew = 0.17}},
      {"light from 1 to 0.25", {.line = {.gap_high = 6, .noise = 4}, .far_light = 0.25}},
      {"light from 1 to 0.15", {.far_light = 0.15}},
      {"glare over 0.6", {.glare = 0.6}},
      {"glare on grey paper", {.line = {.gap_high = 6, .paper = 170, .noise = 3}, .glare = 0.7}},
      {"JPEG of quality 10", {.jpeg = 10}},
      {"12 MP, 12 pixels high", large_sheet(0.6)},
      {"12 MP, 16 pixels high", large_sheet(0.8)},
      {"12 MP, 20 pixels high", large_sheet(1)},
      {"12 MP, 30 pixels high", large_sheet(1.5)},
      {"12 MP, 40 pixels high", large_sheet(2)},
      {"12 MP, 60 pixels high", large_sheet(3)},
      {"12 MP, 100 pixels high", large_sheet(5)},
  };
  for (const auto& [name, look] : looks) {
    Random random(1);
    evaluation::PageTally tally;
    for (std::size_t i = 0; i < pages; ++i) {
      std::string text;
      std::vector<std::vector<ink::Picture>> lines(2 + random.below(4));
      for (auto& line : lines) {
        if (!text.empty()) text += '\n';
        for (std::size_t length = 2 + random.below(5); length > 0; --length) {
          line.push_back(digits.draw(random, text));
        }
      }
      tally.add(text, recogniser.read_number(compose_page(lines, look, random)).text);
    }
    const auto& all = tally.of(evaluation::PageKind::lines);
    const auto percent = [](std::size_t part, std::size_t whole) {
      return 100 * static_cast<double>(part) / static_cast<double>(whole);
    };
    std::printf("%-22s %5.1f %% of %zu pages, %5.1f %% of lines, %5.1f edits in 100 digits\n",
                name.c_str(), percent(all.right, all.pages), all.pages,
                percent(all.lines_right, all.lines), percent(all.edits, all.digits));
  }
} catch (const std::exception& error) {
  std::fprintf(stderr, "error: %s\n", error.what());
  return 1;
}
