#pragma once

#include <cstdint>
#include <protozero/pbf_reader.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/formats/stored_type.hpp"

namespace scrawl::formats {

/// Calls `read`, and says of what protozero refuses what it is to people.
template <class Read>
auto whole(Read read) -> decltype(read()) {
  try {
    return read();
  } catch (const protozero::exception&) {
    throw Error("is no ONNX file, or it is damaged or cut off");
  }
}

/// One message of a protobuf file, field by field. protozero asserts that a field has the type that
/// is asked for; files from anywhere may say otherwise, so that is checked here.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : reader_(bytes.data(), bytes.size()) {}

  /// Goes to the next field; false at the end. A field that nobody asked for is passed over.
  bool next() {
    return whole([&] {
      if (unread_) reader_.skip();
      unread_ = reader_.next();
      return unread_;
    });
  }
  std::uint32_t tag() const { return reader_.tag(); }

  std::string_view bytes() {
    want(protozero::pbf_wire_type::length_delimited);
    const auto view = whole([&] { return reader_.get_view(); });
    return {view.data(), view.size()};
  }
  std::string text() { return std::string(bytes()); }
  std::int64_t integer() {
    want(protozero::pbf_wire_type::varint);
    return whole([&] { return reader_.get_int64(); });
  }
  double number() {
    want(protozero::pbf_wire_type::fixed32);
    return static_cast<double>(whole([&] { return reader_.get_float(); }));
  }
  /// Adds a repeated field's integers, which stand together or one by one.
  void add_integers(std::vector<double>& values) {
    if (reader_.wire_type() != protozero::pbf_wire_type::length_delimited) {
      values.push_back(static_cast<double>(integer()));
      return;
    }
    unread_ = false;
    whole([&] {
      for (const std::int64_t value : reader_.get_packed_int64())
        values.push_back(static_cast<double>(value));
    });
  }
  /// The same for floats and doubles, of which `T` is one.
  template <class T>
  void add_numbers(std::vector<double>& values) {
    if (reader_.wire_type() == protozero::pbf_wire_type::length_delimited) {
      const std::string_view packed = bytes();
      if (packed.size() % sizeof(T) != 0) throw Error("a list of numbers is cut off");
      decode<T>(packed, values);
    } else if constexpr (sizeof(T) == 4) {
      values.push_back(number());
    } else {
      want(protozero::pbf_wire_type::fixed64);
      values.push_back(whole([&] { return reader_.get_double(); }));
    }
  }

 private:
  void want(protozero::pbf_wire_type type) {
    if (reader_.wire_type() != type)
      throw Error("field " + std::to_string(tag()) + " has another type than in ONNX");
    unread_ = false;
  }

  protozero::pbf_reader reader_;
  bool unread_ = false;
};

}  // namespace scrawl::formats
