#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/apps/png.hpp"
#include "core/json.hpp"
#include "native_tests/apps/program.hpp"
#include "native_tests/folders.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string model =
    "evaluate --model '" SCRAWL_SOURCE_FOLDER "/web/models/compact.safetensors' ";

/// A PNG file with an upright bar in each of the columns, a 1 for a reader.
std::string bars(std::initializer_list<int> columns) {
  ink::GreyImage image{200, 120, std::vector<std::uint8_t>(200 * 120, 235)};
  for (const int x : columns)
    for (int y = 30; y < 90; ++y)
      for (int i = 0; i < 7; ++i) image.pixels[static_cast<std::size_t>(y * 200 + x + i)] = 30;
  const auto png = apps::encode_png(image);
  return {reinterpret_cast<const char*>(png.data()), png.size()};
}

/// A folder with pictures and a table of what is written in them.
class Pictures : public Playground {
 public:
  Pictures() {
    write("one.png", bars({100}));
    write("three.png", bars({40, 80, 120}));
    write("none.png", bars({}));
    write("labels.tsv",
          "file\ttext\tkind\tnote\none.png\t1\tclean\tfor people\nthree.png\t111\nnone.png\t\n");
  }
};

}  // namespace

TEST_CASE("evaluate reads pictures and compares them with a table", "[evaluate]") {
  const Pictures here;
  const Outcome outcome = here.run(model + "--pictures . --labels labels.tsv --json");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  const auto report = json::parse(outcome.out, "report");
  const auto& kinds = report["written"];
  REQUIRE(kinds.Size() == 4);
  CHECK(kinds[0]["kind"] == "nothing");
  CHECK(kinds[0]["pages_right"].GetInt() == 1);
  CHECK(kinds[1]["pages_right"].GetInt() == 1);
  CHECK(kinds[2]["digits"].GetInt() == 3);
  CHECK(kinds[2]["edits"].GetInt() == 0);
  // The table's third column.
  REQUIRE(report["kinds"].Size() == 1);
  CHECK(report["kinds"][0]["kind"] == "clean");
  CHECK(report["kinds"][0]["pages_right"].GetInt() == 1);
  const Outcome table = here.run(model + "--pictures . --labels labels.tsv");
  CHECK_THAT(table.out, ContainsSubstring("one line") && ContainsSubstring("100.00 %") &&
                            ContainsSubstring("  clean\n"));
}

TEST_CASE("a picture that cannot be read is told, and the others count", "[evaluate]") {
  const Pictures here;
  here.write("broken.png", bars({100}).substr(0, 60));
  here.write("labels.tsv", "file\ttext\nbroken.png\t1\none.png\t1\n");
  const Outcome outcome = here.run(model + "--pictures . --labels labels.tsv --json");
  CHECK(outcome.code == 1);
  CHECK_THAT(outcome.err, ContainsSubstring("broken.png: the picture is damaged"));
  const auto report = json::parse(outcome.out, "report");
  CHECK(report["written"][1]["pages"].GetInt() == 1);
  CHECK(report["written"][1]["pages_right"].GetInt() == 1);
  here.write("labels.tsv", "file\ttext\nbroken.png\t1\n");
  CHECK_THAT(here.run(model + "--pictures . --labels labels.tsv").err,
             ContainsSubstring("has no picture that can be read"));
}

TEST_CASE("a table of pictures that is wrong is refused with its line", "[evaluate]") {
  const Pictures here;
  const auto error_for = [&](const std::string& table) {
    here.write("labels.tsv", table);
    const Outcome outcome = here.run(model + "--pictures . --labels labels.tsv");
    CHECK(outcome.code == 1);
    return outcome.err;
  };
  CHECK_THAT(error_for("one.png\t1\n"), ContainsSubstring("labels.tsv: line 1: must name"));
  CHECK_THAT(error_for("file\ttext\none.png\n"), ContainsSubstring("line 2: has no tab"));
  CHECK_THAT(error_for("file\ttext\n../one.png\t1\n"), ContainsSubstring("not a file of"));
  CHECK_THAT(error_for("file\ttext\n"), ContainsSubstring("names no pictures"));
  CHECK_THAT(error_for("file\ttext\none.png\t1\nthree.png\t111\none.png\t7\n"),
             ContainsSubstring("line 4: names \"one.png\" again; leave one out"));
  CHECK_THAT(error_for("file\ttext\ntwo.png\t1\n"), ContainsSubstring("two.png: cannot be opened"));
  for (const std::string folder : {"one.png", "nowhere"}) {
    const Outcome outcome = here.run(model + "--pictures " + folder + " --labels labels.tsv");
    CHECK(outcome.code == 1);
    CHECK(outcome.err ==
          "evaluate: " + folder + ": is no folder; name the one with the pictures of --labels\n");
  }
  CHECK(here.run(model + "--pictures .").code == 2);
  CHECK(here.run(model).code == 2);
}

TEST_CASE("predict reads numbers in pictures", "[predict]") {
  const Pictures here;
  const std::string predict =
      "predict --model '" SCRAWL_SOURCE_FOLDER "/web/models/compact.safetensors' ";
  CHECK_THAT(here.run(predict + "--numbers three.png").out, ContainsSubstring("111"));
  CHECK_THAT(here.run(predict + "three.png").out, !ContainsSubstring("111"));
}

TEST_CASE("pictures are told in order for any number of threads, and a bad one stops none",
          "[predict]") {
  const Pictures here;
  here.write("broken.png", "\x89PNG");
  for (int i = 0; i < 40; ++i) here.write("more" + std::to_string(10 + i) + ".png", bars({i + 20}));
  const std::string predict =
      "predict --model '" SCRAWL_SOURCE_FOLDER "/web/models/compact.safetensors' --numbers . ";
  const Outcome alone = here.run(predict + "--threads 1"),
                together = here.run(predict + "--threads 3");
  CHECK(alone.code == 1);
  CHECK(together.out == alone.out);
  CHECK(together.err == alone.err);
  CHECK_THAT(alone.err, ContainsSubstring("broken.png"));
  CHECK(alone.out.find("more10.png") < alone.out.find("more49.png"));
}
