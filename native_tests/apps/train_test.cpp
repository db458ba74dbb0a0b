#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/apps/io.hpp"
#include "core/json.hpp"
#include "core/model/model.hpp"
#include "core/version.hpp"
#include "native_tests/apps/program.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

const std::string tiny = R"({"input": [28, 28, 1], "head": "softmax", "layers": [
  {"type": "conv2d", "filters": 4, "stride": [2, 2], "bias": false}, {"type": "batch_norm2d"},
  {"type": "relu"}, {"type": "max_pool2d"}, {"type": "flatten"}, {"type": "dense", "units": 10}]})";

// A folder with an architecture, and data that are learned quickly.
class Inspector : public Playground {
 public:
  Inspector() {
    write("tiny.json", tiny);
    write("train.csv", apps_test::easy_csv(120));
  }
  Outcome train(const std::string& arguments) const {
    return run(
        "train --architecture tiny.json --threads 2 --batch-size 8 --output out.safetensors " +
        arguments);
  }
  Model model(const std::string& name = "out.safetensors") const {
    return load_model(apps::read_file(path(name)), name);
  }
};

// Whether standard error has one line that begins with the program's name, and standard output
// nothing.
void check_complaint(const Outcome& outcome, int code, const std::string& part) {
  CAPTURE(outcome.err);
  CHECK(outcome.code == code);
  CHECK_THAT(outcome.err, StartsWith("train: "));
  CHECK_THAT(outcome.err, ContainsSubstring(part));
  CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
}

}  // namespace

TEST_CASE("train makes a model from a CSV file", "[train]") {
  const Inspector here;
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
  const Inspector here;
  here.write("caf\xe9.csv", here.read("train.csv"));
  const Outcome outcome = here.train("--data caf\xe9.csv --epochs 1 --json");
  CAPTURE(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(json::parse(here.model().provenance, "provenance")["data"][0]["name"] ==
        "caf\xef\xbf\xbd.csv");
}

TEST_CASE("equal seeds make equal files, other seeds do not", "[train]") {
  const Inspector here;
  const std::string arguments = "--data train.csv --epochs 2 --augment 1 --average-decay 0.9";
  REQUIRE(here.train(arguments).code == 0);
  const std::string first = here.read("out.safetensors");
  REQUIRE(here.train(arguments).code == 0);
  CHECK(here.read("out.safetensors") == first);
  REQUIRE(here.train(arguments + " --seed 2").code == 0);
  CHECK(here.read("out.safetensors") != first);
}

TEST_CASE("train reads MNIST's folder and strokes together", "[train]") {
  const Inspector here;
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
  const Inspector here;
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
  const Inspector here;
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
  const Inspector here;
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
  const Inspector here;
  const Outcome outcome = here.train(
      "--data train.csv --epochs 100000 & child=$!; sleep 1; "
      "kill -INT $child; wait $child");
  CHECK(outcome.code == 130);
  CHECK_THAT(outcome.out, ContainsSubstring("interrupted before the end"));
  CHECK(here.model().classes.size() == 10);
}

TEST_CASE("train refuses bad arguments with exit code 2", "[train]") {
  const Inspector here;
  check_complaint(here.run("train"), 2, "--output");
  check_complaint(here.train(""), 2, "--data");
  check_complaint(here.train("--data train.csv --epochs 0"), 2, "--epochs");
  check_complaint(here.train("--data train.csv --epochs many"), 2, "--epochs");
  check_complaint(here.train("--data train.csv --validation-split 1.5"), 2, "--validation-split");
  check_complaint(here.train("--data train.csv --schedule steps"), 2, "--schedule");
  check_complaint(here.train("--data train.csv --weights int4"), 2, "--weights");
  check_complaint(here.train("--data train.csv --writers 1-x"), 2, "--writers");
  check_complaint(here.train("--data train.csv --colour red"), 2, "--colour");
  check_complaint(here.train("--data train.csv --init tiny.json"), 2, "--init");
  check_complaint(here.train("--data train.csv --dropout 1"), 2, "--dropout");
  CHECK(here.run("train --help").code == 0);
  CHECK_THAT(here.run("train --help").out, ContainsSubstring("--validation-split"));
}

TEST_CASE("train says which file is wrong and leaves the old output alone", "[train]") {
  const Inspector here;
  here.write("out.safetensors", "precious");
  const std::string images = apps_test::easy_idx_images(20);
  const std::string labels = apps_test::easy_idx_labels(20);
  const auto with_idx = [&](const std::string& some_images, const std::string& some_labels) {
    here.write("train-images-idx3-ubyte", some_images);
    here.write("train-labels-idx1-ubyte", some_labels);
    return here.train("--data . --epochs 1");
  };
  SECTION("missing data") {
    check_complaint(here.train("--data nothing"), 1, "nothing: cannot be");
  }
  SECTION("an empty folder") {
    std::filesystem::create_directory(here.path("empty"));
    check_complaint(here.train("--data empty"), 1, "empty: has no train-images");
  }
  SECTION("truncated images") {
    check_complaint(with_idx(images.substr(0, 9000), labels), 1, "train-images-idx3-ubyte");
  }
  SECTION("a lying header") {
    std::string lying = images;
    lying.replace(4, 4, "\x7f\xff\xff\xff");
    check_complaint(with_idx(lying, labels), 1, "train-images-idx3-ubyte");
  }
  SECTION("another size") {
    std::string small = images;
    small[11] = small[15] = 14;
    small.resize(16 + 20 * 14 * 14);
    check_complaint(with_idx(small, labels), 1, "196 pixels, but the network reads 784");
  }
  SECTION("labels out of range") {
    std::string wrong = labels;
    wrong[8 + 3] = 12;
    check_complaint(with_idx(images, wrong), 1, "train-labels-idx1-ubyte");
  }
  SECTION("too few labels") {
    check_complaint(with_idx(images, apps_test::easy_idx_labels(19)), 1, "labels");
  }
  SECTION("damaged gzip data") {
    here.write_gzip("part.csv.gz", here.read("train.csv"));
    const std::string packed = here.read("part.csv.gz");
    here.write("part.csv.gz", packed.substr(0, packed.size() - 30));
    check_complaint(here.train("--data part.csv.gz"), 1,
                    "part.csv.gz: the gzip data ends too early");
  }
  SECTION("a CSV file with a word in it") {
    std::string csv = here.read("train.csv");
    csv.replace(csv.rfind("250"), 3, "ink");
    here.write("bad.csv", csv);
    check_complaint(here.train("--data bad.csv"), 1, "bad.csv");
  }
  SECTION("an empty file") {
    here.write("empty.csv", "");
    check_complaint(here.train("--data empty.csv"), 1, "empty.csv: is empty");
  }
  SECTION("strokes that are no JSON") {
    here.write("bad.json", "[{\"label\": 1,");
    check_complaint(here.train("--data bad.json"), 1, "bad.json");
  }
  SECTION("an unknown architecture") {
    check_complaint(here.run("train --data train.csv --architecture sead --output out.safetensors"),
                    1, "sead: is neither a built-in architecture (");
  }
  SECTION("an architecture that fits no digits") {
    here.write("two.json", R"({"input": [28, 28, 1], "layers": [{"type": "flatten"},
                               {"type": "dense", "units": 2}]})");
    check_complaint(
        here.run("train --data train.csv --architecture two.json --output out.safetensors"), 1,
        "two.json: puts out 2 scores");
  }
  SECTION("a model that is none") {
    check_complaint(here.run("train --data train.csv --init train.csv --output out.safetensors"), 1,
                    "train.csv");
  }
  SECTION("writers on both sides") {
    here.write("strokes.json", apps_test::easy_strokes(40));
    check_complaint(here.train("--data strokes.json --writers 1-2 --validation-writers 2"), 1,
                    "writer 2 is both among those to learn from and among those to hold out");
  }
  CHECK(here.read("out.safetensors") == "precious");
}

