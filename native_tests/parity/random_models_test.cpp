// Random architectures, weights and pictures: what they say in floats, in integers, and after each
// way through a file. SCRAWL_RANDOM_NETWORKS=200 tries so many; scripts/compare_builds.py compares
// builds and ONNX's own evaluator on the same ones.

#include "native_tests/parity/random_models.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

#include "core/formats/foreign_model.hpp"
#include "core/formats/write_models.hpp"

using namespace scrawl;
using scrawl::testing::random_model, scrawl::testing::random_picture;

namespace {

std::uint64_t network_count() {
  constexpr std::uint64_t short_form = 20;
  const char* asked = std::getenv("SCRAWL_RANDOM_NETWORKS");
  return asked ? std::strtoull(asked, nullptr, 10) : short_form;
}

using Logits = std::vector<float>;

Logits logits_of(const nn::InferencePlan& plan, const std::vector<float>& picture) {
  nn::InferenceMemory memory;
  const auto logits = plan.run(picture, memory);
  return {logits.begin(), logits.end()};
}

Logits logits_of(const Model& model, const std::vector<float>& picture) {
  return logits_of(nn::InferencePlan::in_floats(model.network), picture);
}

Model saved_and_loaded(const Model& model, WeightType weight_type) {
  return load_model(save_model(model, weight_type), "again");
}

/// Through another program's format and back; none where that has no such layer, and says which.
template <class Read>
std::optional<Model> converted(Read read) {
  try {
    return read().model;
  } catch (const Error& error) {
    // The writer's refusal of a layer; or zeros that count in a mean, which are written for
    // TensorFlow.js and not read from there.
    const std::string told = error.what();
    CAPTURE(told);
    CHECK((told.starts_with("layers[") || told.ends_with("supported before a convolution only")));
    return std::nullopt;
  }
}

formats::ForeignOptions options_for(const Model& model) {
  formats::ForeignOptions options;
  options.input.told = formats::convention_named("unit");
  options.input.box = model.preprocessing.box;
  return options;
}

std::optional<Model> through_onnx(const Model& model) {
  return converted([&] {
    const std::string file = formats::write_onnx(model);
    return formats::read_onnx(std::as_bytes(std::span(file)), "onnx", options_for(model));
  });
}

std::optional<Model> through_tfjs(const Model& model) {
  return converted([&] {
    const formats::TfjsFiles files = formats::write_tfjs(model, "shard");
    formats::ForeignOptions options = options_for(model);
    options.side_files = [&](const std::string&) {
      return std::as_bytes(std::span(files.weights));
    };
    return formats::read_tfjs(std::as_bytes(std::span(files.model_json)), "tfjs", options);
  });
}

}  // namespace

TEST_CASE("random networks say the same in integers and after every way through a file",
          "[parity]") {
  const std::uint64_t count = network_count();
  std::uint64_t onnx = 0, tfjs = 0;
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    CAPTURE(seed);
    const Model model = random_model(seed);
    const auto in_integers = nn::InferencePlan::in_integers(model.network);
    const Model in_f32 = saved_and_loaded(model, WeightType::f32);
    const auto by_onnx = through_onnx(model), by_tfjs = through_tfjs(model);
    onnx += by_onnx.has_value();
    tfjs += by_tfjs.has_value();
    for (std::uint64_t number = 0; number < 3; ++number) {
      const auto picture = random_picture(model, seed, number);
      const Logits reference = logits_of(model, picture);
      const Logits integers = logits_of(in_integers, picture);
      float largest = 0, difference = 0;
      for (std::size_t i = 0; i < reference.size(); ++i) {
        largest = std::max(largest, std::abs(reference[i]));
        difference = std::max(difference, std::abs(reference[i] - integers[i]));
      }
      CHECK(difference <= scrawl::testing::integer_tolerance * largest);
      CHECK(logits_of(in_f32, picture) == reference);
      if (by_onnx) CHECK(logits_of(*by_onnx, picture) == reference);
      if (by_tfjs) CHECK(logits_of(*by_tfjs, picture) == reference);
    }
    for (const auto type : {WeightType::f16, WeightType::int8, WeightType::int6}) {
      const Model rounded{.network = quantised(model.network, type)};
      const auto picture = random_picture(model, seed, 0);
      CHECK(logits_of(saved_and_loaded(model, type), picture) == logits_of(rounded, picture));
    }
  }
  CHECK(onnx >= count * 9 / 10);
  CHECK(tfjs >= count * 7 / 10);
}
