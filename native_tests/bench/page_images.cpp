// Measures how whole pages are read that are composed of digits that no shipped network was trained
// on (MNIST's last 5,000 training images), and the processor's time for a page. Usage:
// scrawl_page_images MODEL IMAGES LABELS [PAGES [LOOKS [FOLDER]]]: MNIST's training files,
// decompressed; how many pages of each look, 100 unless told; only looks whose names contain these
// words; where the pages are written to as JPEG files, for predict.

#include <cmath>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "core/apps/jpeg.hpp"
#include "core/evaluation/page_tally.hpp"
#include "core/recogniser.hpp"
#include "native_tests/bench/held_out_digits.hpp"
#include "native_tests/ink/composed_page.hpp"

using namespace scrawl;
using scrawl::testing::bytes_of, scrawl::testing::HeldOutDigits;
using scrawl::testing::compose_page, scrawl::testing::PageLook;

namespace {

/// Small writing, spread over a photograph of 12 megapixels: digits are 20 pixels high at zoom 1.
PageLook large_sheet(double zoom) {
  return {.line = {.zoom = zoom, .gap_high = 6, .noise = 3}, .width = 3000, .height = 4000};
}

/// The same on A4 paper with lines 8 mm or squares 5 mm apart.
PageLook ruled_sheet(double zoom, PageLook::Ruling ruling) {
  PageLook look = large_sheet(zoom);
  look.ruling = ruling;
  look.rules_apart = ruling == PageLook::Ruling::lines ? 108 : 67;
  return look;
}

/// Such a sheet of squares as it is photographed by hand, a little askew.
PageLook squared_by_hand(double zoom, double rule, double shadow = 1) {
  PageLook look = ruled_sheet(zoom, PageLook::Ruling::squares);
  look.rule = rule;
  look.skew = 0.035;
  look.shadow = shadow;
  return look;
}

/// Squares as dark as ink on paper that fills a small picture.
PageLook small_dark_squares(double skew) {
  return {.line = {.zoom = 2, .gap_high = 6},
          .ruling = PageLook::Ruling::squares,
          .rule = 0.38,
          .rules_apart = 24,
          .skew = skew,
          .width = 900,
          .height = 1200};
}

/// A sheet that fills a photograph of so many megapixels, with digits a thirtieth as high as it is
/// wide: the same page in each size.
PageLook photograph(double megapixels) {
  const int width = static_cast<int>(std::lround(1000 * std::sqrt(0.75 * megapixels)));
  return {.line = {.zoom = width / 600.0, .gap_high = 6, .noise = 3},
          .width = width,
          .height = width * 4 / 3};
}

void write_jpeg(const std::filesystem::path& path, const ink::GreyImage& page) {
  apps::ColourImage image{page.width, page.height, {}};
  image.pixels.reserve(3 * page.pixels.size());
  for (const std::uint8_t grey : page.pixels) image.pixels.insert(image.pixels.end(), 3, grey);
  const auto bytes = apps::encode_jpeg(image, "composed of MNIST's digits", path.string());
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

int main(int count, char** arguments) try {
  if (count < 4 || count > 7) {
    std::puts("usage: scrawl_page_images MODEL IMAGES LABELS [PAGES [LOOKS [FOLDER]]]");
    return 2;
  }
  const std::size_t pages = count > 4 ? std::stoul(arguments[4]) : 100;
  const std::string chosen = count > 5 ? arguments[5] : "";
  const std::filesystem::path folder = count > 6 ? arguments[6] : "";
  if (!folder.empty()) std::filesystem::create_directories(folder);
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
      {"skewed by 14 degrees", {.skew = 0.25}},
      {"ruled, by 10 degrees", {.ruling = Ruling::lines, .skew = 0.17}},
      {"lines rising by 0.14", {.line = {.gap_high = 6, .rise = 0.14}}},
      {"lines rising by 0.25", {.line = {.gap_high = 6, .rise = 0.25}}},
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
      {"12 MP ruled, 12 high", ruled_sheet(0.6, Ruling::lines)},
      {"12 MP ruled, 20 high", ruled_sheet(1, Ruling::lines)},
      {"12 MP ruled, 30 high", ruled_sheet(1.5, Ruling::lines)},
      {"12 MP ruled, 40 high", ruled_sheet(2, Ruling::lines)},
      {"12 MP ruled, 60 high", ruled_sheet(3, Ruling::lines)},
      {"12 MP squared, 20 high", ruled_sheet(1, Ruling::squares)},
      {"12 MP squared, 30 high", ruled_sheet(1.5, Ruling::squares)},
      {"12 MP squared, 40 high", ruled_sheet(2, Ruling::squares)},
      {"12 MP squared, 60 high", ruled_sheet(3, Ruling::squares)},
      {"12 MP squared, askew", squared_by_hand(3, 0.7)},
      {"12 MP dark squares", squared_by_hand(3, 0.35)},
      {"12 MP dark squares, 100", squared_by_hand(5, 0.35)},
      {"12 MP squares, shadow", squared_by_hand(4, 0.7, 0.6)},
      {"dark squares", small_dark_squares(0)},
      {"dark squares, askew", small_dark_squares(0.035)},
      {"photograph, 0.5 MP", photograph(0.5)},
      {"photograph, 1 MP", photograph(1)},
      {"photograph, 3 MP", photograph(3)},
      {"photograph, 6 MP", photograph(6)},
      {"photograph, 12 MP", photograph(12)},
      {"photograph, 24 MP", photograph(24)},
      {"photograph, 39 MP", photograph(39)},
      {"photograph, 100 MP", photograph(100)},
  };
  for (const auto& [name, look] : looks) {
    if (name.find(chosen) == std::string::npos) continue;
    std::clock_t taken = 0;
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
      const ink::GreyImage page = compose_page(lines, look, random);
      if (!folder.empty()) write_jpeg(folder / (name + " " + std::to_string(i + 1) + ".jpg"), page);
      const std::clock_t start = std::clock();
      const Reading reading = recogniser.read_number(page);
      taken += std::clock() - start;
      tally.add(text, reading.text);
    }
    const auto& all = tally.of(evaluation::PageKind::lines);
    const auto percent = [](std::size_t part, std::size_t whole) {
      return 100 * static_cast<double>(part) / static_cast<double>(whole);
    };
    const double milliseconds = 1000 * static_cast<double>(taken) / CLOCKS_PER_SEC;
    std::printf(
        "%-22s %5.1f %% of %zu pages, %5.1f %% of lines, %5.1f edits in 100 digits, %4.0f ms a "
        "page\n",
        name.c_str(), percent(all.right, all.pages), all.pages, percent(all.lines_right, all.lines),
        percent(all.edits, all.digits), milliseconds / static_cast<double>(all.pages));
    std::fflush(stdout);
  }
} catch (const std::exception& error) {
  std::fprintf(stderr, "error: %s\n", error.what());
  return 1;
}