TEST_CASE("a training that diverges ends at once and writes no model", "[train]") {
  const Inspector here;
  here.write("out.safetensors", "precious");
  // Equal pictures with different labels: at this rate no step leads anywhere.
  std::string csv = "label";
  for (int pixel = 0; pixel < 784; ++pixel) csv += ",pixel" + std::to_string(pixel);
  for (int row = 0; row < 120; ++row) {
    csv += "\n" + std::to_string(row % 10);
    for (int pixel = 0; pixel < 784; ++pixel) csv += ",200";
  }
  here.write("same.csv", csv);
  here.write("flat.json", R"({"input": [28, 28, 1], "layers": [{"type": "flatten"},
                              {"type": "dense", "units": 10}]})");
  const Outcome outcome = here.run(
      "train --architecture flat.json --data same.csv --threads 1 --batch-size 8 --epochs 100 "
      "--learning-rate 10 --output out.safetensors");
  CAPTURE(outcome.err);
  CHECK(outcome.code == 1);
  CHECK_THAT(outcome.err, StartsWith("train: the training diverged in epoch ") &&
                              ContainsSubstring("use a lower learning rate"));
  CHECK(here.read("out.safetensors") == "precious");
}

TEST_CASE("train knows before it begins that it cannot write", "[train]") {
  const Inspector here;
  const Outcome outcome =
      here.run("train --data train.csv --epochs 100000 --output nowhere/out.safetensors");
  check_complaint(outcome, 1,
                  "nowhere/out.safetensors: cannot be written: there is no folder nowhere");
  CHECK(outcome.out.empty());
}

TEST_CASE("train knows before it begins that the model would not fit the pictures", "[train]") {
  const Inspector here;
  here.write("flat.json", R"({"input": [1, 1, 784], "layers": [{"type": "dense", "units": 10}]})");
  const Outcome outcome =
      here.run("train --architecture flat.json --data train.csv --output flat.safetensors");
  check_complaint(outcome, 1, "the network reads 1 x 1 x 784");
  CHECK(outcome.out.empty());
}
