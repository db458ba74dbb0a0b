#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <string>

#include "core/apps/images.hpp"
#include "core/error.hpp"
#include "core/json.hpp"
#include "native_tests/apps/program.hpp"
#include "native_tests/folders.hpp"

using namespace scrawl;
using namespace std::string_literals;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string little_endian(unsigned value, int bytes) {
  std::string result;
  for (int i = 0; i < bytes; ++i) result += static_cast<char>(value >> 8 * i & 0xff);
  return result;
}

// A BMP file with 32 bits for each pixel, blue first, and a vertical bar in the middle. The header
// claims `size`, whatever the pixels are.
std::string bmp(int size, const std::string& bar, const std::string& paper, int told_size = 0) {
  std::string pixels;
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const bool inside = std::abs(2 * x - size) < size / 5 && y > size / 5 && y < 4 * size / 5;
      pixels += inside ? bar : paper;
    }
  }
  const auto side = static_cast<unsigned>(told_size > 0 ? told_size : size);
  std::string header = "BM" + little_endian(static_cast<unsigned>(pixels.size()) + 122, 4) +
                       little_endian(0, 4) + little_endian(122, 4);
  header += little_endian(108, 4) + little_endian(side, 4) + little_endian(side, 4) +
            little_endian(1, 2) + little_endian(32, 2) + little_endian(3, 4) +
            little_endian(static_cast<unsigned>(pixels.size()), 4) + std::string(16, '\0');
  header += "\0\0\xff\0"s + "\0\xff\0\0"s + "\xff\0\0\0"s + "\0\0\0\xff"s;
  header.resize(122, '\0');
  return header + pixels;
}

const std::string black("\0\0\0\xff", 4), white("\xff\xff\xff\xff", 4);
const std::string clear_black("\0\0\0\0", 4);

}  // namespace

TEST_CASE("an image file becomes grey", "[images]") {
  const Playground here;
  here.write("bar.bmp", bmp(20, black, white));
  const ink::GreyImage image = apps::load_image(here.path("bar.bmp"));
  REQUIRE(image.width == 20);
  REQUIRE(image.height == 20);
  CHECK(image.pixels[0] == 255);
  CHECK(image.pixels[10 * 20 + 10] == 0);
}

