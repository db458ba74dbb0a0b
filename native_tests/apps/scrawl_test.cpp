#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "native_tests/apps/program.hpp"

using namespace scrawl;
using apps_test::Outcome;
using apps_test::Playground;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

TEST_CASE("the one program runs each of the others", "[scrawl]") {
  const Playground here;
  here.write("train.csv", apps_test::easy_csv(20));
  const std::string arguments = "inspect --data train.csv";
  const Outcome outcome = here.run("scrawl " + arguments);
  CHECK(outcome.code == 0);
  CHECK_THAT(outcome.out, StartsWith("train.csv: 20 pictures"));
  CHECK(outcome.out == here.run(arguments).out);
  for (const std::string command : {"inspect", "train", "evaluate", "predict"}) {
    const Outcome help = here.run("scrawl " + command + " --help");
    CHECK(help.code == 0);
    CHECK_THAT(help.out, ContainsSubstring("scrawl " + command + " [OPTIONS]"));
    CHECK_THAT(here.run("scrawl --help").out, ContainsSubstring("\n  " + command + " "));
    CHECK_THAT(here.run("scrawl " + command + " --wrong").err,
               StartsWith("scrawl " + command + ": ") && ContainsSubstring("--help lists all"));
  }
}

TEST_CASE("a model tells the command that trained it, also as a subcommand", "[scrawl]") {
  const Playground here;
  here.write("train.csv", apps_test::easy_csv(40));
  REQUIRE(
      here.run("scrawl train --data train.csv --architecture compact --epochs 1 --output m").code ==
      0);
  CHECK_THAT(here.read("m"), ContainsSubstring("scrawl train --data train.csv"));
}

TEST_CASE("the one program refuses what it does not know", "[scrawl]") {
  const Playground here;
  for (const std::string arguments : {"", " draw", " --model x"}) {
    const Outcome outcome = here.run("scrawl" + arguments);
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, StartsWith("scrawl: ") && ContainsSubstring("scrawl --help"));
  }
  CHECK(here.run("scrawl --version").out == here.run("train --version").out);
}
