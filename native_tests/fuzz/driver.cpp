// What libFuzzer calls: the one target that is linked with it.

#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "native_tests/fuzz/fuzz.hpp"

namespace {

/// Seconds of the processor's time that no input may take. libFuzzer's own -timeout goes by the
/// clock on the wall, which on a busy machine says nothing of the input.
double most_seconds() {
  const char* asked = std::getenv("SCRAWL_FUZZ_SECONDS");
  return asked ? std::atof(asked) : 60;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const double limit = most_seconds();
  const std::clock_t begin = std::clock();
  scrawl::fuzz::Target::targets().front()->run(data, size);
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  if (seconds > limit) {
    std::fprintf(stderr, "ERROR: took %.1f s of the processor's time\n", seconds);
    std::abort();
  }
  return 0;
}
