#include "core/grammar.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using scrawl::misplaced_signs;
using scrawl::unusual_slashes;
using Places = std::vector<std::size_t>;

TEST_CASE("signs of numbers, dates, times and shares make sense", "[grammar]") {
  for (const std::string text : {"12", "-3.14", "+7", "12/05/2026", "12:30", "1,234.5", "8-16-88",
                                 "100%", "12.", "-5%", "50%.", "3+4", "?", "1?2", "12 -5", ""}) {
    CAPTURE(text);
    CHECK(misplaced_signs(text).empty());
  }
}

TEST_CASE("signs that make no sense are told by their place", "[grammar]") {
  CHECK(misplaced_signs("12-") == Places{2});
  CHECK(misplaced_signs("/12") == Places{0});
  CHECK(misplaced_signs("1//2") == Places{1, 2});
  CHECK(misplaced_signs("12 %5") == Places{3});
  CHECK(misplaced_signs("5%5") == Places{1});
  CHECK(misplaced_signs("5%%") == Places{2});
  CHECK(misplaced_signs("5%..") == Places{3});
  CHECK(misplaced_signs("5%.%") == Places{3});
  CHECK(misplaced_signs("-") == Places{0});
  CHECK(misplaced_signs(".5") == Places{0});  // a stray dot, more often
}

TEST_CASE("slashes belong into fractions and dates", "[grammar]") {
  for (const std::string text : {"1/2", "-11/16", "12/05/2026", "4/10/94.", "123", "12-345",
                                 "1/2 345", "120/80", "7/2026"}) {
    CAPTURE(text);
    CHECK(unusual_slashes(text).empty());
  }
  CHECK(unusual_slashes("432/0") == Places{3});
  CHECK(unusual_slashes("120/80/60") == Places{3, 6});
  CHECK(unusual_slashes("4-9/1") == Places{3});
  CHECK(unusual_slashes("7 1/2/3/4") == Places{3, 5, 7});
}
