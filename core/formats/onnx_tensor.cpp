#include <algorithm>
#include <charconv>
#include <cstdint>

#include "core/error.hpp"
#include "core/formats/onnx_file.hpp"
#include "core/formats/protobuf.hpp"
#include "core/formats/stored_type.hpp"
#include "core/model/quantise.hpp"
#include "core/printable.hpp"

namespace scrawl::formats::onnx {
namespace {

/// TensorProto.DataType
enum Type {
  float32 = 1,
  uint8,
  int8,
  uint16,
  int16,
  int32,
  int64,
  boolean = 9,
  float16,
  float64,
  uint32,
  uint64
};

struct External {
  std::string location;
  std::size_t offset = 0;
  std::size_t length = std::string::npos;
};

std::size_t whole_number(const std::string& text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw Error("expected a whole number, not " + in_quotes(text));
  return value;
}

void read_external(std::string_view entry, External& external) {
  std::string key, value;
  for (Fields fields(entry); fields.next();) {
    if (fields.tag() == 1) key = fields.text();
    if (fields.tag() == 2) value = fields.text();
  }
  if (key == "location") external.location = value;
  if (key == "offset") external.offset = whole_number(value);
  if (key == "length") external.length = whole_number(value);
}

/// How values of a type of ONNX are stored. Those of float16 are taken for whole numbers.
StoredType stored_as(std::int64_t type) {
  switch (type) {
    case float32:
      return stored_type<float>();
    case float64:
      return stored_type<double>();
    case uint8:
      return stored_type<std::uint8_t>();
    case int8:
      return stored_type<std::int8_t>();
    case uint16:
    case float16:
      return stored_type<std::uint16_t>();
    case int16:
      return stored_type<std::int16_t>();
    case int32:
      return stored_type<std::int32_t>();
    case int64:
      return stored_type<std::int64_t>();
    case uint32:
      return stored_type<std::uint32_t>();
    case uint64:
      return stored_type<std::uint64_t>();
    case boolean:
      return stored_type<std::uint8_t>();
    default:
      throw Error("has values of type " + std::to_string(type) +
                  " of ONNX, which is not known here; store them as float");
  }
}

void from_raw(const StoredType& stored, std::string_view raw, std::size_t count,
              std::vector<double>& values) {
  if (raw.size() != count * stored.bytes)
    throw Error("has " + std::to_string(raw.size()) + " bytes for " + std::to_string(count) +
                " values of " + std::to_string(stored.bytes) + " bytes");
  values.reserve(count);
  stored.decode(raw, values);
}

}  // namespace

NamedArray parse_tensor(std::string_view bytes, Beside& beside) {
  NamedArray tensor;
  std::vector<double> sides;
  std::int64_t type = 0;
  std::optional<std::string_view> raw;
  std::optional<External> external;
  auto& values = tensor.array.values;
  for (Fields fields(bytes); fields.next();) {
    switch (fields.tag()) {
      case 1:
        fields.add_integers(sides);
        break;
      case 2:
        type = fields.integer();
        break;
      case 4:
        fields.add_numbers<float>(values);
        break;
      case 5:   // 32-bit and narrower integers, and the bits of float16
      case 7:   // 64-bit integers
      case 11:  // unsigned ones
        fields.add_integers(values);
        break;
      case 8:
        tensor.name = fields.text();
        break;
      case 9:
        raw = fields.bytes();
        break;
      case 10:
        fields.add_numbers<double>(values);
        break;
      case 13:
        if (!external) external.emplace();
        read_external(fields.bytes(), *external);
        break;
      default:
        break;
    }
  }
  const std::string what = "the weights " + in_quotes(tensor.name);
  for (const double side : sides) {
    // Beyond 2^53 a double may round; such a side is refused just below.
    tensor.array.shape.push_back(static_cast<std::int64_t>(std::clamp(side, -1.0, 1e15)));
  }
  const std::size_t count = count_of(tensor.array.shape, what);
  try {
    const StoredType stored = stored_as(type);
    if (external) {
      check_inside(external->location);
      const auto file = beside.files(external->location);
      const std::string_view all(reinterpret_cast<const char*>(file.data()), file.size());
      if (external->offset > all.size())
        throw Error("begins behind the end of " + in_quotes(external->location));
      raw = all.substr(external->offset, external->length);
      if (raw->size() > beside.bytes_left) throw Error("there are too many weights in other files");
      beside.bytes_left -= raw->size();
    }
    if (raw && values.empty()) {
      from_raw(stored, *raw, count, values);
    } else if (values.size() != count) {
      throw Error("has " + std::to_string(values.size()) + " values for a shape of " +
                  to_string(tensor.array.shape));
    }
  } catch (const Error& error) {
    throw Error(what + ": " + error.what());
  }
  if (type == float16) {
    for (double& value : values)
      value = static_cast<double>(
          float_from_half(static_cast<std::uint16_t>(static_cast<std::int64_t>(value))));
  }
  return tensor;
}

}  // namespace scrawl::formats::onnx
