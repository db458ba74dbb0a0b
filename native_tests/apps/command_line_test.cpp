#include "core/apps/command_line.hpp"

#include <CLI/CLI.hpp>
#include <array>
#include <catch2/catch_test_macros.hpp>

using namespace scrawl::apps;

TEST_CASE("number lists are read as people write them", "[command-line]") {
  CHECK(parse_number_list("3") == std::set{3});
  CHECK(parse_number_list("1-3,7") == std::set{1, 2, 3, 7});
  for (const auto* bad :
       {"", "1-", "-3", "3-1", "1,,2", "a", "1-2-3", "1 2", "99999999999", "0-9999999"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(parse_number_list(bad), CLI::ValidationError);
  }
}

TEST_CASE("the recorded command has no paths and no output", "[command-line]") {
  std::array<std::string, 9> words = {"/home/me/bin/train",
                                      "--data",
                                      "/data/mnist/",
                                      "--init=/x/y.safetensors",
                                      "--output",
                                      "a/b.safetensors",
                                      "--output=c",
                                      "--seed",
                                      "3"};
  std::array<char*, 9> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  CHECK(command_without_paths(9, arguments.data()) ==
        "train --data mnist --init=y.safetensors --seed 3");
}
