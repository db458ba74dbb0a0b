#include "core/model/safetensors.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <optional>

#include "core/error.hpp"
#include "core/file_kind.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"
#include "core/sort_places.hpp"

namespace scrawl::safetensors {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are copied byte by byte");

constexpr std::size_t length_size = 8;
constexpr std::size_t longest_header = 100'000'000;  ///< the format's own limit
constexpr std::size_t most_dimensions = 8;
constexpr std::string_view metadata_key = "__metadata__";

std::optional<Dtype> dtype_from(std::string_view name) {
  for (const auto dtype : {Dtype::f32, Dtype::f16, Dtype::i8})
    if (name == to_string(dtype)) return dtype;
  return std::nullopt;
}

[[noreturn]] void fail_cut_short(std::size_t there, const std::string& announced,
                                 std::string_view source) {
  throw Error(std::string(source) + ": is cut short: " + std::to_string(there) + " of " +
              announced + " bytes are there; fetch the file again");
}

/// The JSON between the length and the data.
std::string_view header_of(std::span<const std::byte> bytes, std::string_view source) {
  const auto fail = [&](const std::string& problem) {
    refuse_other_file(bytes, source);
    throw Error(std::string(source) + ": not a safetensors file: " + problem);
  };
  if (bytes.size() < length_size)
    fail("it has " + std::to_string(bytes.size()) + " bytes, its header needs more");
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), length_size);
  // A plausible length and the beginning of a header: the rest of the file was lost.
  if (length <= longest_header && length > bytes.size() - length_size &&
      bytes.size() > length_size && bytes[length_size] == std::byte{'{'})
    fail_cut_short(bytes.size(), "at least " + std::to_string(length_size + length), source);
  if (length > longest_header || length > bytes.size() - length_size)
    fail("its first 8 bytes announce a header of " + std::to_string(length) +
         " bytes, the file has " + std::to_string(bytes.size()));
  return {reinterpret_cast<const char*>(bytes.data()) + length_size,
          static_cast<std::size_t>(length)};
}

/// Size in bytes; none if it exceeds 64 bits.
std::optional<std::uint64_t> byte_count(Dtype dtype, const TensorShape& shape) {
  std::uint64_t count = size_of(dtype);
  for (const auto extent : shape) {
    const auto factor = static_cast<std::uint64_t>(extent);
    if (factor != 0 && count > UINT64_MAX / factor) return std::nullopt;
    count *= factor;
  }
  return count;
}

std::string tensor_place(std::string_view name, std::string_view source) {
  return std::string(source) + ": tensor " + in_quotes(name);
}

Tensor parse_tensor(std::string_view name, const json::Node& entry,
                    std::span<const std::byte> data) {
  entry.only({"dtype", "shape", "data_offsets"});
  Tensor tensor;
  tensor.name = name;
  const auto dtype = dtype_from(entry.field("dtype").text());
  if (!dtype)
    entry.fail("type " + in_quotes(entry.field("dtype").text()) +
               " is unknown; weights are F32, F16 or I8");
  tensor.dtype = *dtype;
  const auto shape = entry.field("shape");
  if (shape.size() > most_dimensions) shape.fail("more than 8 dimensions");
  for (std::size_t i = 0; i < shape.size(); ++i)
    tensor.shape.push_back(shape.item(i).integer(0, INT64_MAX));
  const auto offsets = entry.field("data_offsets");
  if (offsets.size() != 2) offsets.fail("expected [begin, end]");
  const auto last = static_cast<std::int64_t>(data.size());
  const auto begin = offsets.item(0).integer(0, last);
  const auto end = offsets.item(1).integer(begin, last);
  if (byte_count(tensor.dtype, tensor.shape) != static_cast<std::uint64_t>(end - begin))
    entry.fail("shape " + to_string(tensor.shape) + " of " + std::string(to_string(tensor.dtype)) +
               " does not fill its " + std::to_string(end - begin) + " bytes exactly");
  tensor.bytes =
      data.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  return tensor;
}

/// How many bytes of tensors the header announces.
std::uint64_t announced_bytes(const json::Document& header, std::string_view source) {
  std::int64_t last = 0;
  for (const auto& [key, value] : header.GetObject()) {
    const std::string_view name(key.GetString(), key.GetStringLength());
    if (name == metadata_key) continue;
    const json::Node entry(value, tensor_place(name, source));
    const auto offsets = entry.field("data_offsets");
    if (offsets.size() != 2) offsets.fail("expected [begin, end]");
    last = std::max(last, offsets.item(1).integer(0, INT64_MAX));
  }
  return static_cast<std::uint64_t>(last);
}

void parse_metadata(const json::Node& node, File& file) {
  if (!node.value().IsObject()) node.fail("expected an object {...}");
  for (const auto& [key, value] : node.value().GetObject()) {
    const std::string name(key.GetString(), key.GetStringLength());
    if (!value.IsString()) node.fail(in_quotes(name) + " must be a text");
    if (!file.metadata.emplace(name, std::string(value.GetString(), value.GetStringLength()))
             .second)
      node.fail(in_quotes(name) + " comes twice");
  }
}

