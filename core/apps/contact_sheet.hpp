#pragma once

#include <string>

#include "core/data/dataset.hpp"
#include "core/ink/picture.hpp"

namespace scrawl::apps {

/// Samples of a set of pictures side by side, dark on white: a row for each label from 0 up, with
/// samples from its first to its last at equal distances; where there are no labels, as many rows.
ink::GreyImage contact_sheet(const data::Images& images);

/// One picture for a terminal, two characters a pixel, its empty borders cut off.
std::string picture_as_text(const data::Images& images, std::size_t row);

}  // namespace scrawl::apps
