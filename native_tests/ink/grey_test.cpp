#include "core/ink/grey.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdint>
#include <vector>

#include "core/error.hpp"

using scrawl::ink::grey_on_paper;
using Values = std::vector<std::uint8_t>;

TEST_CASE("colours become the grey that they look like", "[grey]") {
  const Values colours{255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255};
  CHECK(grey_on_paper(colours, 2, 2).pixels == Values{76, 150, 29, 255});
}

TEST_CASE("what is transparent is white paper, or black paper under white ink", "[grey]") {
  CHECK(grey_on_paper(Values{0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 51}, 3, 1).pixels ==
        Values{0, 255, 204});
  CHECK(grey_on_paper(Values{255, 255, 255, 255, 0, 0, 0, 0, 255, 255, 255, 51}, 3, 1).pixels ==
        Values{255, 0, 51});
  CHECK(grey_on_paper(Values{255, 255, 255, 255}, 1, 1).pixels == Values{255});
  CHECK(grey_on_paper({}, 0, 0).pixels.empty());
}

TEST_CASE("pixels that are not as many as the sides say are refused", "[grey]") {
  using Catch::Matchers::ContainsSubstring;
  CHECK_THROWS_WITH(grey_on_paper(Values(12), 2, 2),
                    ContainsSubstring("2 x 2") && ContainsSubstring("12 values"));
  CHECK_THROWS_AS(grey_on_paper(Values(4), -1, -1), scrawl::Error);
  CHECK_THROWS_AS(grey_on_paper(Values(4), 1, 0), scrawl::Error);
}
