#include "core/formats/tfjs_weights.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/formats/stored_type.hpp"
#include "core/model/quantise.hpp"
#include "core/printable.hpp"

namespace scrawl::formats::tfjs {
namespace {

constexpr std::size_t most_bytes = 512 << 20;

/// The bytes of a group of weights, one shard after the other. All but the last have one size,
/// which tells whether some were swapped.
std::string joined(const json::Node& paths, const SideFiles& side_files) {
  std::string bytes;
  std::size_t first = 0;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::string path(paths.item(i).text());
    check_inside(path);
    const auto shard = side_files(path);
    if (i == 0) first = shard.size();
    const bool last = i + 1 == paths.size();
    if (last ? shard.size() > first : shard.size() != first)
      throw Error("the shard " + in_quotes(path) + " has " + std::to_string(shard.size()) +
                  " bytes, the first one " + std::to_string(first) +
                  "; shards are cut off, or their names are swapped");
    if (bytes.size() + shard.size() > most_bytes) throw Error("the weights are too large");
    bytes.append(reinterpret_cast<const char*>(shard.data()), shard.size());
  }
  return bytes;
}

StoredType type_named(const json::Node& type) {
  const std::string_view name = type.text();
  if (name == "float32") return stored_type<float>();
  if (name == "int32") return stored_type<std::int32_t>();
  if (name == "uint16") return stored_type<std::uint16_t>();
  if (name == "uint8" || name == "bool") return stored_type<std::uint8_t>();
  if (name == "float16") {
    return {2, [](std::string_view bytes, std::vector<double>& values) {
              decode<std::uint16_t>(bytes, values);
              for (double& value : values)
                value = static_cast<double>(float_from_half(static_cast<std::uint16_t>(value)));
            }};
  }
  type.fail("is not known; known are float32, float16, int32, uint16, uint8 and bool");
}

/// Reads the next weights of a group, and takes their bytes from its front.
Array next_array(const json::Node& entry, const std::string& name, std::string_view& bytes) {
  Array array;
  const auto shape = entry.field("shape");
  for (std::size_t i = 0; i < shape.size(); ++i)
    array.shape.push_back(shape.item(i).integer(0, std::int64_t{1} << 40));
  const std::size_t count = count_of(array.shape, "the weights " + in_quotes(name));
  const auto quantisation = entry.optional_field("quantization");
  const StoredType stored =
      type_named(quantisation ? quantisation->field("dtype") : entry.field("dtype"));
  if (count * stored.bytes > bytes.size())
    throw Error("the shards end in the weights " + in_quotes(name) + "; one is missing or cut off");
  array.values.reserve(count);
  stored.decode(bytes.substr(0, count * stored.bytes), array.values);
  bytes.remove_prefix(count * stored.bytes);
  if (quantisation) {
    const auto scale = quantisation->optional_field("scale"),
               min = quantisation->optional_field("min");
    const double factor = scale ? scale->number() : 1, least = min ? min->number() : 0;
    // As TensorFlow.js computes it, in floats.
    if (scale || min)
      for (double& value : array.values)
        value = static_cast<double>(static_cast<float>(value * factor + least));
  }
  return array;
}

/// Whether a weight's full name ends in "layer/name".
bool is_called(std::string_view full, std::string_view layer, std::string_view name) {
  if (const auto colon = full.rfind(':');
      colon != std::string_view::npos && full.find('/', colon) == std::string_view::npos)
    full = full.substr(0, colon);
  const auto take = [&](std::string_view end) {
    if (!full.ends_with(end)) return false;
    full.remove_suffix(end.size());
    return true;
  };
  return take(name) && take("/") && take(layer) && (full.empty() || full.back() == '/');
}

}  // namespace

Weights::Weights(const json::Node& manifest, const SideFiles& side_files) {
  for (std::size_t group = 0; group < manifest.size(); ++group) {
    const std::string all = joined(manifest.item(group).field("paths"), side_files);
    std::string_view bytes = all;
    const auto entries = manifest.item(group).field("weights");
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string name(entries.item(i).field("name").text());
      if (!arrays_.emplace(name, next_array(entries.item(i), name, bytes)).second)
        throw Error("the weights " + in_quotes(name) + " come twice");
    }
    if (!bytes.empty())
      throw Error("the shards hold " + std::to_string(bytes.size()) +
                  " bytes more than the manifest tells; they are of another model");
  }
}

std::optional<Array> Weights::take(std::string_view layer, std::string_view name) {
  auto found = arrays_.end();
  for (auto entry = arrays_.begin(); entry != arrays_.end(); ++entry) {
    if (!is_called(entry->first, layer, name)) continue;
    if (found != arrays_.end())
      throw Error("both " + in_quotes(found->first) + " and " + in_quotes(entry->first) +
                  " may be its weights; give its layers different names");
    found = entry;
  }
  if (found == arrays_.end()) return {};
  Array array = std::move(found->second);
  arrays_.erase(found);
  return array;
}

Array Weights::need(std::string_view layer, std::string_view name) {
  auto array = take(layer, name);
  if (array) return std::move(*array);
  throw Error("the manifest has no weights " +
              in_quotes(std::string(layer) + "/" + std::string(name)));
}

}  // namespace scrawl::formats::tfjs
