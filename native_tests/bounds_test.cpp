// What an input may cost at most, in memory and work, in proportion to its size: the table is in
// docs/reliability.md. Memory is bounded by the system, in a child process; work is counted in
// allocations of memory, which are the same in each run.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/data/dataset.hpp"
#include "core/error.hpp"
#include "core/formats/foreign_model.hpp"
#include "core/json.hpp"
#include "core/recogniser.hpp"
#include "core/training/checkpoint.hpp"
#include "native_tests/allocations.hpp"
#include "native_tests/memory_limit.hpp"
#include "native_tests/model/file_of.hpp"

using namespace scrawl;
using scrawl::testing::allocations_in, scrawl::testing::file_of, scrawl::testing::fits_in;

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;
/// What is allowed beside what is in proportion to the input.
constexpr std::size_t little = mebibyte;
constexpr std::size_t large_input = 4 * mebibyte;

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

/// So many bytes of a part over and over.
std::string many(const std::string& part, std::size_t size = large_input) {
  std::string text;
  text.reserve(size + part.size());
  while (text.size() < size) text += part;
  return text;
}

const Recogniser& reader() {
  static const Recogniser recogniser = [] {
    Random random(1);
    return Recogniser(untrained_model(
        {{28, 28, 1}, {nn::FlattenSpec{}, nn::DenseSpec{10}}, nn::Head::softmax}, random, "x"));
  }();
  return recogniser;
}

struct Writing {
  std::string name;
  ink::Drawing (*strokes)(int count);
};

float at_random(Random& random) {
  return static_cast<float>(random.uniform(0, 1000));
}

const Writing writings[] = {
    {"lines of ones",
     [](int count) {
       ink::Drawing drawing;
       for (int i = 0; i < count; ++i) {
         const auto x = static_cast<float>(i % 50 * 30), y = static_cast<float>(i / 50 * 60);
         drawing.push_back({{x, y}, {x + 3, y + 30}});
       }
       return drawing;
     }},
    {"one long line",
     [](int count) {
       ink::Drawing drawing;
       for (int i = 0; i < count; ++i) {
         const auto x = static_cast<float>(i * 30);
         drawing.push_back({{x, 0}, {x + 3, 30}});
       }
       return drawing;
     }},
    {"strokes at random",
     [](int count) {
       Random random(1);
       ink::Drawing drawing;
       for (int i = 0; i < count; ++i) {
         drawing.push_back(
             {{at_random(random), at_random(random)}, {at_random(random), at_random(random)}});
       }
       return drawing;
     }},
    {"one stroke",
     [](int count) {
       Random random(1);
       ink::Drawing drawing(1);
       for (int i = 0; i < count; ++i) drawing[0].push_back({at_random(random), at_random(random)});
       return drawing;
     }},
};

/// Rows of 1s whose pen is so wide, in pixels.
ink::GreyImage page_of_ones(int side, int pen) {
  ink::GreyImage page{side, side, {}};
  page.pixels.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 230);
  const int height = 6 * pen, apart = 10 * pen;
  for (int y = 0; y + height < side; y += apart) {
    for (int row = y; row < y + height; ++row) {
      for (int x = 0; x + pen < side; x += apart) {
        std::fill_n(page.pixels.begin() + row * side + x, pen, std::uint8_t{0});
      }
    }
  }
  return page;
}

/// A part of a protobuf message: its field's number, which is followed by so many bytes.
std::string message(char field, const std::string& content) {
  std::string text(1, static_cast<char>(field << 3 | 2));
  std::size_t size = content.size();
  for (; size >= 128; size >>= 7) text += static_cast<char>(size | 128);
  return text + static_cast<char>(size) + content;
}

}  // namespace

TEST_CASE("memory is bounded where it is said to be", "[bounds]") {
  CHECK(fits_in(16 * mebibyte, [] { std::vector<char>(8 * mebibyte, 'x').clear(); }));
  CHECK(!fits_in(4 * mebibyte, [] { std::vector<char>(8 * mebibyte, 'x').clear(); }));
}

TEST_CASE("JSON takes at most 40 bytes of memory for each of its own", "[bounds]") {
  const std::pair<std::string, std::string> texts[] = {
      {"nested", many("[")},
      {"numbers", "[" + many("0,") + "0]"},
      {"lists", "[" + many("[],") + "0]"},
      {"members", "{" + many("\"\":0,") + "\"\":0}"},
      {"escapes", "[\"" + many("\\u0001") + "\"]"},
  };
  for (const auto& [name, text] : texts) {
    CAPTURE(name);
    CHECK(fits_in(40 * text.size() + little, [&] { json::parse(text, "x"); }));
  }
}

TEST_CASE("files of strokes take at most 40 bytes of memory for each of their own", "[bounds]") {
  const std::string glyph = R"({"label":1,"strokes":[[[0,0]]]})";
  const std::pair<std::string, std::string> files[] = {
      {"points", R"([{"label":1,"strokes":[[)" + many("[0,0],") + "[1,1]]]}]"},
      {"strokes", R"([{"label":1,"strokes":[)" + many("[[0,0]],") + "[[1,1]]]}]"},
      {"glyphs", "[" + many(glyph + ",") + glyph + "]"},
  };
  for (const auto& [name, text] : files) {
    CAPTURE(name);
    CHECK(fits_in(40 * text.size() + little, [&] { data::parse_strokes(text, "x"); }));
  }
}

