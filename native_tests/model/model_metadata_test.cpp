// Which metadata and architectures a model file may contain.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/error.hpp"
#include "native_tests/model/small_model.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Message;
using Catch::Matchers::MessageMatches;
using namespace scrawl;
using namespace scrawl::testing;

TEST_CASE("metadata that nobody knows are ignored, and defaults fill what may be missing",
          "[model]") {
  const auto model = load_changed([](auto& file) {
    file.metadata["comment"] = "not JSON {";
    for (const auto key : {"classes", "calibration", "provenance"}) file.metadata.erase(key);
  });
  CHECK(model.classes.at(7) == "7");
  CHECK(model.calibration.temperature == 1);
  CHECK(model.provenance == "{}");
}

TEST_CASE("metadata that are missing, broken or contradictory are refused", "[model]") {
  const auto load_with = [](std::string key, std::string value) {
    return load_changed([&](auto& file) { file.metadata[key] = value; });
  };
  CHECK_THROWS_MATCHES(load_changed([](auto& file) { file.metadata.erase("format"); }), Error,
                       MessageMatches(ContainsSubstring("some other program's weights")));
  CHECK_THROWS_MATCHES(load_with("format", "scrawl 2"), Error,
                       Message("x: the format is \"scrawl 2\", this program reads \"scrawl 1\""));
  CHECK_THROWS_AS(load_changed([](auto& file) { file.metadata.erase("architecture"); }), Error);
  CHECK_THROWS_MATCHES(load_with("classes", R"(["0", 1])"), Error,
                       Message("x: metadata classes: [1]: expected a text in quotes"));
  CHECK_THROWS_MATCHES(load_with("classes", R"(["0", "1"])"), Error,
                       Message("x: 2 class names for 10 outputs of the network"));
  CHECK_THROWS_MATCHES(load_with("classes", R"(["0","1","2","3","4","5","6","7","8","0"])"), Error,
                       Message("x: the class \"0\" comes twice"));
  CHECK_THROWS_MATCHES(load_with("preprocessing", R"({"size":28,"box":20,"pen_width":2.4})"), Error,
                       Message("x: the network reads 6 x 6 x 1 values, the preprocessing makes "
                               "pictures of 28 x 28 x 1"));
  for (const auto text :
       {"{}", "[]", "", R"({"size":6,"box":7,"pen_width":1})",
        R"({"size":6,"box":1,"pen_width":6})", R"({"size":6,"box":4,"pen_width":2.1})",
        R"({"size":6,"box":4,"pen_width":0})", R"({"size":6,"box":4,"pen_width":1e9})",
        R"({"size":-6,"box":4,"pen_width":1})"})
    CHECK_THROWS_AS(load_with("preprocessing", text), Error);
  for (const auto text :
       {R"({"temperature":0,"unsure_below":0,"reject_below":0})",
        R"({"temperature":1,"unsure_below":2,"reject_below":0})",
        R"({"temperature":1,"unsure_below":0,"reject_below":-1})", R"({"temperature":1})"})
    CHECK_THROWS_AS(load_with("calibration", text), Error);
  CHECK_THROWS_AS(load_with("provenance", "[1]"), Error);
  CHECK_THROWS_AS(load_with("provenance", "{"), Error);
  for (const auto text : {R"({"pixels":[1],"probabilities":[]})", "{}", "[1]",
                          R"({"pixels":[256],"probabilities":[0.5]})"})
    CHECK_THROWS_AS(load_with("self_check", text), Error);
}

TEST_CASE("a network that takes too long for one picture is refused, before it is trained as well",
          "[model]") {
  // Few weights, but each is used at 65,536 positions.
  const std::string slow =
      R"({"input":[256,256,1],"layers":[{"type":"conv2d","filters":8,"kernel":[3,3],)"
      R"("padding":"same"},{"type":"conv2d","filters":64,"kernel":[3,3],"padding":"same"},)"
      R"({"type":"global_average_pool"},{"type":"dense","units":10}]})";
  Random random(1);
  const auto message =
      MessageMatches(ContainsSubstring("306 million multiplications a picture, 300 million"));
  const auto architecture = nn::parse_architecture(slow, "slow");
  CHECK_THROWS_MATCHES(untrained_model(architecture, random, "slow"), Error, message);
  Model model{.network = nn::Network<float>(architecture, random)};
  for (int i = 0; i < 10; ++i) model.classes.push_back(std::to_string(i));
  model.preprocessing.size = 256;
  CHECK_THROWS_MATCHES(load_model(save_model(model, WeightType::f32), "x"), Error, message);
}

TEST_CASE("an architecture too large for memory is refused before it is built", "[model]") {
  const auto load_with = [](std::string architecture) {
    return load_changed([&](auto& file) { file.metadata["architecture"] = architecture; });
  };
  CHECK_THROWS_AS(load_with(R"({"input":[28,28,1],"layers":[{"type":"flatten"},)"
                            R"({"type":"dense","units":65536}]})"),
                  Error);
  std::string deep = R"({"input":[4000,4000,1],"layers":[)";
  for (int i = 0; i < 60; ++i) deep += R"({"type":"relu"},)";
  CHECK_THROWS_MATCHES(load_with(deep + R"({"type":"global_average_pool"}]})"), Error,
                       Message("x: the network needs too much memory for one picture"));
  CHECK_THROWS_MATCHES(load_with(R"({"input":[6,6,1],"layers":[{"type":"dense","units":10}]})"),
                       Error,
                       MessageMatches(ContainsSubstring("x: metadata architecture: layers[0]: ")));
}
