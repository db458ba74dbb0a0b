#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/apps/images.hpp"
#include "core/json.hpp"
#include "native_tests/apps/program.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("inspect shows a CSV file", "[inspect]") {
  const Playground here;
  here.write_gzip("train.csv.gz", apps_test::easy_csv(42));
  const Outcome outcome = here.run("inspect --data train.csv.gz --output made/here");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK_THAT(outcome.out,
             ContainsSubstring("train.csv.gz: 42 pictures of 28 x 28 pixels\n") &&
                 ContainsSubstring("values      0 to 250, mean 10.20") &&
                 ContainsSubstring("empty       0 rows\n") &&
                 ContainsSubstring("duplicates  32 rows, the first is row 11, the same "
                                   "as row 1\n") &&
                 ContainsSubstring("    1        5  11.90 %  #") &&
                 ContainsSubstring("    2        4   9.52 %  #"));
  // Row 1 is a rectangle of 4 x 8 pixels in the second-darkest shade, two characters for each.
  CHECK_THAT(outcome.out, ContainsSubstring("row 1, a 0:\n%%%%%%%%\n%%%%%%%%\n"));
  const auto sheet = apps::load_image(here.path("made/here/samples.png"));
  CHECK(sheet.width == 20 * 60 + 4);
  CHECK(sheet.height == 10 * 60 + 4);
  CHECK(sheet.pixels[0] == 255);
  // The square of the first 0 begins at (2, 4) of its picture.
  CHECK(sheet.pixels[static_cast<std::size_t>((4 + 2 * 4) * sheet.width + 4 + 2 * 2)] == 5);
  CHECK(json::parse(here.read("made/here/statistics.json"), "statistics")["count"].GetInt() == 42);
}

TEST_CASE("inspect tells data without labels, folders and strokes as JSON", "[inspect]") {
  const Playground here;
  std::string csv = apps_test::easy_csv(0);
  csv.erase(0, csv.find(',') + 1);
  for (int i = 0; i < 784; ++i) csv += i > 0 ? ",0" : "0";
  here.write("test.csv", csv);
  const Outcome unlabelled = here.run("inspect --data test.csv --json");
  CAPTURE(unlabelled.err);
  REQUIRE(unlabelled.code == 0);
  const auto test = json::parse(unlabelled.out, "test");
  CHECK(test["classes"].Empty());
  CHECK(test["empty"][0].GetInt() == 1);
  CHECK(here.run("inspect --data test.csv").code == 0);

  here.write("t10k-images-idx3-ubyte", apps_test::easy_idx_images(20));
  here.write("t10k-labels-idx1-ubyte", apps_test::easy_idx_labels(20));
  const auto idx = json::parse(here.run("inspect --data . --split test --json").out, "idx");
  CHECK(idx["count"].GetInt() == 20);
  CHECK(idx["classes"][9].GetInt() == 2);

  here.write("pen.json", apps_test::easy_strokes(40));
  const auto pen = json::parse(here.run("inspect --data pen.json --json").out, "pen");
  CHECK(pen["writers"].GetInt() == 4);
  CHECK(pen["duplicates"].Size() == 30);
  CHECK_THAT(here.run("inspect --data pen.json").out,
             ContainsSubstring("40 drawings by 4 writers"));
}

TEST_CASE("inspect says what it cannot read or write", "[inspect]") {
  const Playground here;
  here.write("bad.csv", "label,pixel0\n3,300\n");
  here.write("good.csv", "label,pixel0\n3,30\n");
  const auto complaint = [&](const std::string& arguments, int code, const std::string& part) {
    const Outcome outcome = here.run("inspect " + arguments);
    CHECK(outcome.code == code);
    CHECK_THAT(outcome.err, ContainsSubstring(part));
    CHECK(outcome.out.empty());
  };
  complaint("--data bad.csv", 1, "inspect: bad.csv: line 2: column 2: \"300\"");
  complaint("--data nothing.csv", 1, "inspect: nothing.csv: cannot be opened");
  complaint("--data good.csv --output good.csv/folder", 1, "good.csv/folder: cannot be made");
  complaint("", 2, "--data");
}
