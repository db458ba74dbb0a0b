#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "core/formats/foreign_model.hpp"
#include "core/model/model.hpp"

/// Model files of any kind that is known, by their names.
namespace scrawl::apps {

enum class ModelKind { ours, onnx, tfjs };

/// By the end of the name: .onnx is ONNX, .json TensorFlow.js, everything else ours.
ModelKind kind_of_model(const std::filesystem::path& path);

/// Gives the files in the folder of a model's file, each read once.
formats::SideFiles files_beside(const std::filesystem::path& path);

/// Reads a model of another program, .onnx or model.json with its shards beside it, from the bytes
/// of its file. `options` need neither name nor side files. Throws `Error`, which begins with the
/// path.
formats::ForeignModel load_foreign_model(const std::string& path, std::span<const std::byte> bytes,
                                         formats::ForeignOptions options);

/// Reads a model of any kind from the bytes of its file. What was found out about another program's
/// pixels is told on standard error, unless they are as ours. Throws `Error`, which begins with the
/// path.
Model load_any_model(const std::string& path, std::span<const std::byte> bytes,
                     std::string_view program);

/// For the options that name a model.
inline constexpr const char* model_file_help =
    "A model file: .safetensors, .onnx, or TensorFlow.js' model.json";

}  // namespace scrawl::apps
