#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <sstream>
#include <string>

#include "native_tests/apps/program.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;

namespace {

// A folder with a model trained on the easy pictures, and a test.csv of them.
class Competition : public Playground {
 public:
  Competition() {
    write("tiny.json", R"({"input": [28, 28, 1], "layers": [{"type": "flatten"},
                           {"type": "dense", "units": 10}]})");
    write("train.csv", apps_test::easy_csv(100));
    REQUIRE(run("train --architecture tiny.json --data train.csv --epochs 20 --threads 1 "
                "--learning-rate 0.01 --output model.safetensors")
                .code == 0);
    write("test.csv", without_labels(apps_test::easy_csv(30)));
  }

  static std::string without_labels(const std::string& csv) {
    std::istringstream lines(csv);
    std::string result;
    for (std::string line; std::getline(lines, line);) {
      result += line.substr(line.find(',') + 1) + '\n';
    }
    return result;
  }
  static std::string expected(int count) {
    std::string csv = "ImageId,Label\n";
    for (int i = 0; i < count; ++i) {
      csv += std::to_string(i + 1) + ',' + std::to_string(i % 10) + '\n';
    }
    return csv;
  }
  Outcome predict(const std::string& arguments) const {
    return run("predict --model model.safetensors " + arguments);
  }
};

}  // namespace

TEST_CASE("predict writes a submission as Kaggle takes it", "[submission]") {
  const Competition here;
  const Outcome outcome = here.predict("--csv test.csv --output submission.csv");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(outcome.out == "submission.csv: 30 rows\n");
  CHECK(here.read("submission.csv") == Competition::expected(30));
  REQUIRE(here.predict("--csv test.csv --output one.csv --threads 1 --json").code == 0);
  CHECK(here.read("one.csv") == Competition::expected(30));

  std::string dressed = here.read("test.csv");
  for (std::size_t at = 0; (at = dressed.find('\n', at)) != std::string::npos; at += 2) {
    dressed.replace(at, 1, "\r\n");
  }
  dressed.resize(dressed.size() - 2);  // no newline at the end
  here.write_gzip("test.csv.gz", dressed);
  REQUIRE(here.predict("--csv test.csv.gz --output dressed.csv").code == 0);
  CHECK(here.read("dressed.csv") == Competition::expected(30));
}

TEST_CASE("a submission can have probabilities, and a label for blank rows", "[submission]") {
  const Competition here;
  std::string csv = here.read("test.csv");
  for (int i = 0; i < 784; ++i) csv += i > 0 ? ",0" : "0";
  here.write("test.csv", csv);
  const Outcome outcome = here.predict("--csv test.csv --output submission.csv --probabilities");
  REQUIRE(outcome.code == 0);
  CHECK(outcome.out == "submission.csv: 31 rows, 1 of them blank and called 0\n");
  std::istringstream lines(here.read("submission.csv"));
  std::string line;
  std::getline(lines, line);
  CHECK(line == "ImageId,Label,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9");
  for (int row = 0; row < 30; ++row) {
    std::getline(lines, line);
    std::istringstream fields(line.substr(line.find(',') + 1));
    int label = -1;
    fields >> label;
    double sum = 0, best = 0;
    for (int digit = 0; digit < 10; ++digit) {
      char comma = 0;
      double value = 0;
      fields >> comma >> value;
      sum += value;
      best = digit == label ? value : best;
    }
    CHECK(std::abs(sum - 1) < 1e-4);
    CHECK(best > 0.5);
  }
  std::getline(lines, line);
  CHECK(line == "31,0,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1");
}

TEST_CASE("a submission that cannot be made leaves the old one alone", "[submission]") {
  const Competition here;
  here.write("submission.csv", "precious");
  const auto complaint = [&](const std::string& arguments, int code, const std::string& part) {
    const Outcome outcome = here.predict(arguments);
    CAPTURE(outcome.err);
    CHECK(outcome.code == code);
    CHECK_THAT(outcome.err, ContainsSubstring(part));
    CHECK(here.read("submission.csv") == "precious");
  };
  here.write("small.csv", "pixel0\n3\n");
  here.write("bad.csv", "pixel0\n3x\n");
  here.write("pen.json", apps_test::easy_strokes(10));
  complaint("--csv small.csv --output submission.csv", 1, "1 x 1 pixels, but the model reads 28");
  complaint("--csv bad.csv --output submission.csv", 1, "bad.csv: line 2: column 1: \"3x\"");
  complaint("--csv pen.json --output submission.csv", 1, "pen.json: holds strokes");
  complaint("--csv test.csv --output nowhere/submission.csv", 1, "there is no folder nowhere");
  complaint("--csv test.csv", 2, "--output");
  complaint("--output submission.csv", 2, "--csv");
  complaint("--csv test.csv picture.png --output submission.csv", 2, "--csv");
}
