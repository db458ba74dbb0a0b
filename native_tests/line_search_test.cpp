#include "core/line_search.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <vector>

using namespace scrawl;
using Catch::Matchers::WithinAbs;

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

TEST_CASE("an unlikely sign is the surer the more the network doubts the digit", "[line-search]") {
  Candidates possible;
  possible.add(0b01, -1, {});
  possible.add(0b10, -9, {});
  const auto sure_of = [&](double sign, double digit) {
    const auto read = [&](const std::vector<std::size_t>&) {
      ReadDigit result;
      result.answer.confidence = digit;
      return result;
    };
    const auto lines = best_lines(possible, {{'-', 0b10, sign}}, Medium::pad, 2, 1, read);
    REQUIRE(lines.size() == 1);
    REQUIRE(lines[0].digits.size() == 2);
    const std::size_t place = lines[0].digits[0].sign == '-' ? 0 : 1;
    CHECK(lines[0].digits[place].answer.state == State::sign);
    return lines[0].digits[place].answer.confidence;
  };
  CHECK_THAT(sure_of(0.4, 0.2), WithinAbs(0.4 / (0.4 + 0.6 * 0.2), 1e-9));
  CHECK_THAT(sure_of(0.4, 0.9), WithinAbs(0.4 / (0.4 + 0.6 * 0.9), 1e-9));
  CHECK(sure_of(0.9, 0.2) == 0.9);
}
