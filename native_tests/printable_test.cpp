#include "core/printable.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace scrawl;

TEST_CASE("what is no printable character is a question mark", "[printable]") {
  CHECK(printable("label,pixel0 \xc3\xa9 \xe4\xba\x94 \xf0\x9f\x98\x80") ==
        "label,pixel0 \xc3\xa9 \xe4\xba\x94 \xf0\x9f\x98\x80");
  CHECK(printable("a\nb\tc\x1b[31m\x7f" + std::string(1, '\0')) == "a?b?c?[31m??");
  CHECK(printable("\xc2\x9b"
                  "31m") == "?31m");  // the one-character escape
  CHECK(printable("a\xe2\x80\xae"
                  "b\xe2\x81\xa6") == "a?b?");     // right to left from here
  CHECK(printable("\xff\xfel") == "??l");          // no UTF-8
  CHECK(printable("\xc3") == "?");                 // cut short
  CHECK(printable("\xc0\x9b") == "??");            // ESC in two bytes
  CHECK(printable("\xed\xa0\x80") == "???");       // half a pair
  CHECK(printable("\xf4\x90\x80\x80") == "????");  // beyond the last
}

TEST_CASE("quoted text is cut between characters", "[printable]") {
  CHECK(in_quotes("a\nb") == "\"a?b\"");
  CHECK(in_quotes(std::string(59, 'x') + "\xc3\xa9") == '"' + std::string(59, 'x') + "...\"");
}

TEST_CASE("what is written for programs is valid UTF-8", "[printable]") {
  CHECK(valid_utf8("caf\xc3\xa9\n") == "caf\xc3\xa9\n");
  CHECK(valid_utf8("caf\xe9.png") == "caf\xef\xbf\xbd.png");
  CHECK(valid_utf8("").empty());
}
