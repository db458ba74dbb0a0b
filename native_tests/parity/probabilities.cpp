// Writes a model's probabilities for each picture of an IDX file as raw floats. Compiled natively
// and to WebAssembly, for scripts/compare_builds.py, which compares the two.
//
// usage: scrawl_probabilities MODEL IMAGES LABELS OUTPUT (the IDX files unpacked)

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/error.hpp"
#include "core/recogniser.hpp"

using namespace scrawl;

namespace {

std::vector<char> read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(std::string(path) + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 5) throw Error("usage: scrawl_probabilities MODEL IMAGES LABELS OUTPUT");
  const auto model = read(argv[1]), pictures = read(argv[2]), labels = read(argv[3]);
  const Recogniser recogniser(load_model(std::as_bytes(std::span(model)), argv[1]));
  const data::Images images = data::parse_idx(std::as_bytes(std::span(pictures)), argv[2],
                                              std::as_bytes(std::span(labels)), argv[3]);
  std::vector<float> said;
  ink::Picture picture{images.width, {}};
  for (std::size_t i = 0; i < images.count(); ++i) {
    const auto bytes = images.picture(i);
    picture.pixels.resize(bytes.size());
    std::transform(bytes.begin(), bytes.end(), picture.pixels.begin(),
                   [](std::uint8_t value) { return static_cast<float>(value) / 255; });
    const Answer answer = recogniser.read(picture);
    said.insert(said.end(), answer.probabilities.begin(), answer.probabilities.end());
  }
  std::ofstream output(argv[4], std::ios::binary);
  output.write(reinterpret_cast<const char*>(said.data()),
               static_cast<std::streamsize>(said.size() * sizeof(float)));
  output.close();
  if (!output) throw Error(std::string(argv[4]) + ": cannot be written");
} catch (const std::exception& error) {
  std::fprintf(stderr, "scrawl_probabilities: %s\n", error.what());
  return 1;
}
