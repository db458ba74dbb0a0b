// Headers of safetensors files that are wrong in one way each, and what is said of them: always
// before memory is asked for by what they announce.

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/error.hpp"
#include "native_tests/model/file_of.hpp"

using namespace scrawl;
using namespace std::string_literals;

namespace {

struct BadHeader {
  std::string what, header;
  std::size_t data;  ///< bytes behind the header
  std::string message;
};

std::vector<BadHeader> bad_headers() {
  return {
      {"nothing in it", "", 0,
       "header: not valid JSON at line 1, column 1: The document is empty."},
      {"no JSON", "hello", 0, "header: not valid JSON at line 1, column 1: Invalid value."},
      {"a list", "[]", 0, "header: expected an object {...}"},
      {"a number", "1", 0, "header: expected an object {...}"},
      {"not closed", "{", 0,
       "header: not valid JSON at line 1, column 2: Missing a name for object member."},
      {"twice JSON", "{}{}", 0,
       "header: not valid JSON at line 1, column 3: The document root must not be followed by "
       "other values."},
      {"a comma at the end", R"({"a":1,})", 0,
       "header: not valid JSON at line 1, column 8: Missing a name for object member."},
      {"zero byte inside", "{\0}"s, 0, "header: not valid JSON at line 1, column 2: A zero byte."},
      {"zeros as padding", "{}\0\0\0\0\0\0"s, 0,
       "header: not valid JSON at line 1, column 3: A zero byte."},
      {"single quotes", "{'a':1}", 0,
       "header: not valid JSON at line 1, column 2: Missing a name for object member."},
      {"not UTF-8", "{\"\xff\":{}}", 0,
       "header: not valid JSON at line 1, column 3: Invalid encoding in string."},
      {"half a surrogate", R"({"\ud800":{}})", 0,
       "header: not valid JSON at line 1, column 3: The surrogate pair in string is invalid."},
      {"UTF-16", "{\0}\0"s, 0, "header: is text in UTF-16; save it as UTF-8"},
      {"nested", std::string(100000, '['), 0,
       "header: not valid JSON at line 1, column 100001: Invalid value."},
      {"number too large", R"({"a":{"dtype":"I8","shape":[1e999],"data_offsets":[0,1]}})", 1,
       "header: not valid JSON at line 1, column 29: Number too big to be stored in double."},
      {"entry is a number", R"({"a":1})", 0, "tensor \"a\": expected an object {...}"},
      {"entry is null", R"({"a":null})", 0, "tensor \"a\": expected an object {...}"},
      {"entry is empty", R"({"a":{}})", 0, "tensor \"a\": \"data_offsets\" is missing"},
      {"no dtype", R"({"a":{"shape":[1],"data_offsets":[0,1]}})", 1,
       "tensor \"a\": \"dtype\" is missing"},
      {"no shape", R"({"a":{"dtype":"I8","data_offsets":[0,1]}})", 1,
       "tensor \"a\": \"shape\" is missing"},
      {"no offsets", R"({"a":{"dtype":"I8","shape":[1]}})", 1,
       "tensor \"a\": \"data_offsets\" is missing"},
      {"dtype is a number", R"({"a":{"dtype":8,"shape":[1],"data_offsets":[0,1]}})", 1,
       "tensor \"a\": dtype: expected a text in quotes"},
      {"dtype unknown", R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}})", 8,
       "tensor \"a\": type \"F64\" is unknown; weights are F32, F16 or I8"},
      {"dtype in small letters", R"({"a":{"dtype":"f32","shape":[1],"data_offsets":[0,4]}})", 4,
       "tensor \"a\": type \"f32\" is unknown; weights are F32, F16 or I8"},
      {"a type that would colour a terminal",
       R"({"a":{"dtype":"\u001b[31m","shape":[1],"data_offsets":[0,4]}})", 4,
       "tensor \"a\": type \"?[31m\" is unknown; weights are F32, F16 or I8"},
      {"shape a number", R"({"a":{"dtype":"I8","shape":1,"data_offsets":[0,1]}})", 1,
       "tensor \"a\": shape: expected a list [...]"},
      {"shape negative", R"({"a":{"dtype":"I8","shape":[-1],"data_offsets":[0,1]}})", 1,
       "tensor \"a\": shape[0]: expected a whole number from 0 to 9223372036854775807"},
      {"shape a fraction", R"({"a":{"dtype":"I8","shape":[1.0],"data_offsets":[0,1]}})", 1,
       "tensor \"a\": shape[0]: expected a whole number from 0 to 9223372036854775807"},
      {"shape a text", R"({"a":{"dtype":"I8","shape":["1"],"data_offsets":[0,1]}})", 1,
       "tensor \"a\": shape[0]: expected a whole number from 0 to 9223372036854775807"},
      {"shape beyond 63 bits",
       R"({"a":{"dtype":"I8","shape":[9223372036854775808],"data_offsets":[0,1]}})", 1,
       "tensor \"a\": shape[0]: expected a whole number from 0 to 9223372036854775807"},
      {"product wraps to the size",
       R"({"a":{"dtype":"I8","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", 0,
       "tensor \"a\": shape [4294967296, 4294967296] of I8 does not fill its 0 bytes exactly"},
      {"bytes wrap to the size",
       R"({"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,0]}})", 0,
       "tensor \"a\": shape [4611686018427387904] of F32 does not fill its 0 bytes exactly"},
      {"bytes that wrap to a multiple",
       R"({"a":{"dtype":"F16","shape":[9223372036854775807,2],"data_offsets":[0,0]}})", 0,
       "tensor \"a\": shape [9223372036854775807, 2] of F16 does not fill its 0 bytes exactly"},
      {"nine dims", R"({"a":{"dtype":"I8","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]}})", 1,
       "tensor \"a\": shape: more than 8 dimensions"},
      {"shape larger", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4,
       "tensor \"a\": shape [2] of F32 does not fill its 4 bytes exactly"},
      {"shape smaller", R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}})", 8,
       "tensor \"a\": shape [1] of F32 does not fill its 8 bytes exactly"},
      {"one offset", R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[0]}})", 1,
       "tensor \"a\": data_offsets: expected [begin, end]"},
      {"three offsets", R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1,2]}})", 1,
       "tensor \"a\": data_offsets: expected [begin, end]"},
      {"offsets reversed", R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[1,0]}})", 1,
       "tensor \"a\": data_offsets[1]: expected a whole number from 1 to 1"},
      {"offset negative", R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[-1,0]}})", 1,
       "tensor \"a\": data_offsets[0]: expected a whole number from 0 to 1"},
      {"offset beyond", R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}})", 3,
       "is cut short: 64 of 65 bytes are there; fetch the file again"},
      {"an end that no file has",
       R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[9223372036854775806,9223372036854775807]}})",
       1, "is cut short: 98 of 9223372036854775904 bytes are there; fetch the file again"},
      {"an end beyond 63 bits",
       R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[0,18446744073709551615]}})", 1,
       "tensor \"a\": data_offsets[1]: expected a whole number from 0 to 9223372036854775807"},
      {"offset fraction", R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1.5]}})", 1,
       "tensor \"a\": data_offsets[1]: expected a whole number from 0 to 9223372036854775807"},
      {"starts behind", R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[1,2]}})", 2,
       "tensor \"a\" leaves a hole before it"},
      {"overlap",
       R"({"a":{"dtype":"I8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"I8","shape":[2],"data_offsets":[1,3]}})",
       3, "tensor \"b\" overlaps the one before it"},
      {"same place",
       R"({"a":{"dtype":"I8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"I8","shape":[2],"data_offsets":[0,2]}})",
       2, "tensor \"b\" overlaps the one before it"},
      {"hole",
       R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"I8","shape":[1],"data_offsets":[2,3]}})",
       3, "tensor \"b\" leaves a hole before it"},
      {"left over", R"({"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]}})", 2,
       "1 bytes after the last tensor belong to none"},
      {"a tensor twice",
       R"({"a":{"dtype":"I8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"I8","shape":[0],"data_offsets":[0,0]}})",
       0, "tensor \"a\" comes twice"},
      {"a field twice", R"({"a":{"dtype":"I8","dtype":"I8","shape":[0],"data_offsets":[0,0]}})", 0,
       "tensor \"a\": \"dtype\" comes twice"},
      {"a field that nobody knows",
       R"({"a":{"dtype":"I8","shape":[0],"data_offsets":[0,0],"strides":[1]}})", 0,
       "tensor \"a\": unknown key \"strides\"; known: dtype, shape, data_offsets"},
      {"a name of 10,000 letters", "{\"" + std::string(10000, 'a') + R"(":{"dtype":"I8"}})", 0,
       "tensor \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...\": "
       "\"data_offsets\" is missing"},
      {"a name that would set a terminal's title", R"({"\u001b]0;x\u0007":{"dtype":"I8"}})", 0,
       "tensor \"?]0;x?\": \"data_offsets\" is missing"},
      {"metadata list", R"({"__metadata__":[]})", 0, "metadata: expected an object {...}"},
      {"metadata null", R"({"__metadata__":null})", 0, "metadata: expected an object {...}"},
      {"metadata number", R"({"__metadata__":{"format":1}})", 0,
       "metadata: \"format\" must be a text"},
      {"metadata nested", R"({"__metadata__":{"format":{}}})", 0,
       "metadata: \"format\" must be a text"},
      {"metadata twice", R"({"__metadata__":{},"__metadata__":{}})", 0,
       "header: \"__metadata__\" comes twice"},
      {"metadata key twice", R"({"__metadata__":{"k":"","k":""}})", 0,
       "metadata: \"k\" comes twice"},
  };
}

}  // namespace