/// Sorts by place and makes sure that the tensors tile the data.
void check_layout(std::vector<Tensor>& tensors, std::span<const std::byte> data,
                  std::string_view source) {
  const auto fail = [&](std::string_view name, const std::string& problem) {
    throw Error(std::string(source) + ": tensor " + in_quotes(name) + " " + problem);
  };
  if (const auto twice = repeated(
          tensors.size(), [&](std::size_t i) -> std::string_view { return tensors[i].name; })) {
    fail(tensors[*twice].name, "comes twice");
  }

  const auto end_of = [](const Tensor& tensor) {
    return tensor.bytes.data() + tensor.bytes.size();
  };
  std::vector<Tensor> in_order;
  for (const std::size_t place : places_in_order(tensors.size(), [&](std::size_t i, std::size_t k) {
         const Tensor &a = tensors[i], &b = tensors[k];
         return a.bytes.data() != b.bytes.data() ? a.bytes.data() < b.bytes.data()
                                                 : end_of(a) < end_of(b);
       })) {
    in_order.push_back(std::move(tensors[place]));
  }
  tensors = std::move(in_order);
  const std::byte* expected = data.data();
  for (const auto& tensor : tensors) {
    if (tensor.bytes.data() < expected) fail(tensor.name, "overlaps the one before it");
    if (tensor.bytes.data() > expected) fail(tensor.name, "leaves a hole before it");
    expected = end_of(tensor);
  }
  const auto left = data.data() + data.size() - expected;
  if (left != 0)
    throw Error(std::string(source) + ": " + std::to_string(left) +
                " bytes after the last tensor belong to none");
}

void write_entry(json::Writer& header, const Tensor& tensor, std::int64_t begin) {
  header.key(tensor.name).begin_object().key("dtype").text(to_string(tensor.dtype));
  header.key("shape").begin_array();
  for (const auto extent : tensor.shape) header.integer(extent);
  header.end_array().key("data_offsets").begin_array();
  header.integer(begin).integer(begin + static_cast<std::int64_t>(tensor.bytes.size()));
  header.end_array().end_object();
}

}  // namespace

std::size_t size_of(Dtype dtype) {
  return dtype == Dtype::f32 ? 4 : dtype == Dtype::f16 ? 2 : 1;
}

std::string_view to_string(Dtype dtype) {
  return dtype == Dtype::f32 ? "F32" : dtype == Dtype::f16 ? "F16" : "I8";
}

std::string to_string(const TensorShape& shape) {
  std::string text = "[";
  for (const auto extent : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
  return text + "]";
}

File parse(std::span<const std::byte> bytes, std::string_view source) {
  const auto header = header_of(bytes, source);
  const auto data = bytes.subspan(length_size + header.size());
  const auto header_source = std::string(source) + ": header";
  const auto document = json::parse(header, header_source);
  const json::Node root(document, header_source);
  if (!document.IsObject()) root.fail("expected an object {...}");
  const std::uint64_t announced = announced_bytes(document, source);
  if (announced > data.size())
    fail_cut_short(bytes.size(), std::to_string(bytes.size() - data.size() + announced), source);
  File file;
  bool metadata_seen = false;
  for (const auto& [key, value] : document.GetObject()) {
    const std::string_view name(key.GetString(), key.GetStringLength());
    if (name != metadata_key) {
      const json::Node entry(value, tensor_place(name, source));
      file.tensors.push_back(parse_tensor(name, entry, data));
      continue;
    }
    if (metadata_seen) root.fail(in_quotes(name) + " comes twice");
    metadata_seen = true;
    parse_metadata(json::Node(value, std::string(source) + ": metadata"), file);
  }
  check_layout(file.tensors, data, source);
  return file;
}

std::vector<std::byte> write(const File& file) {
  std::vector<const Tensor*> order;
  for (const auto& tensor : file.tensors) order.push_back(&tensor);
  std::stable_sort(order.begin(), order.end(), [](const Tensor* a, const Tensor* b) {
    return size_of(a->dtype) > size_of(b->dtype);
  });
  json::Writer header;
  header.begin_object().key(metadata_key).begin_object();
  for (const auto& [key, value] : file.metadata) header.key(key).text(value);
  header.end_object();
  std::int64_t offset = 0;
  for (const auto* tensor : order) {
    assert(byte_count(tensor->dtype, tensor->shape) == tensor->bytes.size());
    write_entry(header, *tensor, offset);
    offset += static_cast<std::int64_t>(tensor->bytes.size());
  }
  header.end_object();
  std::string text(header.result());
  text.resize((text.size() + 7) / 8 * 8, ' ');

  const std::uint64_t length = text.size();
  std::vector<std::byte> bytes(length_size + text.size() + static_cast<std::size_t>(offset));
  std::byte* at = bytes.data();
  const auto put = [&](const void* from, std::size_t size) {
    if (size > 0) std::memcpy(at, from, size);
    at += size;
  };
  put(&length, length_size);
  put(text.data(), text.size());
  for (const auto* tensor : order) put(tensor->bytes.data(), tensor->bytes.size());
  return bytes;
}

}  // namespace scrawl::safetensors
