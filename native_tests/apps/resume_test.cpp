// Training runs that are interrupted in different ways, and resumed.

#include <unistd.h>

#include <algorithm>
#include <catch2/catch_get_random_seed.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

#include "core/apps/io.hpp"
#include "core/json.hpp"
#include "core/training/checkpoint.hpp"
#include "native_tests/apps/program.hpp"
#include "native_tests/folders.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

const std::string tiny = R"({"input": [28, 28, 1], "head": "softmax", "layers": [
  {"type": "conv2d", "filters": 4, "stride": [2, 2], "bias": false}, {"type": "batch_norm2d"},
  {"type": "relu"}, {"type": "flatten"}, {"type": "dropout", "rate": 0.2},
  {"type": "dense", "units": 10}]})";

// A training run of a few seconds with every feature that has a state.
class Inspector : public Playground {
 public:
  Inspector() {
    write("tiny.json", tiny);
    write("train.csv", apps_test::easy_csv(400));
  }
  std::string command(const std::string& arguments, int epochs = 60) const {
    return "train --architecture tiny.json --data train.csv --threads 2 --batch-size 8 "
           "--schedule cosine --augment 1 --average-decay 0.99 --keep-best --epochs " +
           std::to_string(epochs) + " --output out.safetensors " + arguments;
  }
  Outcome train(const std::string& arguments) const { return run(command(arguments)); }
  /// Starts a run and kills it after this many seconds.
  Outcome killed(const std::string& program, double seconds) const {
    return run(program + " & child=$!; sleep " + std::to_string(seconds) +
               "; kill -KILL $child; wait $child");
  }
  /// Starts a run and sends SIGINT, as Ctrl-C does, when it has printed its first epoch.
  Outcome interrupted(const std::string& program) const {
    return run(program +
               " --json >said.jsonl & child=$!; "
               "while kill -0 $child && ! grep -q epoch said.jsonl; do sleep 0.01; done; "
               "kill -INT $child; wait $child");
  }
  /// Runs with a file size limit of this many blocks of 512 bytes.
  Outcome limited(int blocks, const std::string& program) const {
    return run("train --help >/dev/null; ulimit -f " + std::to_string(blocks) +
               "; " SCRAWL_BINARIES "/" + program);
  }
  /// The files of a run without interruption.
  std::string undisturbed() const {
    REQUIRE(train("").code == 0);
    return read("out.safetensors");
  }
};

void check_complaint(const Outcome& outcome, const std::string& part) {
  CAPTURE(outcome.err);
  CHECK(outcome.code == 1);
  CHECK_THAT(outcome.err, StartsWith("train: "));
  CHECK_THAT(outcome.err, ContainsSubstring(part));
  CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
}

}  // namespace

TEST_CASE("a training may go on with other threads, and ends with the same file", "[resume]") {
  const Inspector here;
  const std::string expected = here.undisturbed();
  std::filesystem::remove(here.path("out.safetensors"));
  REQUIRE(here.interrupted(here.command("--checkpoint run.checkpoint")).code == 130);
  std::string command = here.command("--resume run.checkpoint");
  command.replace(command.find("--threads 2"), 11, "--threads 1");
  const Outcome outcome = here.run(command);
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(here.read("out.safetensors") == expected);
}

// SCRAWL_KILLS=20 kills it more often, and prints what happened each time.
TEST_CASE("a training that was killed goes on to the same file", "[resume]") {
  const Inspector here;
  const char* asked = std::getenv("SCRAWL_KILLS");
  const int kills = asked != nullptr ? std::atoi(asked) : 5;
  const int epochs = 12 * kills;
  REQUIRE(here.run(here.command("", epochs)).code == 0);
  const std::string expected = here.read("out.safetensors");
  std::filesystem::remove(here.path("out.safetensors"));

  // Kills it repeatedly at random moments while it saves as often as possible.
  std::mt19937 random(Catch::getSeed());
  std::string how = "--checkpoint run.checkpoint";
  for (int kill = 1; kill <= kills; ++kill) {
    const double seconds = std::uniform_real_distribution(0.05, 0.5)(random);
    const Outcome outcome =
        here.killed(here.command(how + " --checkpoint-every 0", epochs), seconds);
    CAPTURE(kill, seconds, outcome.err);
    CHECK((outcome.code == 0 || outcome.code == 128 + 9));
    CHECK(here.listing().size() <= 5);  // at most one draft is left behind
    const bool begun = std::filesystem::exists(here.path("run.checkpoint"));
    if (begun) how = "--resume run.checkpoint";
    if (asked != nullptr) {
      std::cout << "kill " << kill << " after " << seconds << " s: ";
      if (begun) {
        const auto bytes = apps::read_file(here.path("run.checkpoint"));
        std::cout << "step " << training::read_checkpoint(bytes, "run.checkpoint").state.steps
                  << " of " << 40 * epochs << (outcome.code == 0 ? ", had ended before\n" : "\n");
      } else {
        std::cout << "before there was a checkpoint\n";
      }
    }
  }
  const Outcome outcome = here.run(here.command(how, epochs));
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(here.read("out.safetensors") == expected);
  CHECK(here.listing() ==
        std::vector<std::string>{"out.safetensors", "run.checkpoint", "tiny.json", "train.csv"});
}

