// What pixels a network reads, found out on the page's own network, changed as other trainings
// would have it.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <fstream>
#include <sstream>

#include "core/formats/check_digits.hpp"
#include "core/formats/foreign_model.hpp"
#include "core/formats/write_models.hpp"
#include "native_tests/folders.hpp"
#include "native_tests/formats/onnx_graph.hpp"

using namespace scrawl;
using namespace scrawl::testing;
using Catch::Matchers::ContainsSubstring;
using formats::FoundBy;

namespace {

Model shipped_model() {
  std::ifstream file(SCRAWL_SOURCE_FOLDER "/web/models/seed-f32.safetensors", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  const std::string text = bytes.str();
  return load_model(std::as_bytes(std::span(text)), "seed");
}

/// As ONNX, for pixels `scale * p + offset`: the first convolution, which has no padding, undoes
/// it.
std::string trained_on(double scale, double offset) {
  Model model = shipped_model();
  const auto slots = model.network.slots();
  const auto values = [&](std::size_t slot) {
    return model.network.weights().subspan(static_cast<std::size_t>(slots[slot].offset),
                                           static_cast<std::size_t>(slots[slot].spec.size()));
  };
  REQUIRE(slots[0].name == "0.kernel");
  const auto kernel = values(0), bias = values(1);
  for (std::size_t i = 0; i < kernel.size(); ++i) {
    kernel[i] = static_cast<float>(kernel[i] / scale);
    bias[i % bias.size()] -= static_cast<float>(kernel[i] * offset);
  }
  return formats::write_onnx(model);
}

formats::ForeignModel read(const std::string& file, const formats::InputOptions& input = {}) {
  formats::ForeignOptions options;
  options.input = input;
  return formats::read_onnx(std::as_bytes(std::span(file)), "x.onnx", options);
}

/// How well the model itself reads the check digits, with our pixels.
int right(const Model& model) {
  return formats::read_check_digits(model.network, formats::convention_named("unit"),
                                    model.preprocessing)
      .right;
}

}  // namespace

TEST_CASE("the check digits are eight of each") {
  int counts[10] = {};
  for (const auto& digit : formats::check_digits()) ++counts[digit.label];
  for (const int count : counts) CHECK(count == 8);
}

TEST_CASE("pixels as ours need nothing") {
  const auto found = read(trained_on(1, 0));
  CHECK(found.input.chosen.convention.name == "unit");
  CHECK(found.input.how == FoundBy::usual);
  CHECK(found.layers.size() == 9);
  CHECK(right(found.model) == 78);
}

TEST_CASE("each usual convention is found by reading, and put before the network") {
  for (const auto& convention : formats::conventions()) {
    if (convention.name == "unit") continue;
    INFO(convention.name);
    const auto found = read(trained_on(convention.scale, convention.offset));
    CHECK(found.input.chosen.convention.name == convention.name);
    CHECK(found.input.how == FoundBy::reading);
    REQUIRE(found.input.other);
    CHECK(found.input.other->convention.name == "unit");
    CHECK(found.layers[0].origin == "its pixels");
    CHECK(right(found.model) == 78);
  }
}

TEST_CASE("of two that read as many digits the one that is as sure as it is right is better") {
  const formats::Convention unit = formats::convention_named("unit"),
                            mnist = formats::convention_named("mnist");
  const formats::Reading unsure{unit, 20, 79, 80, 0.40, 0.10}, sure{mnist, 20, 78, 80, 0.10, 0.09};
  CHECK_FALSE(unsure.as_sure_as_right());
  CHECK(sure.as_sure_as_right());
  CHECK(sure.clearly_better_than(unsure));
  CHECK_FALSE(unsure.clearly_better_than(sure));
  // With fewer digits read it is not, nor where the other is nearly as sure.
  CHECK_FALSE(formats::Reading{mnist, 20, 70, 80, 0.10, 0.09}.clearly_better_than(unsure));
  CHECK_FALSE(sure.clearly_better_than({unit, 20, 79, 80, 0.14, 0.10}));
}

TEST_CASE("what somebody tells is taken, and told to read worse where it does") {
  formats::InputOptions told;
  told.told = formats::convention_named("unit");
  const auto found = read(trained_on(255, 0), told);
  CHECK(found.input.how == FoundBy::told);
  CHECK(found.input.chosen.convention.name == "unit");
  REQUIRE(found.input.other);
  CHECK(found.input.other->convention.name == "bytes");
  told.box = 40;
  CHECK_THAT(refusal([&] { read(trained_on(1, 0), told); }), ContainsSubstring("does not fit"));
  CHECK_THAT(refusal([&] { formats::convention_named("octets"); }),
             ContainsSubstring("unit, centred"));
}

TEST_CASE("a file that scales its pixels itself says what they are") {
  Model model = shipped_model();
  auto architecture = model.network.architecture();
  nn::BatchNorm2dSpec front;
  front.epsilon = 1e-12;
  architecture.layers.insert(architecture.layers.begin(), front);
  nn::Network<float> network(architecture);
  const auto first = network.slots();
  network.weights()[static_cast<std::size_t>(first[0].offset)] = 1 / 255.0f;
  for (const auto& slot : model.network.slots()) {
    for (const auto& other : first) {
      if (other.layer != slot.layer + 1 || other.spec.name != slot.spec.name) continue;
      std::copy_n(model.network.weights().begin() + slot.offset, slot.spec.size(),
                  network.weights().begin() + other.offset);
    }
  }
  model.network = std::move(network);
  const auto found = read(formats::write_onnx(model));
  CHECK(found.input.in_file);
  CHECK(found.input.how == FoundBy::usual);
  CHECK(found.input.chosen.convention.name == "bytes");
  CHECK(found.layers.size() == 9);  // both factors together are none
  CHECK(right(found.model) == 78);
}

TEST_CASE("a network that reads nothing is told to be of no use") {
  const auto found = read(trained_on(-0.001, 7));
  CHECK_FALSE(found.input.chosen.good());
}
