#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/json.hpp"
#include "native_tests/apps/program.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

// A folder with a model trained on the easy digits, and test files of these digits.
class Inspector : public Playground {
 public:
  Inspector() {
    write("tiny.json", R"({"input": [28, 28, 1], "layers": [{"type": "flatten"},
                           {"type": "dense", "units": 10}]})");
    write("train.csv", apps_test::easy_csv(60));
    write("t10k-images-idx3-ubyte", apps_test::easy_idx_images(35));
    write_gzip("t10k-labels-idx1-ubyte.gz", apps_test::easy_idx_labels(35));
    REQUIRE(run("train --architecture tiny.json --data train.csv --epochs 20 --learning-rate 0.01 "
                "--output model.safetensors")
                .code == 0);
  }
};

}  // namespace

TEST_CASE("evaluate counts right and wrong on MNIST's test files", "[evaluate]") {
  const Inspector here;
  const Outcome outcome = here.run("evaluate --model model.safetensors --data . --json");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  const auto report = json::parse(outcome.out, "report");
  CHECK(report["accuracy"].GetDouble() == 1);
  CHECK(report["count"].GetInt() == 35);
  CHECK(report["split"] == "test");
  // The calibrated temperature of a perfect model is so low that the loss can be exactly 0.
  CHECK(report["loss"].GetDouble() >= 0);
  CHECK(report["loss"].GetDouble() < 0.01);
  REQUIRE(report["confusion"].Size() == 10);
  CHECK(report["confusion"][4][4].GetInt() == 4);
  CHECK(report["confusion"][7][7].GetInt() == 3);
  CHECK(report["confusion"][4][7].GetInt() == 0);
  CHECK(report["classes"][4]["recall"].GetDouble() == 1);
  CHECK(report["refused"].GetDouble() == 0);
  CHECK(report["surely_wrong"].GetDouble() == 1 - report["accuracy"].GetDouble());
  CHECK_FALSE(report.HasMember("non_digits"));
}

TEST_CASE("evaluate sees labels that do not go with the pictures", "[evaluate]") {
  const Inspector here;
  std::string labels = apps_test::easy_idx_labels(35);
  labels[8] = 5;  // picture 0 shows a 0
  here.write("t10k-labels-idx1-ubyte", labels);
  const Outcome outcome = here.run("evaluate --model model.safetensors --data .");
  REQUIRE(outcome.code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("accuracy           97.14 %  of 35 digits"));
  const Outcome as_json = here.run("evaluate --model model.safetensors --data . --json");
  const auto report = json::parse(as_json.out, "report");
  CHECK(report["confusion"][5][0].GetInt() == 1);
  CHECK(report["loss"].GetDouble() > 0.1);  // one of 35 is wrong, with high confidence
}

TEST_CASE("evaluate takes the end of the data, and no more than there is", "[evaluate]") {
  const Inspector here;
  const Outcome some = here.run("evaluate --model model.safetensors --data . --last 7 --json");
  REQUIRE(some.code == 0);
  const auto report = json::parse(some.out, "report");
  CHECK(report["count"].GetInt() == 7);
  CHECK(report["confusion"][4][4].GetInt() == 1);  // samples 28 to 34 are 8, 9, 0, ... 4
  const Outcome many = here.run("evaluate --model model.safetensors --data . --last 36");
  CHECK(many.code == 1);
  CHECK_THAT(many.err, ContainsSubstring("has only 35 samples; lower --last"));
}

TEST_CASE("evaluate reads CSV files and strokes", "[evaluate]") {
  const Inspector here;
  const Outcome csv = here.run("evaluate --model model.safetensors --data train.csv --json");
  REQUIRE(csv.code == 0);
  CHECK(json::parse(csv.out, "report")["count"].GetInt() == 60);
  here.write("pen.json", apps_test::easy_strokes(80));
  const Outcome strokes =
      here.run("evaluate --model model.safetensors --data pen.json --writers 2-3 --json");
  CAPTURE(strokes.err);
  REQUIRE(strokes.code == 0);
  const auto report = json::parse(strokes.out, "report");
  CHECK(report["count"].GetInt() == 40);
  REQUIRE(report["writers"].Size() == 2);
  CHECK(report["writers"][0]["writer"].GetInt() == 2);
  CHECK(report["writers"][0]["count"].GetInt() == 20);
}

TEST_CASE("evaluate counts what is no digit apart, and judges as the recogniser does",
          "[evaluate]") {
  const Inspector here;
  std::string glyphs = apps_test::easy_strokes(20);
  here.write("digits.json", glyphs);
  glyphs.pop_back();
  here.write("mixed.json", glyphs + R"(,{"label":"x","strokes":[[[0,0],[100,100]]]},)"
                                    R"({"label":"?","strokes":[[[0,0],[0,100]]]}])");
  here.write("others.json", R"([{"label":"x","strokes":[[[0,0],[100,100]]]}])");
  const auto evaluate = [&](const std::string& data) {
    const Outcome outcome = here.run("evaluate --model model.safetensors --json --data " + data);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return json::parse(outcome.out, "report");
  };
  const auto digits = evaluate("digits.json");
  const auto mixed = evaluate("mixed.json");
  CHECK(mixed["count"].GetInt() == 20);
  CHECK(mixed["accuracy"].GetDouble() == digits["accuracy"].GetDouble());
  CHECK(mixed["loss"].GetDouble() == digits["loss"].GetDouble());
  CHECK(mixed["non_digits"]["count"].GetInt() == 2);
  const auto others = evaluate("others.json");
  CHECK(others["count"].GetInt() == 0);

  // evaluate counts exactly the answers that predict gives.
  const Outcome said = here.run("predict --model model.safetensors --strokes mixed.json --json");
  const auto answers = json::parse(said.out, "predict");
  int rejected = 0, unsure = 0, others_read = 0;
  for (unsigned i = 0; i < answers.Size(); ++i) {
    const std::string state = answers[i]["state"].GetString();
    if (i < 20) {
      rejected += state == "not-a-digit" ? 1 : 0;
      unsure += state == "unsure" ? 1 : 0;
    } else {
      others_read += state == "digit" ? 1 : 0;
    }
  }
  CHECK(mixed["refused"].GetDouble() == rejected / 20.0);
  CHECK(mixed["unsure"].GetDouble() == unsure / 20.0);
  CHECK(mixed["non_digits"]["read_as_digit"].GetDouble() == others_read / 2.0);
}

