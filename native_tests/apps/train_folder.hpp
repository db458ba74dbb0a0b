#pragma once

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/apps/io.hpp"
#include "core/model/model.hpp"
#include "native_tests/apps/program.hpp"

namespace scrawl::apps_test {

/// A folder with an architecture, and data that are learned quickly.
class TrainFolder : public Playground {
 public:
  TrainFolder() {
    write("tiny.json", R"({"input": [28, 28, 1], "head": "softmax", "layers": [
      {"type": "conv2d", "filters": 4, "stride": [2, 2], "bias": false},
      {"type": "batch_norm2d"}, {"type": "relu"}, {"type": "max_pool2d"}, {"type": "flatten"},
      {"type": "dense", "units": 10}]})");
    write("train.csv", easy_csv(120));
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

/// Whether standard error has one line that begins with the program's name, and standard output
/// nothing.
inline void check_complaint(const Outcome& outcome, int code, const std::string& part) {
  CAPTURE(outcome.err);
  CHECK(outcome.code == code);
  CHECK_THAT(outcome.err, Catch::Matchers::StartsWith("train: "));
  CHECK_THAT(outcome.err, Catch::Matchers::ContainsSubstring(part));
  CHECK(outcome.err.find('\n') == outcome.err.size() - 1);
}

}  // namespace scrawl::apps_test
