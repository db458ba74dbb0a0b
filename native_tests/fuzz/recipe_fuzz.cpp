#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "core/apps/recipe.hpp"
#include "native_tests/fuzz/temporary_file.hpp"

using namespace scrawl;

namespace {

/// Recipes (TOML): options get values that their checks let through, or CLI11 throws what the
/// programs print.
void one_input(const std::uint8_t* data, std::size_t size) {
  const fuzz::TemporaryFile file(data, size);
  CLI::App app("fuzz");
  int epochs = 1;
  double rate = 0.5;
  std::string output, schedule = "cosine";
  std::vector<std::string> strokes;
  std::vector<double> weights;
  bool best = false;
  app.add_option("--epochs", epochs)->check(CLI::Range(1, 1000));
  app.add_option("--dropout", rate)->check(CLI::Range(0.0, 0.9));
  app.add_option("--output", output);
  app.add_option("--schedule", schedule)->check(CLI::IsMember({"cosine", "constant"}));
  app.add_option("--strokes", strokes);
  app.add_option("--stroke-weights", weights)->check(CLI::NonNegativeNumber);
  app.add_flag("--keep-best", best);
  apps::add_recipe_option(app);
  try {
    app.parse(std::vector<std::string>{file.path(), "--config"});  // CLI11 takes them reversed
  } catch (const CLI::ParseError& error) {
    fuzz::require(*error.what() != '\0');
  }
  fuzz::require(epochs >= 1 && epochs <= 1000 && rate >= 0 && rate <= 0.9);
  fuzz::require(schedule == "cosine" || schedule == "constant");
  for (const double weight : weights) fuzz::require(weight >= 0);
  apps::place_in_recipe(app, "--epochs");
}

const fuzz::Target target{"recipe", one_input};

}  // namespace
