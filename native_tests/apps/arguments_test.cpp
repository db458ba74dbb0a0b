#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "core/version.hpp"
#include "native_tests/apps/program.hpp"

using Catch::Matchers::ContainsSubstring;
using scrawl::apps_test::Outcome;
using scrawl::apps_test::Playground;

namespace {

struct Mistake {
  std::string arguments;
  std::string message;  ///< between the program's name and the hint at --help
};

void check(const Playground& here, const std::vector<Mistake>& mistakes) {
  for (const auto& [arguments, message] : mistakes) {
    const Outcome outcome = here.run(arguments);
    CAPTURE(arguments);
    const std::string program = arguments.substr(0, arguments.find(' '));
    CHECK(outcome.err == program + ": " + message + " (" + program + " --help lists all)\n");
    CHECK(outcome.out.empty());
    CHECK(outcome.code == 2);
  }
}

// The options whose values have one of these types, from a program's help.
std::vector<std::string> numeric_options(const Playground& here, const std::string& program) {
  std::istringstream help(here.run(program + " --help").out);
  std::vector<std::string> names;
  for (std::string line; std::getline(help, line);) {
    std::istringstream words(line);
    std::string name, kind;
    words >> name >> kind;
    const bool number =
        kind.starts_with("INT") || kind.starts_with("UINT") || kind.starts_with("FLOAT");
    if (name.starts_with("--") && number) names.push_back(name);
  }
  return names;
}

}  // namespace

TEST_CASE("each program says its version, whatever else it would need", "[arguments]") {
  const Playground here;
  for (const std::string program : {"inspect", "train", "evaluate", "predict"}) {
    const Outcome outcome = here.run(program + " --version");
    CHECK(outcome.out == "scrawl " + std::string(scrawl::version()) + "\n");
    CHECK(outcome.err.empty());
    CHECK(outcome.code == 0);
  }
}

TEST_CASE("mistakes in arguments are told in plain words", "[arguments]") {
  const Playground here;
  check(here,
        {{"train", "--output is missing: Where the model goes (.safetensors)"},
         {"train --output", "--output: its value is missing: Where the model goes (.safetensors)"},
         {"train --epochs=", "--epochs: its value is missing: Passes over the data"},
         {"train --epochs 1 --epochs 2", "--epochs: has 2 values; give it once"},
         {"train --epoch 3", "there is no option \"--epoch\"; is it --epochs?"},
         {"train --epoch=3", "there is no option \"--epoch\"; is it --epochs?"},
         {"train -x", "there is no option \"-x\""},
         {"train t.csv", "\"t.csv\" belongs to no option; write one before it, and give it once"},
         {"train --json=maybe", "--json: takes no value; leave out what follows it"},
         {"train --weights f64", "--weights: \"f64\" is not f32, f16, int8 or int6"},
         {"train --schedule 1", "--schedule: \"1\" is not constant, cosine or one-cycle"},
         {"train --writers a", "--writers: \"a\" is no list of numbers such as 1-24 or 3,7"},
         {"train --seeds 1-1000", "--seeds: \"1-1000\" is more than 100 numbers"},
         {"train --history x", "--history: \"x\" ends neither in .csv nor in .jsonl"},
         {"train --seed 1 --seeds 1-2 --output x",
          "--seed and --seeds do not go together; leave one out"},
         {"predict",
          "--model is missing: A model file: .safetensors, .onnx, or TensorFlow.js' model.json"},
         {"predict --model a --numbers --csv b --output c",
          "--output and --numbers --csv do not go together; leave one out"},
         {"predict --model a --numbers b --json --csv",
          "--json and --numbers --csv do not go together; leave one out"},
         {"predict --model a --csv", "--csv: its value is missing, Kaggle's test.csv"},
         {"predict --model a --csv b", "--csv needs --output as well"},
         {"predict --model a b --annotate c", "--annotate needs --numbers as well"},
         {"predict --model a --numbers --strokes b --annotate c",
          "--annotate shows what was read in images; name some"},
         {"predict --model a b --numbers --annotate ''",
          "--annotate: its value is missing, a folder"},
         {"predict --model a --csv b --output c x.png",
          "images and --csv do not go together; leave one out"},
         {"evaluate --model a --data b --numbers 3 --report x",
          "--report and --numbers do not go together; leave one out"},
         {"evaluate --model a --data b --split no", "--split: \"no\" is not train or test"},
         {"evaluate --model a --data b --last 0",
          "--last: \"0\" is no whole number from 1 to 1000000000"},
         {"evaluate --model a --data b --writers q",
          "--writers: \"q\" is no list of numbers such as 1-24 or 3,7"},
         {"inspect --data a --split 1", "--split: \"1\" is not train or test"}});
}

