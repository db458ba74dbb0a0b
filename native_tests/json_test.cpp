#include "core/json.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <limits>
#include <string>

#include "core/error.hpp"

using Catch::Matchers::Message;
using scrawl::Error;
namespace json = scrawl::json;

TEST_CASE("a syntax error names source, line and column", "[json]") {
  CHECK_THROWS_MATCHES(
      json::parse("{\n  \"a\": 1,\n  \"b\" 2}", "x.json"), Error,
      Message("x.json: not valid JSON at line 3, column 7: Missing a colon after a name of object "
              "member."));
  CHECK_THROWS_AS(json::parse("", "x.json"), Error);
  CHECK_THROWS_AS(json::parse("{} {}", "x.json"), Error);
  CHECK_THROWS_AS(json::parse("[NaN]", "x.json"), Error);
  CHECK_THROWS_AS(json::parse("[1e999]", "x.json"), Error);
  CHECK_THROWS_AS(json::parse("[\"\xff\"]", "x.json"), Error);
  CHECK_THROWS_MATCHES(json::parse(std::string_view("[1]\0, junk", 10), "x.json"), Error,
                       Message("x.json: not valid JSON at line 1, column 4: A zero byte."));
}

TEST_CASE("nesting a million deep neither overflows the stack nor is taken for valid", "[json]") {
  CHECK_THROWS_AS(json::parse(std::string(1'000'000, '['), "deep"), Error);
  const auto balanced = std::string(1'000'000, '[') + std::string(1'000'000, ']');
  CHECK_NOTHROW(json::parse(balanced, "deep"));
}

TEST_CASE("a node reads what is there", "[json]") {
  const auto document = json::parse(
      R"({"a": [1, 2.5, {"b": "text"}], "yes": true, "tiny": 5e-324, "third": 0.3333333333333333})",
      "x.json");
  const json::Node root(document, "x.json");
  CHECK(root.field("a").size() == 3);
  CHECK(root.field("a").item(0).integer(0, 9) == 1);
  CHECK(root.field("a").item(1).number() == 2.5);
  CHECK(root.field("a").item(2).field("b").text() == "text");
  CHECK(root.field("yes").boolean());
  CHECK(root.field("tiny").number() == 5e-324);
  CHECK(root.field("third").number() == 1.0 / 3);
  CHECK_FALSE(root.optional_field("none"));
}

TEST_CASE("zero is zero, however it is written", "[json]") {
  for (const auto text : {"0e300", "0e-30", "-0.0", "0.000000000000000000000000000000000000000"})
    CHECK(json::parse(text, "x.json").GetDouble() == 0);
}

TEST_CASE("a node that is something else says where and what was expected", "[json]") {
  const auto document =
      json::parse(R"({"a": [{"b": 70000}, "text", 1.5], "a2": 1, "a2": 2})", "x.json");
  const json::Node root(document, "x.json");
  CHECK_THROWS_MATCHES(root.field("none"), Error, Message("x.json: \"none\" is missing"));
  CHECK_THROWS_MATCHES(root.number(), Error, Message("x.json: expected a number"));
  const auto list = root.field("a");
  CHECK_THROWS_MATCHES(list.field("b"), Error, Message("x.json: a: expected an object {...}"));
  CHECK_THROWS_MATCHES(list.item(0).field("b").integer(1, 65535), Error,
                       Message("x.json: a[0].b: expected a whole number from 1 to 65535"));
  CHECK_THROWS_MATCHES(list.item(2).integer(0, 9), Error,
                       Message("x.json: a[2]: expected a whole number from 0 to 9"));
  CHECK_THROWS_AS(list.item(1).boolean(), Error);
  CHECK_THROWS_AS(list.item(1).size(), Error);
  CHECK_THROWS_AS(list.item(3), Error);
  CHECK_THROWS_AS(list.item(0).text(), Error);
  CHECK_THROWS_MATCHES(list.item(0).only({"c", "d"}), Error,
                       Message("x.json: a[0]: unknown key \"b\"; known: c, d"));
  CHECK_THROWS_MATCHES(root.only({"a", "a2"}), Error, Message("x.json: \"a2\" comes twice"));
  CHECK_NOTHROW(list.item(0).only({"b"}));
}

TEST_CASE("the writer's text reads back as the same values", "[json]") {
  json::Writer writer;
  writer.begin_object().key("list").begin_array().number(0.1).number(1e300).integer(-7);
  writer.number(std::numeric_limits<double>::quiet_NaN()).boolean(false).end_array();
  writer.key("text").text("a \"quoted\"\nline").key("inner").json(R"({"b":1})").end_object();
  CHECK(writer.result() ==
        R"({"list":[0.1,1e300,-7,null,false],"text":"a \"quoted\"\nline","inner":{"b":1}})");
  const auto document = json::parse(writer.result(), "written");
  CHECK(json::Node(document, "written").field("list").item(0).number() == 0.1);
}
