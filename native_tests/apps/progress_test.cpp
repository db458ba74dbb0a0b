#include "core/apps/progress.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <sstream>

using namespace scrawl;
using namespace scrawl::apps;
using Catch::Matchers::ContainsSubstring;

namespace {

const training::StepEvent halfway{.epoch = 1,
                                  .step = 5,
                                  .steps = 10,
                                  .samples = 50,
                                  .count = 100,
                                  .running = {0.25, 0.9},
                                  .learning_rate = 0.001};
const training::EpochEvent ended{.epoch = 1,
                                 .training = {0.25, 0.9},
                                 .validation = {{0.5, 0.8}},
                                 .seconds = 2,
                                 .learning_rate = 0.001};

}  // namespace

TEST_CASE("numbers are written for people", "[progress]") {
  CHECK(format_duration(0) == "0:00");
  CHECK(format_duration(61.2) == "1:02");
  CHECK(format_duration(3723) == "1:02:03");
  CHECK(format_count(7) == "7");
  CHECK(format_count(999) == "999");
  CHECK(format_count(1000) == "1,000");
  CHECK(format_count(1234567) == "1,234,567");
  CHECK(format_percent(0.98414) == "98.41 %");
}

TEST_CASE("a terminal gets a line that the epoch's line replaces", "[progress]") {
  std::ostringstream out;
  Progress progress(out, [] { return 120; }, 3, {"held out"});
  progress.step(halfway);
  CHECK_THAT(out.str(), ContainsSubstring(" 2/3 ##########.........."));
  CHECK_THAT(out.str(), ContainsSubstring("loss 0.2500  accuracy 90.00 %"));
  CHECK_THAT(out.str(), ContainsSubstring("images/s") && ContainsSubstring(" left"));
  CHECK(out.str().find('\n') == std::string::npos);
  progress.step(halfway);  // too soon to draw again
  const auto length = out.str().size();
  progress.epoch(ended);
  CHECK(out.str().substr(length) ==
        "\r\x1b[Kepoch  2/3  2.0 s  loss 0.2500  accuracy 90.00 %"
        "  held out loss 0.5000  accuracy 80.00 %\n");
}

TEST_CASE("elsewhere there is one plain line an epoch", "[progress]") {
  std::ostringstream out;
  Progress progress(out, [] { return 0; }, 3, {"held out"});
  progress.step(halfway);
  CHECK(out.str().empty());
  progress.epoch(ended);
  CHECK(out.str().starts_with("epoch  2/3"));
  CHECK(out.str().find('\x1b') == std::string::npos);
}

TEST_CASE("a training that goes on is measured from where it does", "[progress]") {
  std::ostringstream out;
  Progress progress(out, [] { return 120; }, 1, {});
  training::StepEvent step{.epoch = 0,
                           .step = 999'999'999,
                           .steps = 1'000'000'000,
                           .samples = 999'999'999,
                           .count = 1'000'000'000,
                           .running = {},
                           .learning_rate = 0};
  progress.step(step);  // the first step of a resumed run, after a thousand million
  // Only the images since resuming count, so the speed cannot be thousands of millions a second.
  const std::string line = out.str();
  const std::size_t end = line.find(" images/s");
  REQUIRE(end != std::string::npos);
  CHECK(end - line.rfind(' ', end - 1) < std::string(" 9,999,999,999").size());
  CHECK_THAT(line, ContainsSubstring("  0:01 left") || ContainsSubstring("  0:00 left"));
}

TEST_CASE("a narrow terminal gets what fits into a line", "[progress]") {
  for (int columns = 1; columns < 100; ++columns) {
    CAPTURE(columns);
    std::ostringstream out;
    Progress progress(out, [&] { return columns; }, 3, {});
    progress.step(halfway);
    const std::string line = out.str().substr(1, out.str().find('\x1b') - 1);
    CHECK(line.size() < static_cast<std::size_t>(columns));
    if (columns > 20) CHECK_THAT(line, ContainsSubstring(" 2/3") && ContainsSubstring(" left"));
    if (columns > 50) CHECK_THAT(line, ContainsSubstring("accuracy 90.00 %"));
  }
}