TEST_CASE("every number is refused that is none or out of its range", "[arguments]") {
  const Playground here;
  for (const std::string program : {"train", "evaluate", "predict", "inspect"}) {
    const auto names = numeric_options(here, program);
    CHECK(names.size() >= (program == "train" ? 30 : program == "inspect" ? 0 : 1));
    for (const auto& name : names) {
      for (const auto* bad :
           {"nan", "inf", "-inf", "-1", "1e999", "99999999999999999999", "x", "1x", "' 1'"}) {
        CAPTURE(program, name, bad);
        const Outcome outcome = here.run(program + " " + name + "=" + bad);
        CHECK(outcome.code == 2);
        CHECK_THAT(outcome.err, ContainsSubstring(name + ": "));
      }
    }
  }
}

TEST_CASE("a mistake in a recipe is told with file and line", "[arguments]") {
  const Playground here;
  const std::vector<std::pair<std::string, std::string>> recipes = {
      {"\xef\xbb\xbf"
       "epochs = 3\n# comment\nbatch-size = x\n",
       "line 3: batch-size: \"x\" is no whole number from 1 to 65536"},
      {"\r\nweights = \"f64\"\r\n", "line 2: weights: \"f64\" is not f32, f16, int8 or int6"},
      {"epochs = 3\nfoo = 2\n",
       "line 2: \"foo\" is no option for a recipe; a line says option = value"},
      {"epochs 3", "line 1: \"epochs 3\" is no option for a recipe; a line says option = value"},
      {"[training]\nepochs = 3\n",
       "line 1: sections have no place in a recipe; leave the line out"},
      {"stroke-weight = [1,\n2\nepochs = 3\n",
       "line 1: the list that begins here has no ] at its end"},
      {"stroke-weight = [1, # one\n2 # two\n]\nepochs = 0\n",
       "line 4: epochs: \"0\" is no whole number from 1 to 100000"},
      {"seed = 1\nepochs = 3\nseed = 2\n", "line 3: seed is in line 1 already"},
      {"epochs =\n", "line 1: there is no value behind the ="},
      {"epochs = [1, 2]", "line 1: epochs: has 2 values; give it once"},
      {"keep-best = 7\n", "line 1: keep-best is true or false"},
      {"config = \"x\"\n",
       "line 1: \"config\" is no option for a recipe; a line says option = value"},
      {"output = \"a#b\"\n",
       "line 1: output has a quotation mark without its other one (# begins a "
       "comment in quotes, too)"}};
  for (const auto& [recipe, message] : recipes) {
    here.write("r.toml", recipe);
    CAPTURE(recipe);
    check(here, {{"train --config r.toml", "r.toml: " + message}});
  }
  check(here, {{"train --config no.toml", "no.toml: there is no such recipe that can be read"},
               {"train --config .", ".: there is no such recipe that can be read"}});
  here.write("r.toml", "epochs = x\n");
  check(here, {{"train --config r.toml --epochs 3",
                "--output is missing: Where the model goes (.safetensors)"}});
}

TEST_CASE("what goes by held out digits is refused where there are none", "[arguments]") {
  const Playground here;
  here.write("train.csv", scrawl::apps_test::easy_csv(20));
  for (const std::string option : {"--patience 2", "--keep-best"}) {
    const Outcome outcome =
        here.run("train --data train.csv --validation-split 0 --epochs 1 --output m " + option);
    CHECK(outcome.code == 1);
    CHECK_THAT(outcome.err, ContainsSubstring("hold something out"));
    CHECK(here.listing() == std::vector<std::string>{"train.csv"});
  }
}
