#pragma once

#include <string>

#include "core/data/dataset.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::apps {

/// An image of samples side by side, dark on white: one line for each label, with evenly spaced
/// samples from the first to the last; without labels, ten lines.
ink::GreyImage contact_sheet(const data::Images& images);

/// One picture for a terminal, two characters for each pixel, without its empty borders.
std::string picture_as_text(const data::Images& images, std::size_t row);

}  // namespace scrawl::apps
