#include "core/apps/provenance.hpp"

#include <cstdlib>
#include <ctime>

namespace scrawl::apps {
namespace {

std::string today() {
  std::time_t now = std::time(nullptr);
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) now = std::strtoll(fixed, nullptr, 10);
  char text[11];
  std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&now));
  return text;
}

}  // namespace

training::Origin origin_of(const std::string& command) {
  return {.program = "scrawl train", .command = command, .date = today()};
}

}  // namespace scrawl::apps
