#include "core/read_memory.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/recogniser.hpp"
#include "native_tests/ink/shapes.hpp"
#include "native_tests/made_networks.hpp"

using namespace scrawl;
using namespace scrawl::testing;

TEST_CASE("a drawing that grows is read the same with a memory as without",
          "[recogniser][number]") {
  const Recogniser recogniser(ink_weigher(70, 0.5f));
  const ink::Drawing whole = shapes::row({shapes::four(), shapes::one(), shapes::four()}, 60);
  ReadMemory memory;
  ink::Drawing drawing;
  const auto read_both = [&] {
    const Reading known = recogniser.read_number(drawing, memory);
    const Reading fresh = recogniser.read_number(drawing);
    CHECK(known.text == fresh.text);
    CHECK(known.confidence == fresh.confidence);
    REQUIRE(known.digits.size() == fresh.digits.size());
    for (std::size_t i = 0; i < known.digits.size(); ++i) {
      CHECK(known.digits[i].strokes == fresh.digits[i].strokes);
      CHECK(known.digits[i].answer.probabilities == fresh.digits[i].answer.probabilities);
      CHECK(known.digits[i].answer.picture.pixels == fresh.digits[i].answer.picture.pixels);
    }
  };
  for (const ink::Stroke& stroke : whole) {
    drawing.emplace_back();
    for (const ink::Point point : stroke) {
      drawing.back().push_back(point);
      read_both();
    }
  }
  drawing.erase(drawing.begin());  // all others change their places
  read_both();
}

TEST_CASE("what is remembered of a drawing is not read again", "[recogniser][number]") {
  ReadMemory memory;
  int reads = 0;
  const auto read = [&](const ink::Drawing&) {
    ++reads;
    return Answer{};
  };
  const ink::Drawing joined{{{0, 0}, {1, 1}, {2, 2}, {3, 3}}};
  const ink::Drawing apart{{{0, 0}, {1, 1}}, {{2, 2}, {3, 3}}};
  memory.answer(joined, read);
  memory.answer(joined, read);
  CHECK(reads == 1);
  memory.answer(apart, read);
  CHECK(reads == 2);
  memory.next();
  memory.answer(joined, read);
  CHECK(reads == 2);
  memory.next();
  memory.answer(apart, read);  // the drawing between did not have it
  CHECK(reads == 3);
}