TEST_CASE("evaluate reads numbers composed of one writer's digits", "[evaluate]") {
  const Inspector here;
  here.write("pen.json", apps_test::easy_strokes(80));
  REQUIRE(here.run("train --architecture tiny.json --data pen.json --epochs 60 --learning-rate "
                   "0.01 --output pen.safetensors")
              .code == 0);
  const std::string command = "evaluate --model pen.safetensors --data pen.json --writers 1,3 ";
  const Outcome first = here.run(command + "--numbers 60 --json");
  CAPTURE(first.err);
  REQUIRE(first.code == 0);
  const auto report = json::parse(first.out, "report");
  CHECK(report["count"].GetInt() == 60);
  REQUIRE(report["lengths"].Size() == 5);
  int counted = 0;
  double right = 0;
  for (const auto& length : report["lengths"].GetArray()) {
    counted += length["count"].GetInt();
    right += length["count"].GetInt() * length["accuracy"].GetDouble();
  }
  CHECK(counted == 60);
  CHECK_THAT(right / 60, Catch::Matchers::WithinAbs(report["accuracy"].GetDouble(), 1e-9));
  CHECK(here.run(command + "--json --threads 1 --numbers 60").out == first.out);
  const Outcome text = here.run(command + "--numbers");
  CHECK_THAT(text.out, ContainsSubstring("of 2,000") && ContainsSubstring("with too few: "));
}

TEST_CASE("evaluate reads the whole numbers of a file that has their texts", "[evaluate]") {
  const Inspector here;
  here.write("pen.json", apps_test::easy_strokes(80));
  REQUIRE(here.run("train --architecture tiny.json --data pen.json --epochs 60 --learning-rate "
                   "0.01 --output pen.safetensors")
              .code == 0);
  // The easy strokes' 0, once and twice.
  here.write("texts.json", R"([
    {"text": "0", "strokes": [[[0,0],[0,100],[100,100]]]},
    {"text": "00", "strokes": [[[0,0],[0,100],[100,100]], [[160,0],[160,100],[260,100]]]},
    {"text": "07", "strokes": [[[0,0],[0,100],[100,100]], [[160,0],[160,100],[260,100]]]}])");
  const Outcome outcome =
      here.run("evaluate --model pen.safetensors --data texts.json --numbers --json");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  const auto report = json::parse(outcome.out, "report");
  CHECK(report["count"].GetInt() == 3);
  CHECK_THAT(report["accuracy"].GetDouble(), Catch::Matchers::WithinAbs(2.0 / 3, 1e-9));
  CHECK(report["confusions"][0]["digit"] == "7");
}

TEST_CASE("evaluate says what is wrong in one line", "[evaluate]") {
  const Inspector here;
  const auto check = [&](const std::string& arguments, int code, const std::string& part) {
    const Outcome outcome = here.run("evaluate " + arguments);
    CAPTURE(arguments, outcome.err);
    CHECK(outcome.code == code);
    CHECK_THAT(outcome.err, StartsWith("evaluate: ") && ContainsSubstring(part));
    CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
    CHECK(outcome.out.empty());
  };
  const std::string bytes = here.read("model.safetensors");
  here.write("short.safetensors", bytes.substr(0, bytes.size() - 100));
  std::string huge = bytes;
  huge.replace(0, 8, "\xff\xff\xff\xff\xff\xff\xff\x7f");
  here.write("huge.safetensors", huge);
  check("--model short.safetensors --data .", 1, "short.safetensors");
  check("--model huge.safetensors --data .", 1, "huge.safetensors");
  check("--model missing.safetensors --data .", 1, "missing.safetensors: cannot be opened");
  check("--model train.csv --data .", 1, "train.csv");
  check("--model model.safetensors --data . --split half", 2, "--split");
  check("--model model.safetensors", 2, "--data");
  here.write("pen.json", apps_test::easy_strokes(10));
  check("--model model.safetensors --data pen.json --writers 9", 1, "check --writers");
  check("--model model.safetensors --data pen.json --numbers 0", 2, "--numbers");
  check("--model model.safetensors --data . --numbers 5", 1, "composed of strokes only");
  check("--model model.safetensors --data . --writers 3", 1, "leave out --writers");
  here.write("others.json", R"([{"label":"x","strokes":[[[0,0],[100,100]]]}])");
  check("--model model.safetensors --data others.json --numbers", 1, "no strokes of digits");
}
