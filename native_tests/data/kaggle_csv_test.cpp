#include "core/data/kaggle_csv.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "core/error.hpp"

using Catch::Matchers::Message;
using scrawl::Error;

namespace {

using Bytes = std::vector<std::uint8_t>;

const std::string header = "label,pixel0,pixel1,pixel2,pixel3\n";

auto parse(std::string_view text) {
  return scrawl::data::parse_kaggle_csv(text, "train.csv");
}

void check_two_rows(const scrawl::data::Images& images) {
  CHECK(images.height == 2);
  CHECK(images.width == 2);
  CHECK(images.labels == Bytes{7, 0});
  CHECK(images.pixels == Bytes{1, 2, 3, 4, 0, 255, 10, 100});
}

}  // namespace

TEST_CASE("Kaggle rows become pictures, however the text is dressed", "[kaggle_csv]") {
  check_two_rows(parse(header + "7,1,2,3,4\n0,0,255,10,100\n"));
  check_two_rows(parse(header + "7,1,2,3,4\n0,0,255,10,100"));
  check_two_rows(parse("label,pixel0,pixel1,pixel2,pixel3\r\n7,1,2,3,4\r\n0,0,255,10,100\r\n"));
  check_two_rows(parse("\xef\xbb\xbf" + header + "\n7,1,2,3,4\n\r\n0,0,255,10,100\n\n\n"));
  check_two_rows(
      parse("\"label\",\"pixel0\",\"pixel1\",\"pixel2\",\"pixel3\"\n"
            "\"7\",1,2,3,4\n0,\"0\",255,10,\"100\"\n"));
  check_two_rows(parse("pixel3,pixel0,label,pixel2,pixel1\n4,1,7,3,2\n100,0,0,10,255\n"));
}

TEST_CASE("a Kaggle file in pieces is the same, and its errors tell the same line",
          "[kaggle_csv]") {
  scrawl::data::KaggleCsvParser parser("train.csv");
  for (const std::string& lines : {"\xef\xbb\xbf" + header, std::string("\r\n"),
                                   std::string("7,1,2,3,4\n\n"), std::string("0,0,255,10,100")})
    parser.add(lines);
  check_two_rows(parser.finish());
  scrawl::data::KaggleCsvParser bad("train.csv");
  bad.add(header + "7,1,2,3,4\n");
  CHECK_THROWS_MATCHES(
      bad.add("0,0,256,10,100\n"), Error,
      Message("train.csv: line 3: column 3: \"256\" is not a whole number from 0 to "
              "255"));
  CHECK_THROWS_MATCHES(scrawl::data::KaggleCsvParser("x").finish(), Error,
                       Message("x: line 1: the file is empty"));
}

TEST_CASE("a Kaggle file without labels has none", "[kaggle_csv]") {
  const auto images = parse("pixel0\n3\n4\n");
  CHECK(images.labels.empty());
  CHECK(images.count() == 2);
  CHECK(images.pixels == Bytes{3, 4});
}

TEST_CASE("a bad value is refused with line and column", "[kaggle_csv]") {
  CHECK_THROWS_MATCHES(parse(header + "7,1,2,3,4\n0,0,256,1,1\n"), Error,
                       Message("train.csv: line 3: column 3: \"256\" is not a whole number from 0 "
                               "to 255"));
  CHECK_THROWS_MATCHES(parse(header + "10,1,2,3,4\n"), Error,
                       Message("train.csv: line 2: column 1: label 10 is no digit 0 to 9"));
  CHECK_THROWS_MATCHES(parse(header + "\n\n7,1,2,,4"), Error,
                       Message("train.csv: line 4: column 4: \"\" is not a whole number from 0 to "
                               "255"));
  for (const auto value : {"-1", "1.5", " 1", "x", "\"1", "1\"", "\"\"", "1\"2", "99999999999999"})
    CHECK_THROWS_AS(parse(header + "7,1,2,3," + value + "\n"), Error);
}

TEST_CASE("a row of another length is refused with its line", "[kaggle_csv]") {
  CHECK_THROWS_MATCHES(parse(header + "7,1,2,3,4\n7,1,2,3\n"), Error,
                       Message("train.csv: line 3: ends after 4 values; the header has 5 columns"));
  CHECK_THROWS_MATCHES(parse(header + "7,1,2,3,4,5\n"), Error,
                       Message("train.csv: line 2: has more values than the header's 5 columns"));
  CHECK_THROWS_AS(parse(header + "7,1,2,3,4,\n"), Error);
  CHECK_THROWS_MATCHES(parse(header + "7,1\r,2,3,4\n"), Error,
                       Message("train.csv: line 2: ends after 2 values; the header has 5 columns"));
  CHECK_THROWS_MATCHES(parse(header + "7,1,2,3,4\r7,1,2,3,4\r"), Error,
                       Message("train.csv: line 2: a carriage return within the line; lines end in "
                               "LF or CRLF"));
}

TEST_CASE("a header that is not Kaggle's is refused", "[kaggle_csv]") {
  CHECK_THROWS_MATCHES(parse("label,pixel0,pixel1,pixel1,pixel3\n"), Error,
                       Message("train.csv: line 1: column 4: the header has \"pixel1\" twice"));
  CHECK_THROWS_MATCHES(parse("label,pixel0,pixel1,pixel4,pixel3\n"), Error,
                       Message("train.csv: line 1: the header lacks \"pixel2\""));
  CHECK_THROWS_MATCHES(parse("label,pixel0,pixel1,pixel2\n"), Error,
                       Message("train.csv: line 1: the header has 3 pixel columns, which is no "
                               "square picture (Kaggle's has 784)"));
  CHECK_THROWS_MATCHES(parse("label,label,pixel0\n"), Error,
                       Message("train.csv: line 1: column 2: the header has \"label\" twice"));
  CHECK_THROWS_MATCHES(parse("7,1,2,3,4\n"), Error,
                       Message("train.csv: line 1: column 1: the header has \"7\"; expected label, "
                               "pixel0, pixel1, ... as Kaggle names them"));
  for (const auto text :
       {"label\n1\n", "pixel\n1\n", "pixel00\n1\n", "pixelx\n1\n", "pixel99999999999999999999\n1\n",
        "\"pixel0\n1\n", "\"pixel0\"x\n1\n", "pixel0,\n1,\n", "pixel0;label\n"})
    CHECK_THROWS_AS(parse(text), Error);
}

TEST_CASE("a Kaggle file without rows is refused", "[kaggle_csv]") {
  CHECK_THROWS_MATCHES(parse(""), Error, Message("train.csv: line 1: the file is empty"));
  CHECK_THROWS_MATCHES(parse("\n\n"), Error, Message("train.csv: line 3: the file is empty"));
  CHECK_THROWS_MATCHES(parse(header), Error,
                       Message("train.csv: line 2: no rows after the header"));
}
