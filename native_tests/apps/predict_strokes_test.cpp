#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/json.hpp"
#include "native_tests/apps/program.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;

namespace {

// A folder with a model trained on the easy strokes, and files with some of them.
class Inspector : public Playground {
 public:
  Inspector() {
    write("tiny.json", R"({"input": [28, 28, 1], "layers": [{"type": "flatten"},
                           {"type": "dense", "units": 10}]})");
    write("pen.json", apps_test::easy_strokes(40));
    REQUIRE(run("train --architecture tiny.json --data pen.json --epochs 60 --learning-rate 0.01 "
                "--output model.safetensors")
                .code == 0);
  }
};

// The 0 of the easy strokes (a vertical and a horizontal line), moved to the right.
std::string zero_at(int x) {
  const std::string left = std::to_string(x);
  return "[[" + left + ",0],[" + left + ",100],[" + std::to_string(x + 100) + ",100]]";
}

}  // namespace

TEST_CASE("predict reads each entry of a strokes file", "[predict]") {
  const Inspector here;
  here.write_gzip("some.json.gz", apps_test::easy_strokes(13));
  const Outcome lines = here.run("predict --model model.safetensors --strokes some.json.gz");
  CAPTURE(lines.out, lines.err);
  REQUIRE(lines.code == 0);
  CHECK(lines.out.starts_with("some.json.gz[0]: 0  "));
  CHECK_THAT(lines.out, ContainsSubstring("\nsome.json.gz[9]: 9  ") &&
                            ContainsSubstring("\nsome.json.gz[12]: 2  "));

  const Outcome as_json =
      here.run("predict --model model.safetensors --strokes some.json.gz --json");
  REQUIRE(as_json.code == 0);
  const auto list = json::parse(as_json.out, "predict");
  REQUIRE(list.Size() == 13);
  CHECK(list[12]["file"] == "some.json.gz");
  CHECK(list[12]["index"].GetInt() == 12);
  CHECK(list[12]["label"].GetInt() == 2);
  REQUIRE(list[12]["probabilities"].Size() == 10);
  CHECK(list[12]["confidence"].GetDouble() == list[12]["probabilities"][2].GetDouble());
  CHECK(list[12]["non_digit"].GetDouble() == 0);
}

TEST_CASE("predict reads numbers in drawings without labels", "[predict]") {
  const Inspector here;
  here.write("row.json", R"([{"strokes": [)" + zero_at(0) + "," + zero_at(160) + R"(]},)" +
                             R"({"strokes": [)" + zero_at(7) + "]}]");
  const Outcome lines = here.run("predict --model model.safetensors --strokes row.json --numbers");
  CAPTURE(lines.out, lines.err);
  REQUIRE(lines.code == 0);
  CHECK(lines.out.starts_with("row.json[0]: 00  "));
  CHECK_THAT(lines.out, ContainsSubstring("\nrow.json[1]: 0  "));

  const Outcome as_json =
      here.run("predict --model model.safetensors --strokes row.json --numbers --json");
  const auto list = json::parse(as_json.out, "predict");
  REQUIRE(list.Size() == 2);
  CHECK(list[0]["state"] == "number");
  CHECK(list[0]["text"] == "00");
  REQUIRE(list[0]["digits"].Size() == 2);
  const auto& second = list[0]["digits"][1];
  REQUIRE(second["strokes"].Size() == 1);
  CHECK(second["strokes"][0].GetInt() == 1);
  CHECK(second["box"][0].GetDouble() == 160);
  CHECK(second["box"][3].GetDouble() == 100);
  CHECK(second["label"].GetInt() == 0);
}

TEST_CASE("predict tells the lines and the signs of a drawing", "[predict]") {
  const Inspector here;
  const std::string lower = "[[20,300],[20,400],[120,400]]",
                    dash = "[[150,350],[175,349],[200,350]]";
  here.write("lines.json", R"([{"strokes": [)" + zero_at(0) + "," + zero_at(250) + "," + lower +
                               "," + dash + ",[[250,300],[250,400],[350,400]]]}]");
  const std::string command = "predict --model model.safetensors --strokes lines.json --numbers ";
  const Outcome text = here.run(command);
  CAPTURE(text.out, text.err);
  CHECK(text.out.starts_with("lines.json[0]: 00\n    0-0  "));
  const auto list = json::parse(here.run(command + "--json").out, "predict");
  CHECK(list[0]["text"] == "00\n0-0");
  REQUIRE(list[0]["lines"].Size() == 2);
  CHECK(list[0]["lines"][1][0] == "0-0");
  const auto& last = list[0]["numbers"][list[0]["numbers"].Size() - 1];
  CHECK(last["text"] == "0-0");
  CHECK(last["line"].GetInt() == 2);
  CHECK(last["box"].Size() == 4);
  CHECK(last["confidence"].GetDouble() > 0);
  CHECK(list[0]["digits"][3]["state"] == "sign");
  CHECK(list[0]["alternatives"][0]["text"] == "00\n0-0");
  CHECK(list[0]["digits"][3]["sign"] == "-");
  CHECK(list[0]["digits"][3]["label"].IsNull());
  const auto digits = json::parse(here.run(command + "--json --digits-only").out, "predict");
  CHECK(digits[0]["text"] != "00\n0-0");
  CHECK(digits[0]["digits"][3]["state"] != "sign");
}

TEST_CASE("predict reads the other files when one of strokes is bad", "[predict]") {
  const Inspector here;
  here.write("bad.json", R"([{"strokes": [[[0, 0], [1]]]}])");
  const Outcome outcome =
      here.run("predict --model model.safetensors --strokes bad.json missing.json pen.json");
  CHECK(outcome.code == 1);
  CHECK_THAT(outcome.err, ContainsSubstring("predict: bad.json: [0].strokes[0][1]: expected a") &&
                              ContainsSubstring("predict: missing.json: cannot be opened"));
  CHECK(outcome.out.starts_with("pen.json[0]: 0  "));
  CHECK(here.run("predict --model model.safetensors --numbers").code == 2);
}
