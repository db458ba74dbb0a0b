#pragma once

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/ink/picture.hpp"
#include "core/random.hpp"

namespace scrawl::testing {

inline std::vector<char> bytes_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// MNIST's last 5,000 training images, which no shipped network was trained on, from the two files
/// in the IDX format, decompressed.
class HeldOutDigits {
 public:
  HeldOutDigits(const char* images, const char* labels)
      : images_(bytes_of(images)), labels_(bytes_of(labels)) {}

  /// A random digit, whose label is added to `text`.
  ink::Picture draw(Random& random, std::string& text) const {
    // A file of images has a header of 16 bytes, one of labels of 8.
    const std::size_t place = labels_.size() - 8 - held_out + random.below(held_out);
    ink::Picture picture = ink::blank_picture(28);
    for (std::size_t pixel = 0; pixel < 784; ++pixel) {
      const auto value = static_cast<unsigned char>(images_[16 + 784 * place + pixel]);
      picture.pixels[pixel] = static_cast<float>(value) / 255;
    }
    text += static_cast<char>('0' + labels_[8 + place]);
    return picture;
  }

 private:
  static constexpr std::size_t held_out = 5000;

  std::vector<char> images_, labels_;
};

}  // namespace scrawl::testing
