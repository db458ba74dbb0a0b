// The fuzz targets that are linked, with the inputs that were kept for them and small changes of
// those: what a campaign found stays found, in every build.

#include "native_tests/fuzz/corpus.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/random.hpp"
#include "native_tests/folders.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

/// Puts a few bytes in place of others.
std::string changed(std::string input, Random& random) {
  for (std::uint64_t count = 1 + random.below(4); count > 0; --count) {
    const std::size_t at = random.below(input.size());
    switch (random.below(4)) {
      case 0:
        input[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        input[at] = static_cast<char>(input[at] ^ (1 << random.below(8)));
        break;
      case 2:
        input.insert(at, input.substr(random.below(input.size()), random.below(8)));
        break;
      default:
        input.erase(at, std::min<std::size_t>(random.below(4), input.size() - 1));
    }
  }
  return input;
}

void run(const fuzz::Target& target, const std::string& input) {
  target.run(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

TEST_CASE("fuzz targets take what was kept of their campaigns, and small changes of it", "[fuzz]") {
  REQUIRE(!fuzz::Target::targets().empty());
  for (const fuzz::Target* target : fuzz::Target::targets()) {
    const std::string name(target->name);
    CAPTURE(name);
    const auto inputs = fuzz::read_corpus(SCRAWL_TEST_FOLDER "/fuzz/corpus/" + name + ".hex");
    CHECK(!inputs.empty());
    run(*target, "");
    Random random(5);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      CAPTURE(i);
      run(*target, inputs[i]);
      for (int change = 0; change < 3; ++change) run(*target, changed(inputs[i], random));
    }
  }
}
