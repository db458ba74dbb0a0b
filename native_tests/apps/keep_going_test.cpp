// A training run goes on if a file beside its model cannot be written, or if its output has no
// reader any more.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "core/apps/io.hpp"
#include "core/apps/side_file.hpp"
#include "core/model/model.hpp"
#include "core/training/checkpoint.hpp"
#include "native_tests/apps/program.hpp"
#include "native_tests/folders.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
namespace fs = std::filesystem;

namespace {

// A training run with the given number of epochs of 16 steps.
class Inspector : public Playground {
 public:
  Inspector() {
    write("tiny.json", R"({"input": [28, 28, 1], "head": "softmax", "layers": [
      {"type": "flatten"}, {"type": "dense", "units": 10}]})");
    write("train.csv", apps_test::easy_csv(160));
  }
  static std::string train(int epochs, const std::string& arguments) {
    return "train --architecture tiny.json --data train.csv --threads 1 --batch-size 8 --epochs " +
           std::to_string(epochs) + " " + arguments;
  }
  /// Starts a run and, when it prints its first epoch, the shell commands `then` ($child is the
  /// run).
  Outcome after_an_epoch(const std::string& program, const std::string& then) const {
    return run(program +
               " --json >said.jsonl & child=$!; "
               "while kill -0 $child && ! grep -q epoch said.jsonl; do sleep 0.01; done; " +
               then + "; wait $child");
  }
  void check_model(const std::string& name) const {
    CHECK(load_model(apps::read_file(path(name)), name).classes.size() == 10);
  }
  std::size_t steps(const std::string& checkpoint) const {
    return training::read_checkpoint(apps::read_file(path(checkpoint)), checkpoint).state.steps;
  }
};

void check_one_warning(const Outcome& outcome, const std::string& file) {
  CAPTURE(outcome.err);
  CHECK(outcome.code == 1);
  CHECK_THAT(outcome.err, StartsWith("train: warning: " + file + ": cannot be written: "));
  CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
}

}  // namespace

TEST_CASE("a side file that cannot be written is told once, and tried again", "[keep_going]") {
  const Playground here;
  std::vector<std::string> warnings;
  apps::SideFile file(here.path("folder/file"),
                      [&](const std::string& line) { warnings.push_back(line); });
  const std::string text = "text";
  const auto write = [&] { file.write(std::as_bytes(std::span(text))); };
  write();
  write();
  CHECK(file.failed());
  REQUIRE(warnings.size() == 1);
  CHECK_THAT(warnings[0], StartsWith("warning: " + here.path("folder/file").string() + ": cannot"));
  fs::create_directory(here.path("folder"));
  write();
  CHECK_FALSE(file.failed());
  CHECK(here.read("folder/file") == text);
  fs::remove_all(here.path("folder"));
  write();
  CHECK(file.failed());
  CHECK(warnings.size() == 2);
}

TEST_CASE("a checkpoint that finds no room any more does not end the training", "[keep_going]") {
  const Inspector here;
  // At first the weights and Adam's two moments, 94 KB; after the first epoch the best weights too.
  const Outcome outcome =
      here.run("train --help >/dev/null; ulimit -f 220; " SCRAWL_BINARIES "/" +
               here.train(4,
                          "--output out.safetensors --checkpoint run --checkpoint-every 0 "
                          "--keep-best --learning-rate 0.0001"));
  check_one_warning(outcome, "run");
  CHECK_THAT(outcome.out,
             ContainsSubstring("epoch  4/4") && ContainsSubstring("out.safetensors: "));
  here.check_model("out.safetensors");
  CHECK(here.steps("run") <= 16);
}

TEST_CASE("a history or a report that cannot be written does not end it either", "[keep_going]") {
  const Inspector here;
  fs::create_symlink("/dev/full", here.path("history.csv"));
  fs::create_directory(here.path("report"));
  fs::create_symlink("/dev/full", here.path("report/index.html"));
  check_one_warning(here.run(here.train(3, "--output a.safetensors --history history.csv")),
                    "history.csv");
  here.check_model("a.safetensors");
  check_one_warning(here.run(here.train(3, "--output b.safetensors --report report")),
                    "report/index.html");
  here.check_model("b.safetensors");
  const Outcome judged =
      here.run("evaluate --model a.safetensors --data train.csv --report report");
  CHECK(judged.code == 1);
  CHECK_THAT(judged.out, ContainsSubstring("160"));
}

TEST_CASE("a model that finds no room is made again from the checkpoint", "[keep_going]") {
  const Inspector here;
  const Outcome outcome = here.run(
      here.train(3, "--output /dev/full --checkpoint run --checkpoint-every 999 --keep-best"));
  CAPTURE(outcome.err);
  CHECK(outcome.code == 1);
  CHECK_THAT(outcome.err, ContainsSubstring("/dev/full: cannot be written: ") &&
                              ContainsSubstring("nothing is lost: go on by --resume run"));
  CHECK(here.steps("run") == 3 * 16);
  CHECK(here.run(here.train(3, "--output out.safetensors --resume run --keep-best")).code == 0);
  CHECK(here.run(here.train(3, "--output whole.safetensors --keep-best")).code == 0);
  CHECK(here.read("out.safetensors") == here.read("whole.safetensors"));
}

TEST_CASE("whatever asks a training to end, it saves", "[keep_going]") {
  for (const std::string signals :
       {"kill -TERM $child", "kill -HUP $child", "kill -HUP $child; kill -HUP $child"}) {
    const Inspector here;
    const Outcome outcome = here.after_an_epoch(
        here.train(100'000, "--output out.safetensors --checkpoint run --checkpoint-every 999"),
        signals);
    CAPTURE(signals, outcome.err);
    CHECK(outcome.code == 130);
    here.check_model("out.safetensors");
    CHECK(here.steps("run") >= 16);
  }
}

TEST_CASE("under nohup a training goes on when its terminal ends", "[keep_going]") {
  const Inspector here;
  const Outcome outcome =
      here.after_an_epoch("train --help >/dev/null; trap '' HUP; " SCRAWL_BINARIES "/" +
                              here.train(200, "--output out.safetensors"),
                          "kill -HUP $child");
  CAPTURE(outcome.err);
  CHECK(outcome.code == 0);
  CHECK_THAT(here.read("said.jsonl"), ContainsSubstring("\"epoch\":200"));
}

TEST_CASE("a training whose reader has gone away ends as it should", "[keep_going]") {
  const Inspector here;
  // The reader closes the pipe after the first line, which comes before the first epoch.
  here.run(here.train(200, "--output out.safetensors") + " | head -n 1");
  here.check_model("out.safetensors");
}
