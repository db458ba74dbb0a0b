#include "core/apps/io.hpp"

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/error.hpp"
#include "native_tests/apps/program.hpp"

using namespace scrawl;
using namespace scrawl::apps;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

}  // namespace

TEST_CASE("a file is read whole, packed or not", "[io]") {
  const Playground here;
  std::string text(300'000, 'x');
  text[299'999] = 'y';
  here.write("plain", text);
  here.write_gzip("packed", text);
  CHECK(as_text(read_file(here.path("plain"))) == text);
  CHECK(as_text(read_file(here.path("packed"))) == text);
  here.write("empty", "");
  CHECK(read_file(here.path("empty")).empty());
}

TEST_CASE("gzip files of several members are one file", "[io]") {
  const Playground here;
  here.write_gzip("first", "one ");
  here.write_gzip("second", "two");
  here.write("both", here.read("first") + here.read("second"));
  CHECK(as_text(read_file(here.path("both"))) == "one two");
}

TEST_CASE("what cannot be read is named", "[io]") {
  const Playground here;
  CHECK_THROWS_WITH(read_file(here.path("missing")),
                    StartsWith(here.path("missing").string() + ": cannot be opened"));
  CHECK_THROWS_WITH(read_file(here.path(".")), ContainsSubstring("is a folder"));
}

TEST_CASE("damaged gzip data is refused", "[io]") {
  const Playground here;
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += std::to_string(i * 7919);
  here.write_gzip("packed", text);
  const std::string packed = here.read("packed");
  here.write("short", packed.substr(0, packed.size() / 2));
  CHECK_THROWS_WITH(read_file(here.path("short")), ContainsSubstring("ends too early"));
  here.write("header", packed.substr(0, 5));
  CHECK_THROWS_WITH(read_file(here.path("header")), ContainsSubstring("ends too early"));
  std::string flipped = packed;
  flipped[packed.size() / 2] = static_cast<char>(flipped[packed.size() / 2] ^ 0x55);
  here.write("flipped", flipped);
  CHECK_THROWS_WITH(read_file(here.path("flipped")), ContainsSubstring("damaged"));
}

TEST_CASE("gzip data that unpacks to too much is refused", "[io]") {
  const Playground here;
  here.write_gzip("part", std::string(64 << 20, '\0'));
  const std::string part = here.read("part");
  std::string bomb;
  for (int i = 0; i < 9; ++i) bomb += part;
  here.write("bomb", bomb);
  CHECK_THROWS_WITH(read_file(here.path("bomb")), ContainsSubstring("more than 512 MiB"));
}

TEST_CASE("a written file replaces the old one and leaves nothing beside it", "[io]") {
  const Playground here;
  write_file(here.path("file"), bytes_of("old"));
  ::chmod(here.path("file").c_str(), 0640);
  write_file(here.path("file"), bytes_of("new and longer"));
  CHECK(here.read("file") == "new and longer");
  CHECK(here.listing() == std::vector<std::string>{"file"});
  struct stat status {};
  REQUIRE(::stat(here.path("file").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0640);
}

TEST_CASE("writing through a link keeps the link", "[io]") {
  const Playground here;
  here.write("target", "old");
  std::filesystem::create_symlink("target", here.path("link"));
  write_file(here.path("link"), bytes_of("new"));
  CHECK(std::filesystem::is_symlink(here.path("link")));
  CHECK(here.read("target") == "new");
}

TEST_CASE("what cannot be written to is known beforehand", "[io]") {
  const Playground here;
  CHECK_NOTHROW(check_writable(here.path("file")));
  CHECK(here.listing().empty());
  CHECK_THROWS_WITH(check_writable(here.path("no/file")), ContainsSubstring("there is no folder"));
  CHECK_THROWS_WITH(check_writable(here.path("")), ContainsSubstring("names no file"));
  std::filesystem::create_directory(here.path("folder"));
  CHECK_THROWS_WITH(check_writable(here.path("folder")), ContainsSubstring("no regular file"));
  CHECK_THROWS_AS(check_writable("/dev/null"), Error);
  CHECK_THROWS_AS(check_writable("/proc/file"), Error);
}
