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

/// What the model's network sees of a sample.
ink::Picture picture_of(const training::SampleSource& samples, std::size_t sample,
                        const Model& model);

/// What a network sees, dark on white, as an image that lies in the page itself.
void write_picture(Markup& page, const ink::Picture& picture, std::string_view description);

/// The strokes as they were drawn, of even width, in a square.
void write_drawing(Markup& page, const ink::Drawing& drawing, std::string_view description);

}  // namespace scrawl::apps::report
