#pragma once

#include <string>

#include "core/model/model.hpp"
#include "native_tests/fuzz/bytes.hpp"

/// Model files that are built from a fuzzer's bytes, so that each change of those changes one thing
/// of a file that is otherwise whole: layers, weights, preprocessing, classes, calibration.
namespace scrawl::fuzz {

/// A model that can be saved and loaded, unless its weights are beyond what its type holds.
Model made_model(Bytes& bytes);

/// Changes a model file in one place: a number or name of its header, some weights, its length, ...
void damage(std::string& file, Bytes& bytes);

}  // namespace scrawl::fuzz
