#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "native_tests/apps/program.hpp"
#include "native_tests/folders.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring, Catch::Matchers::Equals;

namespace {

const std::string shipped = SCRAWL_SOURCE_FOLDER "/web/models/seed-f32.safetensors";

}  // namespace

TEST_CASE("convert writes ONNX and TensorFlow.js, and reads them again", "[convert]") {
  const Playground here;
  const Outcome onnx = here.run("convert " + shipped + " seed.onnx");
  CAPTURE(onnx.err);
  REQUIRE(onnx.code == 0);
  CHECK_THAT(onnx.out, ContainsSubstring("scrawl, 9 layers, 658,294 parameters"));
  CHECK_THAT(onnx.out, ContainsSubstring("pixels: 0 to 1 (78 of 80 digits, loss 0.10)\n"));
  REQUIRE(here.run("convert seed.onnx model.json").code == 0);
  CHECK(here.listing() == std::vector<std::string>{"model.json", "model.weights.bin", "seed.onnx"});
  const Outcome back = here.run("convert model.json back.safetensors");
  CHECK_THAT(back.out, ContainsSubstring("model.json: TensorFlow.js, 9 layers"));
  CHECK_THAT(back.out, ContainsSubstring("Dense \"layer_8\"         dense       10"));
  CHECK_THAT(back.out, ContainsSubstring("as usual\nback.safetensors written\n"));
  CHECK_THAT(back.err, Equals(""));
  const Outcome json = here.run("convert seed.onnx again.safetensors --json");
  CHECK_THAT(json.out, ContainsSubstring(R"("pixels":{"name":"unit")"));
  CHECK(here.read("back.safetensors").size() > 2600000);
  REQUIRE(here.run("convert seed.onnx small.safetensors --weights int8").code == 0);
  CHECK(here.read("small.safetensors").size() < 700000);
}

TEST_CASE("predict, evaluate and train take other programs' models by name", "[convert]") {
  const Playground here;
  REQUIRE(here.run("convert " + shipped + " seed.onnx").code == 0);
  here.write("digits.json", R"([{"label": 1, "strokes": [[[0, 0], [2, 90]]]}])");
  const Outcome predicted = here.run("predict --model seed.onnx --strokes digits.json");
  CAPTURE(predicted.err);
  CHECK(predicted.code == 0);
  CHECK_THAT(predicted.err, Equals(""));
  CHECK_THAT(predicted.out, ContainsSubstring("1"));
  REQUIRE(here.run("convert seed.onnx model.json").code == 0);
  here.write("test.csv", apps_test::easy_csv(40));
  CHECK(here.run("evaluate --model model.json --data test.csv").code == 0);
  const Outcome trained = here.run(
      "train --init model.json --data test.csv --epochs 1 "
      "--threads 1 --output trained.safetensors");
  CAPTURE(trained.err);
  CHECK(trained.code == 0);
  CHECK(here.run("predict --model trained.safetensors --strokes digits.json").code == 0);
}

TEST_CASE("what convert cannot do is said in one line", "[convert]") {
  const Playground here;
  here.write("torn.onnx", "\x08\x07 and so on");
  here.write("model.json", R"({"format": "graph-model", "modelTopology": {}})");
  const auto complaint = [&](const std::string& arguments, int code) {
    const Outcome outcome = here.run("convert " + arguments);
    CHECK(outcome.code == code);
    CHECK_THAT(outcome.out, Equals(""));
    return outcome.err;
  };
  CHECK_THAT(complaint("torn.onnx out.safetensors", 1),
             ContainsSubstring("convert: torn.onnx: is no ONNX"));
  CHECK_THAT(complaint("model.json out.safetensors", 1), ContainsSubstring("graph model"));
  CHECK_THAT(complaint("none.onnx out.safetensors", 1), ContainsSubstring("none.onnx"));
  CHECK_THAT(complaint("torn.onnx out.pt", 2), ContainsSubstring(".safetensors, .onnx or .json"));
  CHECK_THAT(complaint("torn.onnx torn.onnx", 2), ContainsSubstring("INPUT"));
  CHECK_THAT(complaint("torn.onnx out.safetensors --pixels octets", 2),
             ContainsSubstring("unit, centred"));
  CHECK_THAT(complaint("torn.onnx out.safetensors --affine 0 1", 2),
             ContainsSubstring("other than 0"));
  CHECK_THAT(complaint("torn.onnx out.safetensors --normalised 0.1 -1", 2),
             ContainsSubstring("above 0"));
  CHECK(here.listing() == std::vector<std::string>{"model.json", "torn.onnx"});
}

TEST_CASE("convert is a command of scrawl, too", "[convert]") {
  const Playground here;
  CHECK(here.run("scrawl convert " + shipped + " seed.onnx").code == 0);
}
