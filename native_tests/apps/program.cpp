#include "native_tests/apps/program.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "native_tests/folders.hpp"

namespace scrawl::apps_test {
namespace {

namespace fs = std::filesystem;

// Digit d is a bright square at a position of its own.
bool bright(int digit, int x, int y) {
  const int left = 2 + digit % 5 * 5;
  const int top = 4 + digit / 5 * 11;
  return x >= left && x < left + 4 && y >= top && y < top + 8;
}

std::string big_endian(unsigned value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

}  // namespace

Playground::Playground() {
  std::string name = (fs::temp_directory_path() / "scrawl-test-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  folder_ = name;
}

Playground::~Playground() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Playground::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path(name), std::ios::binary) << bytes;
}

void Playground::write_gzip(const std::string& name, const std::string& bytes) const {
  gzFile file = ::gzopen(path(name).c_str(), "wb1");
  REQUIRE(file != nullptr);
  REQUIRE(::gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size())) > 0);
  REQUIRE(::gzclose(file) == Z_OK);
}

std::string Playground::read(const std::string& name) const {
  std::ostringstream bytes;
  bytes << std::ifstream(path(name), std::ios::binary).rdbuf();
  return bytes.str();
}

std::vector<std::string> Playground::listing() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_))
    names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

Outcome Playground::run(const std::string& program) const {
  const Playground pipes;
  std::ostringstream command;
  command << "cd " << folder_ << " && { " SCRAWL_BINARIES "/" << program << "\n} >"
          << pipes.path("out") << " 2>" << pipes.path("err");
  const int status = std::system(command.str().c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, pipes.read("out"), pipes.read("err")};
}

std::string easy_csv(int count) {
  std::string csv = "label";
  for (int i = 0; i < 784; ++i) csv += ",pixel" + std::to_string(i);
  for (int row = 0; row < count; ++row) {
    csv += '\n';
    csv += std::to_string(row % 10);
    for (int i = 0; i < 784; ++i) csv += bright(row % 10, i % 28, i / 28) ? ",250" : ",0";
  }
  return csv + "\n";
}

std::string easy_idx_images(int count) {
  std::string bytes = big_endian(0x803) + big_endian(static_cast<unsigned>(count)) +
                      big_endian(28) + big_endian(28);
  for (int row = 0; row < count; ++row) {
    for (int i = 0; i < 784; ++i) bytes += bright(row % 10, i % 28, i / 28) ? '\xfa' : '\0';
  }
  return bytes;
}

std::string easy_idx_labels(int count) {
  std::string bytes = big_endian(0x801) + big_endian(static_cast<unsigned>(count));
  for (int row = 0; row < count; ++row) bytes += static_cast<char>(row % 10);
  return bytes;
}

std::string easy_strokes(int count) {
  std::ostringstream json;
  json << "[";
  for (int i = 0; i < count; ++i) {
    const int digit = i % 10;
    json << (i > 0 ? "," : "") << R"({"label":)" << digit << R"(,"writer":)" << i / 10 % 4 + 1
         << R"(,"strokes":[[[0,0],[)" << 10 * digit << ",100],"
         << "[100," << 100 - 10 * digit << "]]]}";
  }
  json << "]";
  return json.str();
}

}  // namespace scrawl::apps_test