TEST_CASE("each bad header gets its own line", "[safetensors]") {
  for (const BadHeader& bad : bad_headers()) {
    CAPTURE(bad.what, bad.header.substr(0, 200));
    std::string told = "nothing: it was read";
    try {
      safetensors::parse(testing::file_of(bad.header, bad.data), "x");
    } catch (const Error& error) {
      told = error.what();
    }
    CHECK(told == "x: " + bad.message);
  }
}

TEST_CASE("what looks odd in a header but is allowed is read", "[safetensors]") {
  for (
      const std::string header :
      {R"({})", "{}       ", "{\n}", "\xef\xbb\xbf{}", R"({"__metadata__":{}})",
       R"({"":{"dtype":"I8","shape":[0],"data_offsets":[0,0]}})",
       R"({"a":{"dtype":"I8","shape":[0,9223372036854775807,9223372036854775807],"data_offsets":[0,0]}})"}) {
    CAPTURE(header);
    CHECK_NOTHROW(safetensors::parse(testing::file_of(header, 0), "x"));
  }
}

TEST_CASE("lengths in front of a header are not believed", "[safetensors]") {
  const auto told = [](std::string length, std::string rest) {
    length.resize(8, '\0');
    try {
      safetensors::parse(testing::bytes_of(length + rest), "x");
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return "nothing: it was read"s;
  };
  CHECK(told("\x03", "{}") ==
        "x: is cut short: 10 of at least 11 bytes are there; fetch the file again");
  CHECK(told("\x01", "{}") ==
        "x: header: not valid JSON at line 1, column 2: Missing a name for object member.");
  CHECK(told("\x02\0\0\0\0\0\0\x80"s, "{}") ==
        "x: not a safetensors file: its first 8 bytes announce a header of 9223372036854775810 "
        "bytes, the file has 10");
  CHECK(told("\x01\xe1\xf5\x05", "{}") ==
        "x: not a safetensors file: its first 8 bytes announce a header of 100000001 bytes, the "
        "file has 10");
  CHECK(told(std::string(8, '\xff'), "{}") ==
        "x: not a safetensors file: its first 8 bytes announce a header of 18446744073709551615 "
        "bytes, the file has 10");
}
