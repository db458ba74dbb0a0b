// What code may read of an error: its kind and its place, from every thrower that knows one.

#include "core/error.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/data/dataset.hpp"
#include "core/nn/architecture.hpp"
#include "core/nn/network.hpp"

using namespace scrawl;

namespace {

Error thrown_by(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error;
  }
  FAIL("nothing was thrown");
  return Error("");
}

Error thrown_by_layers(const std::string& layers) {
  return thrown_by([&] {
    Random random(1);
    const std::string json = R"({"input": [28, 28, 1], "layers": [)" + layers + "]}";
    const nn::Network<float> network(nn::parse_architecture(json, "own"), random);
  });
}

std::span<const std::byte> bytes(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace

TEST_CASE("an error is of bad input and of no place unless it says so", "[error]") {
  const Error plain("the album is empty");
  CHECK(plain.kind == ErrorKind::invalid);
  CHECK_FALSE(plain.place.layer);
  CHECK(plain.problem() == std::string(plain.what()));
  const Error placed("a.csv: line 2", "has too few values", {.line = 2});
  CHECK(placed.what() == std::string("a.csv: line 2: has too few values"));
  CHECK(placed.problem() == std::string("has too few values"));
  CHECK(Error("it diverged", ErrorKind::diverged).kind == ErrorKind::diverged);
}

TEST_CASE("what is wrong with an architecture names the layer", "[error]") {
  SECTION("that does not fit the one before") {
    const Error error = thrown_by_layers(R"({"type": "relu"}, {"type": "dense", "units": 10})");
    CHECK(error.place.layer == 1);
    CHECK(std::string_view(error.problem()).starts_with("dense needs a flat input"));
  }
  SECTION("whose field is wrong, and the field") {
    const Error error = thrown_by_layers(R"({"type": "relu"}, {"type": "conv2d", "filters": 2,
                                             "kernel": [3, 0]})");
    CHECK(error.place.layer == 1);
    CHECK(error.place.field == "kernel");
    CHECK(std::string_view(error.problem()).starts_with("expected a whole number"));
  }
  SECTION("but none when it is the whole") {
    CHECK_FALSE(thrown_by_layers("").place.layer);
  }
}

TEST_CASE("what is wrong with a text names line and column, with bytes the byte", "[error]") {
  const Error csv =
      thrown_by([] { data::parse_kaggle_csv("label,pixel0\n1,2\n3,ink\n", "a.csv"); });
  CHECK(csv.place.line == 3);
  CHECK(csv.place.column == 2);
  const Error json = thrown_by([] { data::parse_strokes("[\n {]", "a.json"); });
  CHECK(json.place.line == 2);
  CHECK(json.place.column == 3);
  const std::string_view images("\0\0\x8\x3\0\0\0\1\0\0\0\1\0\0\0\1\x7f", 17);
  const std::string_view labels("\0\0\x8\x1\0\0\0\1\x0b", 9);
  const Error idx =
      thrown_by([&] { data::parse_idx(bytes(images), "images", bytes(labels), "labels"); });
  CHECK(idx.place.byte == 8);
  CHECK(idx.problem() == std::string("label 11 is not a digit 0 to 9"));
}
