#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace scrawl::fuzz {

/// Takes numbers, arrays and choices from the front of made-up bytes; zeros when they are used up.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  template <class T>
  T take() {
    T value{};
    const std::size_t count = std::min(sizeof value, size_);
    if (count > 0) std::memcpy(&value, data_, count);
    data_ += count;
    size_ -= count;
    return value;
  }
  template <class T>
  std::vector<T> take(std::size_t count) {
    std::vector<T> values(count);
    for (T& value : values) value = take<T>();
    return values;
  }
  /// One of 0 to `count` - 1, by a byte where that is enough.
  std::uint32_t choose(std::uint32_t count) {
    return count <= 256 ? take<std::uint8_t>() % count : take<std::uint32_t>() % count;
  }
  template <class T>
  const T& one_of(std::span<const T> things) {
    return things[choose(static_cast<std::uint32_t>(things.size()))];
  }

  const std::uint8_t* data() const { return data_; }
  std::size_t size() const { return size_; }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
};

}  // namespace scrawl::fuzz
