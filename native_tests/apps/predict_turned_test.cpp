// A page that was photographed on its side or upside down, without an Exif block that says so.

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <string>
#include <vector>

#include "core/apps/png.hpp"
#include "core/ink/orientation.hpp"
#include "core/json.hpp"
#include "native_tests/apps/program.hpp"
#include "native_tests/folders.hpp"
#include "native_tests/images_to_read.hpp"
#include "native_tests/ink/composed_page.hpp"

using namespace scrawl;
using apps_test::Playground;
using Catch::Matchers::WithinAbs;
using testing::compose_page, testing::digits;

namespace {

struct Number {
  std::string text;
  std::array<float, 4> box;    ///< left, top, right, bottom
  std::array<float, 2> start;  ///< the outline's corner before and above the number
};

struct Page {
  int orientation;
  std::string text;
  std::vector<Number> numbers;
};

Page read(const ink::GreyImage& image) {
  const Playground here;
  const auto png = apps::encode_png(image);
  here.write("page.png", {reinterpret_cast<const char*>(png.data()), png.size()});
  const auto outcome = here.run("predict --model '" SCRAWL_SOURCE_FOLDER
                                "/web/models/compact.safetensors' --numbers --json page.png");
  REQUIRE(outcome.code == 0);
  const auto list = json::parse(outcome.out, "predict");
  Page page{list[0]["orientation"].GetInt(), list[0]["text"].GetString(), {}};
  for (const auto& number : list[0]["numbers"].GetArray()) {
    const auto& box = number["box"];
    const auto& corner = number["outline"][0];
    page.numbers.push_back(
        {number["text"].GetString(),
         {box[0].GetFloat(), box[1].GetFloat(), box[2].GetFloat(), box[3].GetFloat()},
         {corner[0].GetFloat(), corner[1].GetFloat()}});
  }
  return page;
}

}  // namespace

TEST_CASE("JSON says the same of a page whichever way it lies, with boxes in the picture's pixels",
          "[predict]") {
  Random random(3);
  const ink::GreyImage upright =
      compose_page({digits(), digits(), digits()}, {.width = 700, .height = 600}, random);
  const Page expected = read(upright);
  REQUIRE(expected.text == "471\n471\n471");
  CHECK(expected.orientation == 1);
  for (const int orientation : {3, 6, 8}) {
    CAPTURE(orientation);
    const int back = orientation == 6 ? 8 : orientation == 8 ? 6 : 3;
    const ink::GreyImage turned = ink::upright(upright, back);
    const Page page = read(turned);
    CHECK(page.orientation == orientation);
    CHECK(page.text == expected.text);
    REQUIRE(page.numbers.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CAPTURE(i);
      CHECK(page.numbers[i].text == "471");
      const auto stored = [&](const std::array<float, 4>& box) {
        return ink::as_stored({box[0], box[1], box[2], box[3]}, turned.width, turned.height,
                              orientation);
      };
      const ink::Box box = stored(expected.numbers[i].box);
      const std::array sides{box.left, box.top, box.right, box.bottom};
      for (std::size_t side = 0; side < 4; ++side) {
        CHECK_THAT(page.numbers[i].box[side], WithinAbs(sides[side], 2));
      }
      const auto& [x, y] = expected.numbers[i].start;
      const ink::Box start = stored({x, y, x, y});
      CHECK_THAT(page.numbers[i].start[0], WithinAbs(start.left, 2));
      CHECK_THAT(page.numbers[i].start[1], WithinAbs(start.top, 2));
    }
  }
}
