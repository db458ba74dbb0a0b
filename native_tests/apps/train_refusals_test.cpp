// What train refuses and says of it.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <string>

#include "native_tests/apps/train_folder.hpp"

using namespace scrawl;
using apps_test::check_complaint;
using apps_test::Outcome;
using apps_test::TrainFolder;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

TEST_CASE("train refuses bad arguments with exit code 2", "[train]") {
  const TrainFolder here;
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
  const TrainFolder here;
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
  const TrainFolder here;
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
  const TrainFolder here;
  const Outcome outcome =
      here.run("train --data train.csv --epochs 100000 --output nowhere/out.safetensors");
  check_complaint(outcome, 1,
                  "nowhere/out.safetensors: cannot be written: there is no folder nowhere");
  CHECK(outcome.out.empty());
}

TEST_CASE("train knows before it begins that the model would not fit the pictures", "[train]") {
  const TrainFolder here;
  here.write("flat.json", R"({"input": [1, 1, 784], "layers": [{"type": "dense", "units": 10}]})");
  const Outcome outcome =
      here.run("train --architecture flat.json --data train.csv --output flat.safetensors");
  check_complaint(outcome, 1, "the network reads 1 x 1 x 784");
  CHECK(outcome.out.empty());
}
