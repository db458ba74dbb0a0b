#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>
#include <vector>

#include "core/json.hpp"
#include "core/model/model.hpp"
#include "core/version.hpp"
#include "native_tests/apps/train_folder.hpp"

using namespace scrawl;
using apps_test::check_complaint;
using apps_test::Outcome;
using apps_test::TrainFolder;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("train makes a model from a CSV file", "[train]") {
  const TrainFolder here;
  const Outcome outcome = here.train("--data train.csv --epochs 8 --learning-rate 0.01");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK_THAT(outcome.out,
             ContainsSubstring("epoch  8/8") && ContainsSubstring("100.00 % of 24 train held out"));
  const Model model = here.model();
  CHECK(model.classes.size() == 10);
  CHECK(model.self_check.has_value());
  CHECK(model.network.architecture().layers.size() == 5);  // batch norm is folded away
  const auto provenance = json::parse(model.provenance, "provenance");
  CHECK(provenance["program"] == ("scrawl train " + std::string(version())).c_str());
  CHECK(provenance["accuracy"].GetDouble() == 1);
  CHECK(provenance["data"][0]["training"].GetInt() == 96);
  CHECK(provenance["data"][0]["validation"].GetInt() == 24);
  CHECK(here.listing() == std::vector<std::string>{"out.safetensors", "tiny.json", "train.csv"});
}

TEST_CASE("data whose name is no UTF-8 make a model that can be read", "[train]") {
  const TrainFolder here;
  here.write("caf\xe9.csv", here.read("train.csv"));
  const Outcome outcome = here.train("--data caf\xe9.csv --epochs 1 --json");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(json::parse(here.model().provenance, "provenance")["data"][0]["name"] ==
        "caf\xef\xbf\xbd.csv");
}

TEST_CASE("equal seeds make equal files, other seeds do not", "[train]") {
  const TrainFolder here;
  const std::string arguments = "--data train.csv --epochs 2 --augment 1 --average-decay 0.9";
  REQUIRE(here.train(arguments).code == 0);
  const std::string first = here.read("out.safetensors");
  REQUIRE(here.train(arguments).code == 0);
  CHECK(here.read("out.safetensors") == first);
  REQUIRE(here.train(arguments + " --seed 2").code == 0);
  CHECK(here.read("out.safetensors") != first);
}

TEST_CASE("train reads MNIST's folder and strokes together", "[train]") {
  const TrainFolder here;
  here.write_gzip("train-images-idx3-ubyte.gz", apps_test::easy_idx_images(60));
  here.write("train-labels-idx1-ubyte", apps_test::easy_idx_labels(60));
  here.write_gzip("strokes.json.gz", apps_test::easy_strokes(80));
  const Outcome outcome = here.train(
      "--data . --validation-last 10 --strokes strokes.json.gz --writers 1-3 "
      "--validation-writers 4 --stroke-weight 2 --augment 1 --epochs 1 --json");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  const auto epoch = json::parse(outcome.out.substr(0, outcome.out.find('\n')), "epoch");
  CHECK(epoch["epoch"].GetInt() == 1);
  REQUIRE(epoch["validation"].Size() == 2);
  CHECK(epoch["validation"][0]["count"].GetInt() == 10);
  CHECK(epoch["validation"][1]["count"].GetInt() == 20);
  const auto end = json::parse(outcome.out.substr(outcome.out.find('\n') + 1), "end");
  CHECK_FALSE(end["interrupted"].GetBool());
}

TEST_CASE("train goes on from a model and stores it smaller", "[train]") {
  const TrainFolder here;
  REQUIRE(here.train("--data train.csv --epochs 8 --learning-rate 0.01").code == 0);
  const Outcome outcome = here.run(
      "train --init out.safetensors --data train.csv --epochs 1 --learning-rate 1e-6 --weights "
      "int8 "
      "--output small.safetensors");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(here.model("small.safetensors").weight_type == WeightType::int8);
  CHECK_THAT(outcome.out, ContainsSubstring("100.00 % of 24"));
  CHECK(here.read("small.safetensors").size() < here.read("out.safetensors").size());
}

TEST_CASE("a recipe says what the command line may say, which wins", "[train]") {
  const TrainFolder here;
  here.write("recipe.toml",
             "data = \"train.csv\"\nepochs = 50\nschedule = \"one-cycle\"\n"
             "augment-cut-out = 4\nweights = \"f16\"\n");
  const Outcome outcome = here.train("--config recipe.toml --epochs 1");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("epoch  1/1"));
  CHECK(here.model().weight_type == WeightType::f16);
  here.write("recipe.toml", "data = \"train.csv\"\nepoch = 50\n");
  check_complaint(here.train("--config recipe.toml"), 2, "epoch");
}

TEST_CASE("dropout is for the training only", "[train]") {
  const TrainFolder here;
  REQUIRE(here.train("--data train.csv --epochs 2").code == 0);
  const std::string without = here.read("out.safetensors");
  const auto layers = here.model().network.architecture().layers.size();
  const Outcome outcome =
      here.train("--data train.csv --epochs 8 --learning-rate 0.01 --dropout 0.5");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK_THAT(outcome.out, ContainsSubstring("100.00 % of 24 train held out"));
  CHECK(here.model().network.architecture().layers.size() == layers);
  REQUIRE(here.train("--data train.csv --epochs 2 --dropout 0.5").code == 0);
  CHECK(here.read("out.safetensors") != without);
}

TEST_CASE("Ctrl-C ends the training in good order", "[train]") {
  const TrainFolder here;
  const Outcome outcome = here.train(
      "--data train.csv --epochs 100000 & child=$!; sleep 1; "
      "kill -INT $child; wait $child");
  CHECK(outcome.code == 130);
  CHECK_THAT(outcome.out, ContainsSubstring("interrupted before the end"));
  CHECK(here.model().classes.size() == 10);
}
