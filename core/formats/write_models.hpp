#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/model.hpp"

/// Models of ours for other programs. Pixels are 0 (paper) to 1 (ink), as here.
namespace scrawl::formats {

/// An ONNX file, from `pixels` [N, height, width, 1] to `probabilities` [N, classes]. Throws
/// `Error` for a layer that ONNX has not.
std::string write_onnx(const Model& model);

/// The two files of a TensorFlow.js layers model.
struct TfjsFiles {
  std::string model_json;
  std::string weights;
};
/// From [N, height, width, 1] to [N, classes]. `weights_name` is what the second file will be
/// called, beside the first. Throws `Error` for a layer that TensorFlow.js has not.
TfjsFiles write_tfjs(const Model& model, std::string_view weights_name);

}  // namespace scrawl::formats
