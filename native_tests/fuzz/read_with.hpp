#pragma once

#include "core/model/model.hpp"

namespace scrawl::fuzz {

/// Reads a picture, strokes and, `with_image`, an image with what was loaded: bounded in time and
/// memory, whatever the file asks for, and with answers that make sense. Networks that are no
/// readers of digits are refused.
void read_with(const Model& model, bool with_image);

}  // namespace scrawl::fuzz
