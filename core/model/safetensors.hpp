#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The safetensors container (https://huggingface.co/docs/safetensors): eight bytes of header
/// length, a JSON header, then the tensors' bytes without gaps, little-endian.
namespace scrawl::safetensors {

enum class Dtype { f32, f16, i8 };  ///< the supported types
std::size_t size_of(Dtype dtype);
std::string_view to_string(Dtype dtype);  ///< "F32", "F16", "I8"

using TensorShape = std::vector<std::int64_t>;
std::string to_string(const TensorShape& shape);  ///< "[3, 3, 1, 30]"

struct Tensor {
  std::string name;
  Dtype dtype = Dtype::f32;
  TensorShape shape;
  /// The values, row-major. Views memory of someone else, at any alignment: read with memcpy.
  std::span<const std::byte> bytes;
};

struct File {
  std::map<std::string, std::string, std::less<>> metadata;
  std::vector<Tensor> tensors;
};

/// Parses a file; the tensors view `bytes`. Throws `Error`, beginning with `source`, for everything
/// that the format does not allow: wrong lengths, unknown types, offsets that overlap, leave holes,
/// end early or late or do not match the shape, duplicate names.
File parse(std::span<const std::byte> bytes, std::string_view source);

/// The bytes of a file. Wider types come first and the header is padded, so that every tensor is
/// aligned to its type.
std::vector<std::byte> write(const File& file);

}  // namespace scrawl::safetensors
