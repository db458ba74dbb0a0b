#include "core/apps/io.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "native_tests/apps/program.hpp"

using namespace scrawl;
using namespace scrawl::apps;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

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

TEST_CASE("zeros behind gzip data are no part of it, anything else is damage", "[io]") {
  const Playground here;
  here.write_gzip("one", "one");
  const std::string one = here.read("one");
  for (const std::size_t zeros : {1, 2, 511}) {
    here.write("padded", one + std::string(zeros, '\0'));
    CHECK(as_text(read_file(here.path("padded"))) == "one");
  }
  here.write("more", one + one + "more");
  CHECK_THROWS_WITH(read_file(here.path("more")),
                    ContainsSubstring("ends at byte " + std::to_string(2 * one.size()) + ","));
  std::string damaged = one + one;
  damaged[one.size() + 2] = 9;  // the second member's compression method
  here.write("damaged", damaged);
  CHECK_THROWS_WITH(read_file(here.path("damaged")),
                    ContainsSubstring("damaged at byte " + std::to_string(one.size() + 4)));
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
