#include "core/line_search.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace scrawl;

TEST_CASE("a sign with only a part of a piece is left out", "[line-search]") {
  Candidates possible;
  for (const Mask pieces : {0b0011, 0b0100, 0b1000, 0b0111}) possible.add(pieces, -1, {});
  std::vector<ink::Sign> signs{{'-', 0b0001, 0.5},
                               {':', 0b1100, 0.5},
                               {'%', 0b0111, 0.5},
                               {'+', 0b0110, 0.5},
                               {'.', 0b1000, 0.5}};
  leave_out_parting(signs, possible);
  REQUIRE(signs.size() == 3);
  CHECK(signs[0].character == ':');
  CHECK(signs[1].character == '%');
  CHECK(signs[2].character == '.');
}
