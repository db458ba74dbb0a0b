#include "core/version.hpp"

namespace scrawl {

std::string_view version() {
  return SCRAWL_VERSION;
}

}  // namespace scrawl
