// Several training runs in one command, each with a report.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "core/apps/io.hpp"
#include "core/json.hpp"
#include "core/model/model.hpp"
#include "native_tests/apps/program.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using Catch::Matchers::WithinAbs;

namespace {

class Inspector : public Playground {
 public:
  Inspector() {
    write("tiny.json", R"({"input": [28, 28, 1], "layers": [
                           {"type": "conv2d", "filters": 3, "stride": [2, 2]}, {"type": "flatten"},
                           {"type": "dense", "units": 10}]})");
    write("train.csv", apps_test::easy_csv(120));
  }
  Outcome train(const std::string& arguments) const {
    return run("train --architecture tiny.json --data train.csv --threads 2 --epochs 2 " +
               arguments);
  }
  std::vector<float> weights(const std::string& name) const {
    const Model model = load_model(apps::read_file(path(name)), name);
    const auto weights = model.network.weights();
    return {weights.begin(), weights.end()};
  }
};

json::Document last_line(const std::string& text) {
  const std::size_t end = text.rfind('\n');
  return json::parse(text.substr(text.rfind('\n', end - 1) + 1), "the last line");
}

}  // namespace

TEST_CASE("each seed makes what it makes alone, in files of its own", "[seeds]") {
  const Inspector here;
  const Outcome outcome = here.train("--seeds 2,5 --output a.safetensors --history h.csv");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("2 seeds, mean ± standard deviation: "));
  CHECK(here.listing() == std::vector<std::string>{"a-seed-2.safetensors", "a-seed-5.safetensors",
                                                   "h-seed-2.csv", "h-seed-5.csv", "tiny.json",
                                                   "train.csv"});
  REQUIRE(here.train("--seed 5 --output b.safetensors").code == 0);
  CHECK(here.weights("b.safetensors") == here.weights("a-seed-5.safetensors"));
  CHECK(here.weights("b.safetensors") != here.weights("a-seed-2.safetensors"));
}

TEST_CASE("the spread over the seeds is the mean and a sample's deviation", "[seeds]") {
  const Inspector here;
  const Outcome outcome = here.train("--seeds 1-3 --output a.safetensors --json");
  REQUIRE(outcome.code == 0);
  std::vector<double> losses;
  for (std::size_t start = 0; start < outcome.out.size();) {
    const std::size_t end = outcome.out.find('\n', start);
    const auto line = json::parse(outcome.out.substr(start, end - start), "a line");
    if (line.HasMember("output")) losses.push_back(line["validation"][0]["loss"].GetDouble());
    start = end + 1;
  }
  REQUIRE(losses.size() == 3);
  const double mean = (losses[0] + losses[1] + losses[2]) / 3;
  double squares = 0;
  for (const double loss : losses) squares += (loss - mean) * (loss - mean);
  const auto spread = last_line(outcome.out);
  CHECK(spread["seeds"].Size() == 3);
  CHECK_THAT(spread["validation"][0]["loss"].GetDouble(), WithinAbs(mean, 1e-12));
  CHECK_THAT(spread["validation"][0]["loss_deviation"].GetDouble(),
             WithinAbs(std::sqrt(squares / 2), 1e-12));
}

TEST_CASE("trainings of several seeds go on where they were ended", "[seeds]") {
  const Inspector here;
  REQUIRE(here.train("--seeds 1-2 --output a.safetensors --checkpoint run").code == 0);
  // Seed 3 has no checkpoint yet and starts; a checkpoint can also be resumed with --seed alone.
  const Outcome outcome = here.train("--seeds 1-3 --output a.safetensors --resume run --json");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 3 + 2 + 1);
  REQUIRE(here.train("--seed 3 --output b.safetensors --resume run-seed-3").code == 0);
  CHECK(here.weights("b.safetensors") == here.weights("a-seed-3.safetensors"));
}

TEST_CASE("what several seeds cannot do is told before the first", "[seeds]") {
  const Inspector here;
  here.write("run-seed-3", "another training");
  const auto check = [&](const std::string& arguments, int code, const std::string& part) {
    const Outcome outcome = here.train("--output a.safetensors " + arguments);
    CAPTURE(arguments, outcome.err);
    CHECK(outcome.code == code);
    CHECK_THAT(outcome.err, StartsWith("train: ") && ContainsSubstring(part));
    CHECK(outcome.out.empty());
  };
  check("--seeds 1-3 --seed 2", 2, "--seed and --seeds do not go together");
  check("--seeds 1-x", 2, "--seeds");
  check("--seeds 1-500", 2, "more than 100 numbers");
  check("--seeds 1-3 --checkpoint run", 1, "run-seed-3: is there already");
  check("--seeds 1-3 --resume gone", 1, "gone-seed-1: is not there, nor one for another seed");
  check("--seeds 1-3 --report train.csv/x", 1, "cannot be made a folder");
  CHECK(here.listing() == std::vector<std::string>{"run-seed-3", "tiny.json", "train.csv"});
}

TEST_CASE("train writes a page about itself", "[seeds][report]") {
  const Inspector here;
  const Outcome outcome = here.train("--output a.safetensors --report pages/one");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  const std::string page = here.read("pages/one/index.html");
  CHECK_THAT(page, ContainsSubstring("How it learned") && ContainsSubstring("held out: train") &&
                       ContainsSubstring("train.csv (held out)") &&
                       ContainsSubstring("s an epoch here") && ContainsSubstring("µs a picture"));
  // The model file contains its learning curves, so evaluate's report shows them, too.
  REQUIRE(here.run("evaluate --model a.safetensors --data train.csv --report later").code == 0);
  CHECK_THAT(here.read("later/index.html"), ContainsSubstring("How it learned"));
}

TEST_CASE("train's page does without anything held out", "[seeds][report]") {
  const Inspector here;
  const Outcome outcome =
      here.train("--output a.safetensors --validation-split 0 --report page --seeds 1-2");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK_THAT(here.read("page-seed-1/index.html"), ContainsSubstring("How it learned"));
}
