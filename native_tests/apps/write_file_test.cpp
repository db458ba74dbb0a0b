#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/apps/io.hpp"
#include "core/error.hpp"
#include "native_tests/apps/program.hpp"

using namespace scrawl;
using namespace scrawl::apps;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
namespace fs = std::filesystem;

namespace {

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

}  // namespace

TEST_CASE("a written file replaces the old one and leaves nothing beside it", "[write_file]") {
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

TEST_CASE("writing through a link keeps the link", "[write_file]") {
  const Playground here;
  here.write("target", "old");
  std::filesystem::create_symlink("target", here.path("link"));
  write_file(here.path("link"), bytes_of("new"));
  CHECK(std::filesystem::is_symlink(here.path("link")));
  CHECK(here.read("target") == "new");
}

TEST_CASE("what cannot be written to is known beforehand", "[write_file]") {
  const Playground here;
  CHECK_NOTHROW(check_writable(here.path("file")));
  CHECK(here.listing().empty());
  CHECK_THROWS_WITH(check_writable(here.path("no/file")), ContainsSubstring("there is no folder"));
  CHECK_THROWS_WITH(check_writable(here.path("")), ContainsSubstring("names no file"));
  std::filesystem::create_directory(here.path("folder"));
  CHECK_THROWS_WITH(check_writable(here.path("folder")), ContainsSubstring("it is a folder"));
  CHECK_THROWS_WITH(check_writable("/dev/stdin/file"), StartsWith("/dev/stdin/file: cannot be"));
  CHECK_THROWS_AS(check_writable("/proc/file"), Error);
}

TEST_CASE("a link to a file that is not there yet is written through", "[write_file]") {
  const Playground here;
  fs::create_directory(here.path("folder"));
  fs::create_symlink("second", here.path("first"));
  fs::create_symlink("folder/file", here.path("second"));
  CHECK_NOTHROW(check_writable(here.path("first")));
  write_file(here.path("first"), bytes_of("new"));
  CHECK(fs::is_symlink(here.path("first")));
  CHECK(fs::is_symlink(here.path("second")));
  CHECK(here.read("folder/file") == "new");
}

TEST_CASE("links that lead round in a circle are told as such", "[write_file]") {
  const Playground here;
  fs::create_symlink("second", here.path("first"));
  fs::create_symlink("first", here.path("second"));
  const auto refused = [&](const auto& doing) {
    CHECK_THROWS_WITH(doing(here.path("first")),
                      StartsWith(here.path("first").string() + ": ") &&
                          ContainsSubstring("its links lead round in a circle"));
  };
  refused([](const fs::path& path) { check_writable(path); });
  refused([](const fs::path& path) { write_file(path, bytes_of("new")); });
  refused([](const fs::path& path) { read_file(path); });
  CHECK_THROWS_WITH(check_writable(here.path("first/file")),
                    ContainsSubstring("its links lead round in a circle"));
  CHECK(here.listing() == std::vector<std::string>{"first", "second"});
}

TEST_CASE("names may be as long as the file system lets them", "[write_file]") {
  const Playground here;
  for (const std::string& name : {std::string(255, 'n'), "a" + std::string(254, 'n')}) {
    CHECK_NOTHROW(check_writable(here.path(name)));
    write_file(here.path(name), bytes_of("new"));
    CHECK(here.read(name) == "new");
  }
  std::string umlauts;
  while (umlauts.size() < 254) umlauts += "\u00fc";
  write_file(here.path(umlauts), bytes_of("new"));
  CHECK(here.read(umlauts) == "new");
  CHECK(here.listing().size() == 3);
  CHECK_THROWS_WITH(check_writable(here.path(std::string(256, 'n'))),
                    ContainsSubstring("cannot be written: File name too long"));
}

TEST_CASE("what is no file is written into as it is", "[write_file]") {
  const Playground here;
  CHECK_NOTHROW(check_writable("/dev/null"));
  CHECK_NOTHROW(write_file("/dev/null", bytes_of("gone")));
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const std::string name = "/dev/fd/" + std::to_string(ends[1]);
  CHECK_NOTHROW(check_writable(name));
  write_file(name, bytes_of("through a pipe"));
  std::string got(14, ' ');
  CHECK(::read(ends[0], got.data(), got.size()) == 14);
  CHECK(got == "through a pipe");
  CHECK_THROWS_WITH(check_writable("/dev/fd/" + std::to_string(ends[0])),
                    ContainsSubstring("cannot be written"));
  ::close(ends[0]);
  ::close(ends[1]);
  CHECK_THROWS_WITH(check_writable(name), ContainsSubstring("cannot be written"));
  REQUIRE(::mkfifo(here.path("fifo").c_str(), 0600) == 0);
  CHECK_NOTHROW(check_writable(here.path("fifo")));
  CHECK(fs::is_fifo(here.path("fifo")));
}
