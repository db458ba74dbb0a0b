#include "core/apps/png.hpp"

#include <string>

#include "core/apps/stb_image_write.hpp"
#include "core/error.hpp"

namespace scrawl::apps {

std::vector<std::byte> encode_png(const ink::GreyImage& image) {
  std::vector<std::byte> png;
  const auto append = [](void* context, void* data, int size) {
    const auto* bytes = static_cast<const std::byte*>(data);
    auto& target = *static_cast<std::vector<std::byte>*>(context);
    target.insert(target.end(), bytes, bytes + size);
  };
  constexpr int channels = 1;
  if (stbi_write_png_to_func(append, &png, image.width, image.height, channels, image.pixels.data(),
                             image.width) == 0) {
    throw Error("a picture of " + std::to_string(image.width) + " x " +
                std::to_string(image.height) + " pixels cannot be made a PNG file");
  }
  return png;
}

}  // namespace scrawl::apps
