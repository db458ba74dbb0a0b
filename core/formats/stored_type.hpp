#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

/// How other programs' files store numbers: one after the other, in a processor's own types.
namespace scrawl::formats {

/// Adds the numbers that `bytes` hold as values of type `T`, lowest byte first, which need not be
/// aligned. What is left of less than a whole value is not read.
template <class T>
void decode(std::string_view bytes, std::vector<double>& values) {
  for (std::size_t at = 0; at + sizeof(T) <= bytes.size(); at += sizeof(T)) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    values.push_back(static_cast<double>(value));
  }
}

/// A type that a file names, for whoever reads its values.
struct StoredType {
  std::size_t bytes;  ///< of one value
  void (*decode)(std::string_view bytes, std::vector<double>& values);
};

template <class T>
constexpr StoredType stored_type() {
  return {sizeof(T), decode<T>};
}

}  // namespace scrawl::formats