TEST_CASE("a picture's file that is empty, or ends too early, is told so", "[images]") {
  const std::string image = "\xff\xd8" + "\xff\xc0\0\x0b\x08\0\x10\0\x10\1\1\x11\0"s;
  const std::string table = "\xff\xc4\0\x1f\0\0\1\5\1\1"s;
  const auto told = [](const std::string& file) {
    try {
      apps::decode_photograph(std::as_bytes(std::span(file)), "x");
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return "nothing: it was read"s;
  };
  CHECK(told("") == "x: is empty; save the picture anew");
  CHECK(told(image + table) == "x: the picture is damaged (it ends too early); save it anew");
}

TEST_CASE("photographs taken with the camera on its side or upside down are read upright",
          "[images]") {
  const Playground here;
  const std::string folder = SCRAWL_SOURCE_FOLDER "/native_tests/apps/images/";
  const Outcome answers =
      here.run("predict --model '" SCRAWL_SOURCE_FOLDER "/web/models/compact.safetensors' '" +
               folder + "upside_down_6.jpg' '" + folder + "on_its_side_4.jpg'");
  CAPTURE(answers.err);
  CHECK_THAT(answers.out, ContainsSubstring("upside_down_6.jpg: 6  ") &&
                              ContainsSubstring("on_its_side_4.jpg: 4  "));
}

TEST_CASE("what is transparent shows paper on which the ink can be seen", "[images]") {
  const Playground here;
  here.write("black.bmp", bmp(20, black, clear_black));
  const ink::GreyImage dark = apps::load_image(here.path("black.bmp"));
  CHECK(dark.pixels[0] == 255);
  CHECK(dark.pixels[10 * 20 + 10] == 0);
  here.write("white.bmp", bmp(20, white, clear_black));
  const ink::GreyImage light = apps::load_image(here.path("white.bmp"));
  CHECK(light.pixels[0] == 0);
  CHECK(light.pixels[10 * 20 + 10] == 255);
}

TEST_CASE("files that are no pictures, and pictures that lie, are refused", "[images]") {
  const Playground here;
  here.write("text.png", "hello");
  CHECK_THROWS_WITH(apps::load_image(here.path("text.png")), ContainsSubstring("is no picture"));
  here.write("empty.png", "");
  CHECK_THROWS_AS(apps::load_image(here.path("empty.png")), Error);
  here.write("huge.bmp", bmp(4, black, white, 30'000));
  CHECK_THROWS_WITH(apps::load_image(here.path("huge.bmp")),
                    ContainsSubstring("has 30000 x 30000 pixels"));
  const std::string whole = bmp(20, black, white);
  here.write("short.bmp", whole.substr(0, 60));
  CHECK_THROWS_AS(apps::load_image(here.path("short.bmp")), Error);
}

TEST_CASE("predict answers for each image, and complains about the rest", "[predict]") {
  const Playground here;
  here.write("tiny.json", R"({"input": [28, 28, 1], "layers": [{"type": "flatten"},
                              {"type": "dense", "units": 10}]})");
  here.write("pen.json", apps_test::easy_strokes(40));
  REQUIRE(here.run("train --architecture tiny.json --data pen.json --epochs 2 "
                   "--output model.safetensors")
              .code == 0);
  here.write("bar.bmp", bmp(50, black, white));
  here.write("light.bmp", bmp(60, white, black));
  here.write("blank.bmp", bmp(50, white, white));
  here.write("bad.png", "hello");

  const Outcome good =
      here.run("predict --model model.safetensors bar.bmp light.bmp blank.bmp --json");
  CAPTURE(good.err);
  REQUIRE(good.code == 0);
  const auto list = json::parse(good.out, "predict");
  REQUIRE(list.Size() == 3);
  CHECK(list[0]["file"] == "bar.bmp");
  REQUIRE(list[0]["probabilities"].Size() == 10);
  double sum = 0;
  for (const auto& probability : list[0]["probabilities"].GetArray())
    sum += probability.GetDouble();
  CHECK(std::abs(sum - 1) < 1e-5);
  const int label = list[0]["label"].GetInt();
  CHECK(list[0]["confidence"].GetDouble() ==
        list[0]["probabilities"][static_cast<unsigned>(label)].GetDouble());
  CHECK(list[1]["label"].GetInt() == label);  // dark on light and light on dark are the same
  CHECK(list[2]["state"] == "blank");
  CHECK(list[2]["label"].IsNull());

  const Outcome mixed = here.run("predict --model model.safetensors bad.png bar.bmp");
  CHECK(mixed.code == 1);
  CHECK_THAT(mixed.err, ContainsSubstring("predict: bad.png: is no picture"));
  CHECK(mixed.out.starts_with("bar.bmp: " + std::to_string(label)));
  CHECK(here.run("predict --model model.safetensors").code == 2);

  std::filesystem::create_directories(here.path("scans/inner.png"));
  here.write("scans/b.BMP", bmp(50, black, white));
  here.write("scans/a.bmp", bmp(50, black, white));
  here.write("scans/notes.txt", "no picture");
  const Outcome folder = here.run("predict --model model.safetensors scans light.bmp");
  CAPTURE(folder.err);
  CHECK(folder.code == 0);
  CHECK(folder.out.starts_with("scans/a.bmp: "));
  CHECK_THAT(folder.out,
             ContainsSubstring("\nscans/b.BMP: ") && ContainsSubstring("\nlight.bmp: "));
  CHECK_THAT(here.run("predict --model model.safetensors scans/inner.png").err,
             ContainsSubstring("scans/inner.png: has no PNG"));
  // An empty folder is reported, and the others are read.
  const Outcome empty = here.run("predict --model model.safetensors scans/inner.png scans bar.bmp");
  CHECK(empty.code == 1);
  CHECK_THAT(empty.err, ContainsSubstring("predict: scans/inner.png: has no PNG"));
  CHECK(empty.out == folder.out.substr(0, folder.out.find("light.bmp")) + mixed.out);

  // File names need not be UTF-8, but JSON must be.
  const std::string name = "caf\xe9.bmp";
  here.write(name, bmp(50, black, white));
  const Outcome named = here.run("predict --model model.safetensors --json " + name);
  CHECK(named.code == 0);
  CHECK(json::parse(named.out, "predict")[0]["file"] == "caf\xef\xbf\xbd.bmp");
  CHECK(here.run("predict bar.bmp").code == 2);
}
