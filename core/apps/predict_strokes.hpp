#pragma once

#include <string>

#include "core/apps/answers.hpp"

namespace scrawl::apps {

/// Reads each entry of a strokes file, whose labels may be missing: as one glyph, or, with
/// `numbers`, as a drawing that may hold several digits. Throws `Error` before the first answer.
void predict_strokes(const Recogniser& recogniser, const std::string& file, bool numbers,
                     AnswerPrinter& printer);

}  // namespace scrawl::apps
