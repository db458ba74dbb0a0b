#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/apps/images.hpp"
#include "core/apps/png.hpp"
#include "core/json.hpp"
#include "native_tests/apps/program.hpp"
#include "native_tests/folders.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string images = SCRAWL_SOURCE_FOLDER "/native_tests/apps/images/";

/// A PNG file with upright bars in two lines, 1s for a reader, and room between its numbers.
std::string sum() {
  ink::GreyImage image{400, 240, std::vector<std::uint8_t>(400 * 240, 235)};
  const auto bar = [&](int left, int top) {
    for (int y = top; y < top + 60; ++y) {
      for (int x = left; x < left + 7; ++x) {
        image.pixels[static_cast<std::size_t>(y * 400 + x)] = 30;
      }
    }
  };
  for (const int x : {40, 80, 330}) bar(x, 30);
  for (const int x : {40, 80, 120}) bar(x, 150);
  const auto png = apps::encode_png(image);
  return {reinterpret_cast<const char*>(png.data()), png.size()};
}

/// How many pixels are nearly black, as the bars are.
std::ptrdiff_t black_pixels(const ink::GreyImage& image) {
  return std::count_if(image.pixels.begin(), image.pixels.end(),
                       [](int grey) { return grey < 70; });
}

class Desk : public Playground {
 public:
  Desk() { write("sum.png", sum()); }
  Outcome predict(const std::string& arguments) const {
    return run("predict --model '" SCRAWL_SOURCE_FOLDER "/web/models/compact.safetensors' " +
               arguments);
  }
};

/// How many pixels are much bluer than red.
std::ptrdiff_t blue_pixels(const apps::Photograph& picture) {
  const auto values = picture.values();
  std::ptrdiff_t count = 0;
  for (std::size_t i = 0; i < values.size(); i += 4) {
    if (values[i + 2] > values[i] + 80) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("numbers are printed as CSV, a row a number", "[predict]") {
  const Desk here;
  const Outcome outcome = here.predict("--numbers --csv sum.png");
  CAPTURE(outcome.err);
  CHECK(outcome.code == 0);
  std::vector<std::string> rows;
  for (std::size_t at = 0; at < outcome.out.size(); at = outcome.out.find('\n', at) + 1) {
    rows.push_back(outcome.out.substr(at, outcome.out.find('\n', at) - at));
  }
  REQUIRE(rows.size() == 4);
  CHECK(rows[0] == "file,line,number,text,confidence,left,top,right,bottom");
  CHECK(rows[1].starts_with("sum.png,1,1,11,0."));
  CHECK(rows[1].ends_with(",40.0,30.0,87.0,90.0"));
  CHECK(rows[2].starts_with("sum.png,1,2,1,0."));
  CHECK(rows[3].starts_with("sum.png,2,1,111,0."));
}

TEST_CASE("JSON outlines the numbers, and says which way up a picture's writing is", "[predict]") {
  const Desk here;
  const Outcome outcome = here.predict("--numbers --json sum.png");
  REQUIRE(outcome.code == 0);
  const auto list = json::parse(outcome.out, "predict");
  CHECK(list[0]["orientation"].GetInt() == 1);
  const auto& numbers = list[0]["numbers"];
  REQUIRE(numbers.Size() == 3);
  for (unsigned i = 0; i < 3; ++i) {
    const auto& box = numbers[i]["box"];  // left, top, right, bottom
    const auto& outline = numbers[i]["outline"];
    REQUIRE(outline.Size() == 4);
    for (const auto& [corner, x, y] :
         {std::array{0u, 0u, 1u}, {1u, 2u, 1u}, {2u, 2u, 3u}, {3u, 0u, 3u}}) {
      CHECK(outline[corner][0] == box[x]);
      CHECK(outline[corner][1] == box[y]);
    }
  }
}

TEST_CASE("in CSV, images keep their order around the option, and names are quoted", "[predict]") {
  const Desk here;
  here.write("a, b.png", sum());
  here.write("\"c\".png", sum());
  const Outcome outcome = here.predict("--numbers sum.png --csv 'a, b.png' '\"c\".png'");
  CAPTURE(outcome.err);
  const std::size_t first = outcome.out.find("sum.png,1,1,11,"),
                    second = outcome.out.find("\"a, b.png\",1,1,11,"),
                    third = outcome.out.find("\"\"\"c\"\".png\",1,1,11,");
  REQUIRE(third != std::string::npos);
  CHECK((first < second && second < third));
}

TEST_CASE("pictures of a folder are written with what was read drawn onto them", "[predict]") {
  const Desk here;
  std::filesystem::create_directories(here.path("in/more"));
  here.write("in/sum.png", sum());
  const Outcome outcome = here.predict("--numbers in sum.png --annotate made/here");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("in/sum.png: 11 1"));
  for (const std::string name : {"made/here/sum.jpg", "made/here/sum-2.jpg"}) {
    const apps::Photograph picture = apps::load_photograph(here.path(name));
    CHECK((picture.width >= 400 && picture.height >= 240));
    CHECK(blue_pixels(picture) > 500);
  }
  // What was written before is written anew; the input is as it was.
  CHECK(here.predict("--numbers in --annotate made/here").code == 0);
  CHECK(here.read("in/sum.png") == sum());
}

TEST_CASE("what was read does not cover what is written beside it", "[predict]") {
  const Desk here;
  // Between close lines and columns there is no room for what is written beside them.
  constexpr int width = 300, height = 900;
  ink::GreyImage page{width, height, std::vector<std::uint8_t>(width * height, 235)};
  for (const int top : {20, 95, 170, 245}) {
    for (const int left : {20, 50, 150, 180}) {
      for (int y = top; y < top + 60; ++y) {
        for (int x = left; x < left + 7; ++x) {
          page.pixels[static_cast<std::size_t>(y * width + x)] = 30;
        }
      }
    }
  }
  const auto png = apps::encode_png(page);
  here.write("page.png", {reinterpret_cast<const char*>(png.data()), png.size()});
  const Outcome outcome = here.predict("--numbers page.png --annotate made");
  REQUIRE(outcome.code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("page.png: 11 11\n"));
  const auto left = black_pixels(apps::load_image(here.path("made/page.jpg")));
  CHECK(left > 0.97 * static_cast<double>(black_pixels(page)));
}

TEST_CASE("a picture that is too long to be annotated is told by its name", "[predict]") {
  const Desk here;
  const auto png = apps::encode_png({1, 70'000, std::vector<std::uint8_t>(70'000, 235)});
  here.write("strip.png", {reinterpret_cast<const char*>(png.data()), png.size()});
  const Outcome outcome = here.predict("--numbers strip.png --annotate made");
  CHECK(outcome.code == 1);
  CHECK(outcome.err ==
        "predict: strip.png: 1 x 70000 pixels are too long for a JPEG file; cut the picture into "
        "pieces\n");
  CHECK(here.predict("--numbers strip.png").out == "strip.png: blank\n");
}

