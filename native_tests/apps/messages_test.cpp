#include <catch2/catch_test_macros.hpp>
#include <string>

#include "native_tests/apps/program.hpp"

using scrawl::apps_test::Outcome;
using scrawl::apps_test::Playground;

namespace {

using namespace scrawl;

// A folder with a small model.
class Inspector : public Playground {
 public:
  Inspector() {
    write("tiny.json", R"({"input": [28, 28, 1], "layers": [{"type": "flatten"},
                           {"type": "dense", "units": 10}]})");
    write("train.csv", apps_test::easy_csv(20));
    REQUIRE(run("train --architecture tiny.json --data train.csv --epochs 1 --output tiny").code ==
            0);
  }
};

// Whether the text has no control characters except line ends.
bool is_plain(const std::string& text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return false;
  }
  return text.find("\x7f") == std::string::npos && text.find("\xc2\x9b") == std::string::npos &&
         text.find("\xe2\x80\xae") == std::string::npos;
}

void check_plain(const Outcome& outcome) {
  CAPTURE(outcome.out, outcome.err);
  CHECK(is_plain(outcome.out));
  CHECK(is_plain(outcome.err));
}

}  // namespace

TEST_CASE("no control character of a file or a name reaches the terminal", "[messages]") {
  const Inspector here;
  const std::string evil = "\x1b[31m\xc2\x9b\x7f\xe2\x80\xae\xff";
  here.write("header.csv", "label," + evil + "\n");
  here.write("value.csv", "label,pixel0\n1," + evil + "\n");
  here.write("strokes.json", "[{\"label\":1," + evil);
  here.write("model.safetensors", evil + evil);
  here.write("bad" + evil + ".csv", "label,pixel0\n1,2\n");
  const std::string name = "'bad" + evil + ".csv'";
  for (const auto* data : {"header.csv", "value.csv", "strokes.json"}) {
    CAPTURE(data);
    const Outcome outcome = here.run(std::string("inspect --data ") + data);
    CHECK(outcome.code == 1);
    check_plain(outcome);
  }
  check_plain(here.run("evaluate --model model.safetensors --data header.csv"));
  check_plain(here.run("predict --model tiny " + name));
  check_plain(here.run("predict --model tiny --strokes " + name));
  check_plain(here.run("train --data header.csv --output x --weights " + name));
  check_plain(here.run("train --" + name));
  const Outcome inspected = here.run("inspect --data " + name);
  CHECK(inspected.code == 0);
  check_plain(inspected);
}
