#include "core/edit_distance.hpp"

#include <catch2/catch_test_macros.hpp>

using scrawl::edit_distance;

TEST_CASE("the edit distance counts insertions, deletions and replacements", "[text]") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "123") == 3);
  CHECK(edit_distance("123", "") == 3);
  CHECK(edit_distance("1234", "134") == 1);
  CHECK(edit_distance("1234", "1294") == 1);
  CHECK(edit_distance("12", "21") == 2);
  CHECK(edit_distance("0123456789", "9012345678") == 2);
}