TEST_CASE("headers of models take at most 40 bytes of memory for each of their own", "[bounds]") {
  const std::string tensor = R"({"dtype":"I8","shape":[0],"data_offsets":[0,0]})";
  std::string tensors = "{", metadata = R"({"__metadata__":{)";
  for (int i = 0; tensors.size() < large_input; ++i)
    tensors += "\"" + std::to_string(i) + "\":" + tensor + ",";
  for (int i = 0; metadata.size() < large_input; ++i)
    metadata += "\"" + std::to_string(i) + "\":\"\",";
  for (const std::string& header : {tensors + "\"a\":" + tensor + "}", metadata + "\"a\":\"\"}}"}) {
    const auto file = file_of(header, 0);
    CHECK(fits_in(40 * file.size() + little, [&] { load_model(file, "x"); }));
    CHECK(fits_in(40 * file.size() + little, [&] { training::read_checkpoint(file, "x"); }));
  }
}

TEST_CASE("tables and pictures take hardly more memory than their files", "[bounds]") {
  const std::string csv = "label,pixel0\n" + many("1,0\n");
  CHECK(fits_in(csv.size() + little, [&] { data::parse_kaggle_csv(csv, "x"); }));
  std::string images("\0\0\x08\x03\0\0\x10\0\0\0\0\x20\0\0\0\x20", 16);
  std::string labels("\0\0\x08\x01\0\0\x10\0", 8);
  images += std::string(std::size_t{4096} * 32 * 32, 'x');
  labels += std::string(4096, '\1');
  CHECK(fits_in(2 * images.size() + little,
                [&] { data::parse_idx(bytes_of(images), "x", bytes_of(labels), "y"); }));
}

TEST_CASE("what a file announces and does not bring takes no memory", "[bounds]") {
  const std::string images("\0\0\x08\x03\xff\xff\xff\xff\0\0\0\x1c\0\0\0\x1c", 16);
  const std::string labels("\0\0\x08\x01\xff\xff\xff\xff", 8);
  CHECK(fits_in(little, [&] { data::parse_idx(bytes_of(images), "x", bytes_of(labels), "y"); }));
  // 64 Mi weights in a header without any.
  const auto model =
      file_of(R"({"__metadata__":{"format":"scrawl 1","architecture":"{\"input\":[32,32,1],)"
              R"(\"layers\":[{\"type\":\"flatten\"},{\"type\":\"dense\",\"units\":65536}]}"}})",
              0);
  CHECK(fits_in(little, [&] { load_model(model, "x"); }));
  const auto tensor =
      file_of(R"({"a":{"dtype":"F32","shape":[1073741824],"data_offsets":[0,4294967296]}})", 0);
  CHECK(fits_in(little, [&] { load_model(tensor, "x"); }));
  CHECK(fits_in(little, [&] { training::read_checkpoint(tensor, "x"); }));
  // An array of 2^40 floats, of which none is there: dims, data_type, name.
  const std::string array =
      std::string("\x08\x80\x80\x80\x80\x80\x20\x10\x01", 9) + message(8, "a");
  const std::string onnx = message(7, message(5, array));
  CHECK(fits_in(little, [&] { formats::read_onnx(bytes_of(onnx), "x", {}); }));
}

TEST_CASE("a page takes at most 4 bytes of memory a pixel, and 32 MiB", "[bounds]") {
  struct Page {
    int side, pen, rules_apart;
  };
  // Thin pens leave no writing on a large page made smaller; what is written with thicker ones is
  // looked at again in more of its pixels.
  for (const auto& [side, pen, rules_apart] : {Page{1000, 2, 0},
                                               {1500, 2, 160},
                                               {4000, 2, 0},
                                               {4000, 2, 160},
                                               {4000, 6, 0},
                                               {4000, 6, 480}}) {
    CAPTURE(side, pen, rules_apart);
    ink::GreyImage page = page_of_ones(side, pen);
    for (int y = rules_apart; rules_apart > 0 && y + 1 < side; y += rules_apart) {
      std::fill_n(page.pixels.begin() + y * side, 2 * side, std::uint8_t{150});
    }
    reader();
    CHECK(fits_in(4 * page.pixels.size() + 32 * mebibyte,
                  [&] { reader().read_page(page, [](double) {}); }));
  }
}

TEST_CASE("a drawing takes at most 1 KiB of memory a point, and work in proportion", "[bounds]") {
  reader();
  for (const Writing& writing : writings) {
    CAPTURE(writing.name);
    const ink::Drawing some = writing.strokes(10'000), many_more = writing.strokes(40'000);
    CHECK(fits_in(40'000 * 1024 + little, [&] { reader().read_number(many_more); }));
    const std::size_t work = allocations_in([&] { reader().read_number(some); });
    CHECK(allocations_in([&] { reader().read_number(many_more); }) <= 5 * work + 1000);
  }
}