TEST_CASE("a page is written upright", "[predict]") {
  const Desk here;
  CHECK(here.predict("--numbers '" + images + "on_its_side_4.jpg' --annotate .").code == 0);
  const ink::GreyImage expected = apps::load_image(images + "on_its_side_4.jpg");
  const ink::GreyImage shown = apps::load_image(here.path("on_its_side_4.jpg"));
  REQUIRE((shown.width >= expected.width && shown.height >= expected.height));
  // The ink is where it is in the upright picture, below what may have been added for a label.
  const auto darkest = [](const ink::GreyImage& image, int rows) {
    const auto begin = image.pixels.end() - std::ptrdiff_t{rows} * image.width;
    return (std::min_element(begin, image.pixels.end()) - begin) % image.width;
  };
  CHECK(std::abs(darkest(shown, expected.height) - darkest(expected, expected.height)) < 60);
}

TEST_CASE("no file is replaced that --annotate did not write", "[predict]") {
  const Desk here;
  const auto refused = [&](const std::string& arguments, int code, const std::string& words) {
    CAPTURE(arguments);
    const Outcome outcome = here.predict("--numbers " + arguments);
    CHECK(outcome.code == code);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, ContainsSubstring(words));
  };
  here.write("sum.jpg", "a letter");
  refused("sum.png --annotate .", 1, "sum.jpg: is there already, and --annotate did not write it");
  CHECK(here.read("sum.jpg") == "a letter");
  refused("sum.png --annotate sum.jpg", 1, "sum.jpg: is a file; --annotate writes into a folder");
  refused("sum.png --annotate /proc/none", 1, "; name another folder for --annotate");
  REQUIRE(here.predict("--numbers sum.png --annotate own").code == 0);
  const std::string before = here.read("own/sum.jpg");
  refused("own/sum.jpg --annotate own", 2, "are the same file");
  CHECK(here.read("own/sum.jpg") == before);
}

TEST_CASE("a WebP picture is read, turned upright by its Exif block", "[images]") {
  const Desk here;
  const Outcome outcome = here.predict("--numbers '" + images + "on_its_side_4.webp'");
#ifdef SCRAWL_WEBP
  CHECK_THAT(outcome.out, ContainsSubstring("on_its_side_4.webp: 4  "));
  here.write("cut.webp", std::string("RIFF\x20\0\0\0WEBPVP8 ", 16));
  CHECK_THAT(here.predict("cut.webp").err, ContainsSubstring("cut.webp: the picture is damaged"));
#else
  CHECK_THAT(outcome.err, ContainsSubstring("scripts/setup.sh native"));
#endif
}
