#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/apps/report/markup.hpp"
#include "core/ink/drawing.hpp"
#include "core/ink/picture.hpp"
#include "core/model/model.hpp"
#include "core/training/sample_source.hpp"

namespace scrawl::apps::report {

std::string base64(std::span<const std::byte> bytes);

/// The network's input for a sample.
ink::Picture picture_of(const training::SampleSource& samples, std::size_t sample,
                        const Model& model);

/// Writes a network's input, dark on white, as an image embedded in the page.
void write_picture(Markup& page, const ink::Picture& picture, std::string_view description);

/// Writes the strokes as SVG lines of one width, in a square.
void write_drawing(Markup& page, const ink::Drawing& drawing, std::string_view description);

}  // namespace scrawl::apps::report
