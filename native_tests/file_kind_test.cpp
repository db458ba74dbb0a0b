#include "core/file_kind.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/data/dataset.hpp"
#include "core/error.hpp"
#include "core/json.hpp"
#include "core/model/model.hpp"

using namespace scrawl;
using namespace std::string_literals;
using Catch::Matchers::StartsWith;

namespace {

std::string_view kind_of(const std::string& bytes) {
  return kind_of_other_file(std::as_bytes(std::span(bytes.data(), bytes.size())));
}

}  // namespace

TEST_CASE("what is no file of ours is named, with what to do", "[file-kind]") {
  CHECK_THAT(std::string(kind_of("PK\x03\x04...")), StartsWith("a ZIP archive; unpack it first"));
  CHECK(kind_of("\xfd"
                "7zXZ\0..."s) == "packed with xz; unpack it first");
  CHECK(kind_of("BZh9...") == "packed with bzip2; unpack it first");
  CHECK(kind_of("\x28\xb5\x2f\xfd...") == "packed with zstd; unpack it first");
  CHECK(kind_of("\xff\xfel\0a\0"s) == "text in UTF-16; save it as UTF-8");
  CHECK(kind_of("l\0a\0b\0"s) == "text in UTF-16; save it as UTF-8");
  CHECK(kind_of("\0[\0{"s) == "text in UTF-16; save it as UTF-8");
  CHECK_THAT(std::string(kind_of("\n<!DOCTYPE HTML><html>")), StartsWith("a web page"));
  CHECK_THAT(std::string(kind_of("version https://git-lfs.github.com/spec/v1\n")),
             StartsWith("a pointer of Git LFS"));
  CHECK(kind_of(std::string(257, 'x') + "ustar") == "a tar archive; unpack it first");
}

TEST_CASE("what is ours, or nothing known, is not named", "[file-kind]") {
  for (const auto& bytes :
       {""s, "P"s, "label,pixel0\n"s, "\xef\xbb\xbflabel"s, "[{\"label\":1"s, "\0\0\x08\x03"s,
        "\0\0\x08\x01\0\0\0\x02"s, "\x40\0\0\0\0\0\0\0{\"a\":"s, "<svg>"s}) {
    CAPTURE(bytes);
    CHECK(kind_of(bytes).empty());
  }
}

TEST_CASE("every parser says what it was given instead", "[file-kind]") {
  const std::string zip = "PK\x03\x04" + std::string(40, '\x14');
  const auto bytes = std::as_bytes(std::span(zip.data(), zip.size()));
  const auto says = Catch::Matchers::MessageMatches(StartsWith("x: is a ZIP archive"));
  CHECK_THROWS_MATCHES(data::parse_kaggle_csv(zip, "x"), Error, says);
  CHECK_THROWS_MATCHES(data::parse_strokes(zip, "x"), Error, says);
  CHECK_THROWS_MATCHES(data::parse_idx(bytes, "x", bytes, "y"), Error, says);
  CHECK_THROWS_MATCHES(load_model(bytes, "x"), Error, says);
  CHECK_THROWS_MATCHES(json::parse(zip, "x"), Error, says);
}
