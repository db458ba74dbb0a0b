#include "core/apps/webp.hpp"

#include <string_view>

#include "core/error.hpp"

#ifdef SCRAWL_WEBP
#include <webp/decode.h>
#endif

namespace scrawl::apps {

bool is_webp(std::span<const std::byte> bytes) {
  const std::string_view file(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return file.starts_with("RIFF") && file.size() >= 12 && file.substr(8, 4) == "WEBP";
}

#ifdef SCRAWL_WEBP

Photograph decode_webp(std::span<const std::byte> bytes, const std::string& source,
                       std::int64_t most) {
  const auto* file = reinterpret_cast<const std::uint8_t*>(bytes.data());
  WebPBitstreamFeatures features;
  if (WebPGetFeatures(file, bytes.size(), &features) != VP8_STATUS_OK) {
    throw Error(source + ": the picture is damaged (WebP); save it anew");
  }
  if (features.has_animation != 0) {
    throw Error(source + ": is a moving picture (WebP); save one picture of it");
  }
  check_size(features.width, features.height, source, most);
  int width = 0, height = 0;
  Photograph::Pixels pixels(WebPDecodeRGBA(file, bytes.size(), &width, &height), &WebPFree);
  if (!pixels) throw Error(source + ": the picture is damaged (WebP); save it anew");
  return {width, height, std::move(pixels)};
}

#else

Photograph decode_webp(std::span<const std::byte>, const std::string& source, std::int64_t) {
  throw Error(
      source +
      ": is a WebP picture, which this program was built without; convert it to PNG, or run "
      "scripts/setup.sh native and build anew");
}

#endif

}  // namespace scrawl::apps
