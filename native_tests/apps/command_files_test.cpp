// A command never overwrites its own input files, whatever output paths it gets.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <string>

#include "native_tests/apps/program.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

// A folder with input files for all commands.
class Desk : public Playground {
 public:
  Desk() {
    write("train.csv", apps_test::easy_csv(40));
    write("pen.json", apps_test::easy_strokes(40));
    write("tiny.json", R"({"input": [28, 28, 1], "head": "softmax", "layers": [
      {"type": "flatten"}, {"type": "dense", "units": 10}]})");
    write("recipe.toml", "epochs = 1\n");
    REQUIRE(run(train("--data train.csv --output model.safetensors")).code == 0);
    std::string csv = read("train.csv");
    std::size_t line = 0;
    while (line < csv.size()) {  // removes the labels
      csv.erase(line, csv.find(',', line) + 1 - line);
      line = csv.find('\n', line) + 1;
    }
    write("test.csv", csv);
    fs::create_directory(path("mnist"));
    write("mnist/train-images-idx3-ubyte", apps_test::easy_idx_images(40));
    write("mnist/train-labels-idx1-ubyte", apps_test::easy_idx_labels(40));
    fs::create_directory(path("pen"));
    fs::create_hard_link(path("pen.json"), path("pen/statistics.json"));
    fs::create_directory(path("page"));
    fs::create_symlink("../model.safetensors", path("page/index.html"));
    fs::create_symlink("train.csv", path("link.csv"));
    fs::create_hard_link(path("train.csv"), path("hard.csv"));
    fs::create_symlink("mnist", path("digits"));
  }
  static std::string train(const std::string& arguments) {
    return "train --architecture tiny.json --epochs 1 --threads 1 " + arguments;
  }
  /// The names and contents of all files in the folder.
  std::string everything() const {
    std::string all;
    for (const auto& name : listing()) {
      all += name + "\n" + (fs::is_directory(path(name)) ? "" : read(name));
    }
    return all + read("mnist/train-images-idx3-ubyte") + read("mnist/train-labels-idx1-ubyte");
  }
};

}  // namespace

TEST_CASE("a command never writes over its own files", "[command_files]") {
  const Desk here;
  const std::string before = here.everything();
  const std::string data = here.train("--data train.csv ");
  const struct {
    std::string command, first, second;
  } commands[] = {
      {"predict --model model.safetensors --csv test.csv --output test.csv", "--csv", "--output"},
      {"predict --model model.safetensors --csv test.csv --output ./mnist/../test.csv", "--csv",
       "--output"},
      {"predict --model model.safetensors --csv test.csv --output model.safetensors", "--model",
       "--output"},
      {data + "--output train.csv", "--data", "--output"},
      {data + "--output link.csv", "--data", "--output"},
      {data + "--output hard.csv", "--data", "--output"},
      {here.train("--data link.csv --output train.csv"), "--data", "--output"},
      {here.train("--data mnist --output digits/train-labels-idx1-ubyte"), "--data", "--output"},
      {here.train("--strokes pen.json --output pen.json"), "--strokes", "--output"},
      {data + "--validation-strokes pen.json --output pen.json", "--validation-strokes",
       "--output"},
      {data + "--output tiny.json", "--architecture", "--output"},
      {"train --init model.safetensors --data train.csv --output model.safetensors", "--init",
       "--output"},
      {data + "--config recipe.toml --output recipe.toml", "--config", "--output"},
      {data + "--output out.safetensors --history train.csv", "--data", "--history"},
      {data + "--output same.csv --history same.csv", "--output", "--history"},
      {data + "--output same --checkpoint digits/../same", "--output", "--checkpoint"},
      {data + "--output same --resume same", "--output", "--resume"},
      {data + "--checkpoint link.csv --output out.safetensors", "--data", "--checkpoint"},
      {data + "--output report/index.html --report report", "--output", "--report"},
      {data + "--output report --report report", "--output", "--report"},
      {data + "--output same.csv --history same.csv --seeds 1-2", "--output", "--history"},
      {"inspect --data pen/statistics.json --output pen", "--data", "--output"},
      {"evaluate --model page/index.html --data train.csv --report page", "--model", "--report"},
      {"evaluate --model model.safetensors --data train.csv >>train.csv", "--data",
       "the standard output"},
      {data + "--output log >log", "--output", "the standard output"},
      {data + "--output log 2>log", "--output", "the standard error"},
  };
  for (const auto& [command, first, second] : commands) {
    CAPTURE(command);
    const Outcome outcome = here.run(command);
    CHECK(outcome.code == 2);
    if (second != "the standard error") {
      CHECK_THAT(outcome.err, ContainsSubstring(first) && ContainsSubstring(second));
    }
    fs::remove(here.path("log"));
    CHECK(here.everything() == before);
  }
}

TEST_CASE("what is learned from cannot be held out", "[command_files]") {
  const Desk here;
  const std::string held_out = " --validation-strokes ./pen.json --output out.safetensors";
  for (const std::string option : {"--data", "--strokes"}) {
    const Outcome outcome = here.run(here.train(option + " pen.json" + held_out));
    CHECK(outcome.code == 2);
    CHECK_THAT(outcome.err, ContainsSubstring(option + " (pen.json) and --validation-strokes (./"));
  }
}

TEST_CASE("files that only look alike are left to do what they are told", "[command_files]") {
  const Desk here;
  const std::string data = here.train("--data train.csv ");
  const std::string commands[] = {
      here.train("--data mnist --output mnist/out.safetensors"),  // in the input's folder
      data + "--output seed --config recipe.toml",
      "train --epochs 1 --data train.csv --output seed",  // the name of a built-in architecture
      data + "--strokes pen.json pen.json --output out.safetensors",
      data + "--output a.safetensors --checkpoint run",
      data + "--output a.safetensors --resume run",
      data + "--output a.safetensors --resume run --checkpoint run",
      data + "--output /dev/null >/dev/null 2>&1",
      "inspect --data pen.json --output sheets",
      "predict --model model.safetensors --csv test.csv --output out.csv >log 2>&1"};
  for (const std::string& command : commands) {
    const Outcome outcome = here.run(command);
    CAPTURE(command, outcome.err);
    CHECK(outcome.code == 0);
  }
}

TEST_CASE("the standard output takes a file as it is, and words go elsewhere", "[command_files]") {
  const Desk here;
  const std::string predict = "predict --model model.safetensors --csv test.csv --output ";
  REQUIRE(here.run(predict + "out.csv").code == 0);
  here.write("log", "before\n");
  const Outcome appended = here.run(predict + "/dev/stdout >>log");
  CAPTURE(appended.err);
  CHECK(appended.code == 0);
  CHECK(here.read("log") == "before\n" + here.read("out.csv"));
  CHECK_THAT(appended.err, ContainsSubstring("40 rows"));
  CHECK(here.run(predict + "/dev/stdout | cat").out == here.read("out.csv"));
  REQUIRE(here.run(here.train("--data train.csv --output /dev/stdout >out.safetensors")).code == 0);
  CHECK(here.run("predict --model out.safetensors --strokes pen.json").code == 0);
}
