// What random networks say, for scripts/compare_builds.py, which compares builds and programs.
//
// usage: scrawl_random_networks COUNT FOLDER
//
// Writes to FOLDER for each network N the files N.logits (of each picture in turn, in floats and in
// integers), N.probabilities (in floats), N.pictures, and N.onnx where ONNX has all its layers; raw
// floats, little-endian.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "core/formats/write_models.hpp"
#include "core/nn/loss.hpp"
#include "native_tests/parity/random_models.hpp"

using namespace scrawl;

namespace {

constexpr std::uint64_t pictures_each = 3;

void write(const std::string& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) throw Error(path + ": cannot be written");
}

std::string_view bytes_of(std::span<const float> values) {
  return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

void write_network(std::uint64_t seed, const std::string& path) {
  const Model model = testing::random_model(seed);
  const auto floats = nn::InferencePlan::in_floats(model.network);
  const auto integers = nn::InferencePlan::in_integers(model.network);
  nn::InferenceMemory memory;
  std::string logits, pictures, probabilities;
  std::vector<float> answer(static_cast<std::size_t>(model.network.classes()));
  for (std::uint64_t number = 0; number < pictures_each; ++number) {
    const auto picture = testing::random_picture(model, seed, number);
    pictures += bytes_of(picture);
    const auto reference = floats.run(picture, memory);
    nn::activate_head<float>(model.network.architecture().head,
                             {reference.data(), 1, model.network.classes()},
                             {answer.data(), 1, model.network.classes()});
    probabilities += bytes_of(answer);
    logits += bytes_of(reference);
    logits += bytes_of(integers.run(picture, memory));
  }
  write(path + ".logits", logits);
  write(path + ".pictures", pictures);
  write(path + ".probabilities", probabilities);
  try {
    write(path + ".onnx", formats::write_onnx(model));
  } catch (const Error& error) {
    std::printf("%s: %s\n", path.c_str(), error.what());
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw Error("usage: scrawl_random_networks COUNT FOLDER");
  const std::uint64_t count = std::strtoull(argv[1], nullptr, 10);
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    write_network(seed, std::string(argv[2]) + "/" + std::to_string(seed));
  }
} catch (const std::exception& error) {
  std::fprintf(stderr, "scrawl_random_networks: %s\n", error.what());
  return 1;
}
