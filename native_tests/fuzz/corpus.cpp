#include "native_tests/fuzz/corpus.hpp"

#include <fstream>

namespace scrawl::fuzz {

std::vector<std::string> read_corpus(const std::filesystem::path& file) {
  std::vector<std::string> inputs;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const std::string digits = line.substr(0, line.find_first_of(" #"));
    if (digits.empty()) continue;
    std::string& input = inputs.emplace_back();
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
      input.push_back(static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16)));
    }
  }
  return inputs;
}

}  // namespace scrawl::fuzz
