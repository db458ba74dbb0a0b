#include "core/apps/recipe.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <istream>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <sstream>
#include <string_view>
#include <vector>

#include "core/file_kind.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {
namespace {

constexpr std::size_t largest_recipe = 1 << 20;  ///< bytes

// Parses TOML with CLI11, but entry by entry, so that the line of each is known; reports errors
// that CLI11 would ignore or report without a line.
class Recipe final : public CLI::ConfigBase {
 public:
  explicit Recipe(const CLI::App& app) : app_(app) {}

  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    std::string text(largest_recipe + 1, '\0');
    input.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(input.gcount()));
    if (const auto kind = kind_of_other_file(std::as_bytes(std::span(text))); !kind.empty()) {
      fail("is " + std::string(kind));
    }
    if (text.size() > largest_recipe) fail("is larger than 1 MiB; is it a recipe?");
    if (text.starts_with("\xef\xbb\xbf"))
      text.erase(0, 3);  // the byte order mark that some editors write

    std::vector<CLI::ConfigItem> entries;
    std::istringstream lines(text);
    line_ = 0;
    for (std::string entry; next_entry(lines, entry); line_ = last_line_) {
      std::istringstream one(entry);
      for (CLI::ConfigItem& item : ConfigBase::from_config(one)) {
        check(item);
        entries.push_back(std::move(item));
      }
    }
    return entries;
  }

  std::optional<std::string> place_of(const std::string& option) const {
    const auto line = lines_.find(option);
    return line == lines_.end() ? std::nullopt : std::optional(place(line->second));
  }

 private:
  std::string file() const { return app_.get_config_ptr()->as<std::string>(); }
  std::string place(int line) const { return file() + ": line " + std::to_string(line) + ": "; }

  [[noreturn]] void fail(const std::string& problem) const {
    throw CLI::ConfigError(file() + ": " + problem);
  }
  [[noreturn]] void fail_here(const std::string& problem) const {
    throw CLI::ConfigError(place(line_) + problem);
  }

  // Reads one entry: a line, with the following lines if it begins a list that continues there.
  bool next_entry(std::istream& lines, std::string& entry) const {
    if (!std::getline(lines, entry)) return false;
    last_line_ = ++line_;
    const std::size_t equals = entry.find('=');
    if (equals == std::string::npos || entry.find_first_of("#;") == 0) return true;
    const std::size_t value = entry.find_first_not_of(" \t", equals + 1);
    if (value == std::string::npos) fail_here("there is no value behind the =");
    if (entry[value] != '[') return true;
    for (std::string more; entry.find(']', value) == std::string::npos; entry += "\n" + more) {
      if (!std::getline(lines, more)) fail_here("the list that begins here has no ] at its end");
      more.erase(std::min(more.find('#'), more.size()));
      ++last_line_;
    }
    return true;
  }

  void check(const CLI::ConfigItem& item) const {
    if (!item.parents.empty()) fail_here("sections have no place in a recipe; leave the line out");
    const std::string option = "--" + item.name;
    const CLI::Option* known = app_.get_option_no_throw(option);
    if (known == nullptr || !known->get_configurable()) {
      fail_here(in_quotes(item.name) + " is no option for a recipe; a line says option = value");
    }
    if (lines_.contains(option)) {
      fail_here(item.name + " is in line " + std::to_string(lines_[option]) + " already");
    }
    for (const std::string& value : item.inputs) {
      if (value.starts_with('"') || value.starts_with('\'')) {
        fail_here(item.name +
                  " has a quotation mark without its other one (# begins a comment in "
                  "quotes, too)");
      }
    }
    const bool flag = known->get_expected_max() == 0;
    if (flag && item.inputs != std::vector<std::string>{"true"} &&
        item.inputs != std::vector<std::string>{"false"}) {
      fail_here(item.name + " is true or false");
    }
    if (known->empty()) lines_[option] = line_;  // else the command line overrides it
  }

  const CLI::App& app_;
  // Mutable, because CLI11 calls a const function.
  mutable int line_ = 0, last_line_ = 0;
  mutable std::map<std::string, int> lines_;  ///< line of each option that the recipe sets
};

}  // namespace

void add_recipe_option(CLI::App& app) {
  app.set_config("--config", "", "A recipe: a TOML file with these options, without the dashes")
      ->type_name("FILE");
  app.config_formatter(std::make_shared<Recipe>(app));
}

std::optional<std::string> place_in_recipe(const CLI::App& app, const std::string& option) {
  const auto recipe = std::dynamic_pointer_cast<Recipe>(app.get_config_formatter());
  return recipe ? recipe->place_of(option) : std::nullopt;
}

}  // namespace scrawl::apps
