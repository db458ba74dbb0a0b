// What is written of every layer type that core/nn/layer_specs.hpp lists: its JSON, the
// documentation and what Keras computes. A new one is tested here without a line of its own.

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <type_traits>

#include "core/error.hpp"
#include "core/nn/network.hpp"
#include "native_tests/folders.hpp"
#include "native_tests/nn/layer_cases.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using namespace scrawl::nn::testing;

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("every layer comes back from JSON with all of its fields", "[every_layer]") {
  for_each_case([](const LayerSpec& spec, const std::string& name) {
    INFO(name);
    const std::string json = to_json({{6, 5, 2}, {spec}, Head::softmax});
    CHECK(to_json(parse_architecture(json, "test")) == json);
  });
}

TEST_CASE("every layer refuses a field that it does not have", "[every_layer]") {
  for_each_case([](const LayerSpec& spec, const std::string& name) {
    INFO(name);
    std::string json = to_json({{6, 5, 2}, {spec}, Head::softmax});
    json.insert(json.find("\"type\""), "\"colour\":1,");
    CHECK_THROWS_AS(parse_architecture(json, "test"), scrawl::Error);
  });
}

TEST_CASE("every layer calls itself what its JSON does", "[every_layer]") {
  for_each_case([](const LayerSpec& spec, const std::string& name) {
    INFO(name);
    const auto layers = build_layers<float>(around(spec));
    CHECK(layers[1]->type() == name.substr(0, name.find(',')));
  });
}

TEST_CASE("a network of Keras's is compared for every layer that an answer needs",
          "[every_layer]") {
  const std::string golden = text_of(SCRAWL_TEST_FOLDER "/golden/golden.json");
  for_each_layer_type([&](const auto& spec) {
    using Spec = std::remove_cvref_t<decltype(spec)>;
    if (std::is_same_v<Spec, DropoutSpec>) return;
    INFO("native_tests/golden/make_golden.py has no " << Spec::type);
    CHECK(golden.find("\"type\":\"" + std::string(Spec::type) + "\"") != std::string::npos);
  });
}

TEST_CASE("the documentation has every layer", "[every_layer]") {
  const std::string documentation = text_of(SCRAWL_SOURCE_FOLDER "/docs/formats.md");
  for_each_layer_type([&](const auto& spec) {
    using Spec = std::remove_cvref_t<decltype(spec)>;
    INFO("the table of layers in docs/formats.md has no " << Spec::type);
    CHECK(documentation.find("`" + std::string(Spec::type) + "`") != std::string::npos);
  });
}

TEST_CASE("core/layers.json is what the core describes", "[every_layer]") {
  INFO("write it anew: scrawl_tests '[.write]'");
  CHECK(text_of(SCRAWL_SOURCE_FOLDER "/core/layers.json") == describe_layer_types());
}

TEST_CASE("write core/layers.json", "[.write]") {
  std::ofstream(SCRAWL_SOURCE_FOLDER "/core/layers.json", std::ios::binary)
      << describe_layer_types();
}
