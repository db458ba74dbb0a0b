// Files of PyTorch's exporters and of TensorFlow.js against what those compute: see
// native_tests/golden/make_onnx.py and make_tfjs.mjs.

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "core/error.hpp"
#include "core/formats/foreign_model.hpp"
#include "core/formats/write_models.hpp"
#include "core/json.hpp"
#include "core/nn/inference_plan.hpp"
#include "core/nn/loss.hpp"
#include "native_tests/folders.hpp"

using namespace scrawl;

namespace {

const std::string folder = SCRAWL_TEST_FOLDER "/golden/formats/";

std::string bytes_of(const std::string& name) {
  std::ifstream file(folder + name, std::ios::binary);
  REQUIRE(file);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

formats::ForeignModel read(const std::string& name, const std::string& bytes,
                           std::map<std::string, std::string>& beside) {
  formats::ForeignOptions options;
  options.name = name;
  options.side_files = [&](const std::string& file) {
    if (!beside.contains(file)) beside[file] = bytes_of(file);
    return std::as_bytes(std::span(beside[file]));
  };
  return name.ends_with(".onnx")
             ? formats::read_onnx(std::as_bytes(std::span(bytes)), name, options)
             : formats::read_tfjs(std::as_bytes(std::span(bytes)), name, options);
}

std::vector<float> answer_of(const Model& model) {
  std::vector<float> picture;
  for (int i = 0; i < 64; ++i) picture.push_back(static_cast<float>(37 * i % 101) / 100);
  nn::InferenceMemory memory;
  const auto plan = nn::InferencePlan::in_floats(model.network);
  const auto logits = plan.run(picture, memory);
  std::vector<float> answer(logits.size());
  const auto classes = static_cast<nn::Index>(logits.size());
  nn::activate_head<float>(model.network.architecture().head, {logits.data(), 1, classes},
                           {answer.data(), 1, classes});
  return answer;
}

float difference(const std::vector<float>& a, const std::vector<float>& b) {
  REQUIRE(a.size() == b.size());
  float most = 0;
  for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
  return most;
}

}  // namespace

TEST_CASE("networks of other programs answer as there, and again when they are written") {
  for (const char* list : {"onnx.json", "tfjs.json"}) {
    const auto text = bytes_of(list);
    const auto document = json::parse(text, list);
    for (const auto& [key, values] : document.GetObject()) {
      const std::string name = key.GetString();
      INFO(name);
      std::vector<float> expected;
      for (const auto& value : values.GetArray()) expected.push_back(value.GetFloat());
      std::map<std::string, std::string> beside;
      const auto found = read(name, bytes_of(name), beside);
      const auto answer = answer_of(found.model);
      CHECK(difference(answer, expected) < 2e-6f);

      const auto onnx = read("again.onnx", formats::write_onnx(found.model), beside);
      CHECK(difference(answer_of(onnx.model), answer) < 1e-6f);
      if (name.starts_with("activations")) {  // TensorFlow.js has no max pooling padded by numbers
        CHECK_THROWS_AS(formats::write_tfjs(found.model, "again.bin"), Error);
        continue;
      }
      const auto tfjs = formats::write_tfjs(found.model, "again.bin");
      beside["again.bin"] = tfjs.weights;
      CHECK(difference(answer_of(read("again.json", tfjs.model_json, beside).model), answer) <
            1e-6f);
    }
  }
}
