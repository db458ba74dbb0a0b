#include "core/evaluation/page_tally.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace scrawl::evaluation;

TEST_CASE("pages are told apart by what is written", "[evaluation]") {
  CHECK(kind_of("") == PageKind::nothing);
  CHECK(kind_of("7") == PageKind::digit);
  CHECK(kind_of("71") == PageKind::line);
  CHECK(kind_of("7 1") == PageKind::line);
  CHECK(kind_of("7\n1") == PageKind::lines);
}

TEST_CASE("pages, lines, numbers and digits are counted", "[evaluation]") {
  PageTally tally;
  tally.add("12 34\n56", "12 34\n57");
  tally.add("12 34\n56", "12 34\n56");
  const auto& page = tally.of(PageKind::lines);
  CHECK(page.pages == 2);
  CHECK(page.right == 1);
  CHECK(page.lines == 4);
  CHECK(page.lines_right == 3);
  CHECK(page.numbers == 6);
  CHECK(page.numbers_right == 5);
  CHECK(page.digits == 12);
  CHECK(page.edits == 1);
  tally.add("", "");
  tally.add("", "3");
  CHECK(tally.of(PageKind::nothing).right == 1);
  CHECK(tally.of(PageKind::nothing).edits == 1);
  tally.add("11", "1 1");  // all digits are right, the number is not
  CHECK(tally.of(PageKind::line).right == 0);
  CHECK(tally.of(PageKind::line).numbers_right == 0);
  CHECK(tally.of(PageKind::line).edits == 0);
}