TEST_CASE("Ctrl-C saves the training, which goes on to the same file", "[resume]") {
  const Inspector here;
  const std::string expected = here.undisturbed();
  const Outcome stopped =
      here.interrupted(here.command("--checkpoint run.checkpoint --checkpoint-every 999"));
  CHECK(stopped.code == 130);
  const Outcome outcome = here.train("--resume run.checkpoint --history history.jsonl");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(here.read("out.safetensors") == expected);
  const std::string history = here.read("history.jsonl");  // of all epochs, not of the last ones
  CHECK(std::count(history.begin(), history.end(), '\n') == 60);
  const auto first = json::parse(history.substr(0, history.find('\n')), "history");
  CHECK(first["epoch"].GetInt() == 1);
}

TEST_CASE("only the same training goes on", "[resume]") {
  const Inspector here;
  REQUIRE(here.run(here.command("--checkpoint run.checkpoint", 1)).code == 0);
  const std::string saved = here.read("run.checkpoint");
  check_complaint(here.run(here.command("--resume run.checkpoint", 2)),
                  "run.checkpoint: is the checkpoint of another training: its --epochs was \"1\"");
  check_complaint(here.run(here.command("--resume run.checkpoint --seed 2", 1)), "--seed");
  here.write("train.csv", apps_test::easy_csv(399));
  check_complaint(here.run(here.command("--resume run.checkpoint", 1)), "its data was");
  check_complaint(here.run(here.command("--checkpoint run.checkpoint", 1)),
                  "run.checkpoint: is there already");
  check_complaint(here.run(here.command("--resume nothing", 1)), "nothing: cannot be opened");
  here.write("model.safetensors", here.read("out.safetensors"));
  check_complaint(here.run(here.command("--resume model.safetensors", 1)),
                  "model.safetensors: is no checkpoint");
  CHECK(here.read("run.checkpoint") == saved);
  here.write("run.checkpoint", saved.substr(0, saved.size() - 9));
  check_complaint(here.run(here.command("--resume run.checkpoint", 1)), "run.checkpoint");
}

TEST_CASE("where there is no room, the old checkpoint stays", "[resume]") {
  const Inspector here;
  here.killed(here.command("--checkpoint run.checkpoint"), 0.4);
  const std::string saved = here.read("run.checkpoint");
  // A file size limit of 512 bytes, which acts like a full disk.
  const Outcome outcome = here.limited(1, here.command("--resume run.checkpoint"));
  check_complaint(outcome, "cannot be written: File too large");
  CHECK(here.read("run.checkpoint") == saved);
  CHECK(here.train("--resume run.checkpoint").code == 0);
}

TEST_CASE("a folder that cannot be written to is told before the training", "[resume]") {
  if (::geteuid() == 0) SKIP("nothing is read-only for the superuser");
  const Inspector here;
  std::filesystem::create_directory(here.path("locked"));
  std::filesystem::permissions(
      here.path("locked"), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  check_complaint(here.train("--checkpoint locked/run"), "locked/run: cannot be written");
}

TEST_CASE("training ends when patience does, and uses the best epoch", "[resume]") {
  const Inspector here;
  const Outcome outcome = here.run(
      "train --architecture tiny.json --data train.csv --threads 1 --epochs 500 --patience 2 "
      "--keep-best --learning-rate 0.05 --output out.safetensors --history history.csv "
      "--checkpoint run.checkpoint");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  const std::string history = here.read("history.csv");
  CHECK_THAT(history, StartsWith("epoch,loss,accuracy,validation_loss,validation_accuracy,"
                                 "learning_rate,seconds\n1,"));
  CHECK(std::count(history.begin(), history.end(), '\n') < 501);
  const std::string model = here.read("out.safetensors");
  CHECK(here.run("train --architecture tiny.json --data train.csv --threads 1 --epochs 500 "
                 "--patience 2 --keep-best --learning-rate 0.05 --output out.safetensors "
                 "--resume run.checkpoint")
            .code == 0);
  CHECK(here.read("history.csv") == history);
}
