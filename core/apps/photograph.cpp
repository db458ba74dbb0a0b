#include "core/apps/photograph.hpp"

#include "core/error.hpp"
#include "core/ink/grey.hpp"

namespace scrawl::apps {

void check_size(int width, int height, const std::string& source, std::int64_t most) {
  if (width >= 1 && height >= 1 && std::int64_t{width} * height <= most) return;
  throw Error(source + ": has " + std::to_string(width) + " x " + std::to_string(height) +
              " pixels; scale it down to at most " + std::to_string(most / 1'000'000) + " million");
}

ink::GreyImage grey(const Photograph& photograph) {
  return ink::upright(ink::grey_on_paper(photograph.values(), photograph.width, photograph.height),
                      photograph.orientation);
}

}  // namespace scrawl::apps
