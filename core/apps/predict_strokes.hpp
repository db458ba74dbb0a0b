#pragma once

#include <string>

#include "core/apps/answers.hpp"

namespace scrawl::apps {

/// Reads each entry of a strokes file (labels are optional) and prints the answer: as one glyph or,
/// with `numbers`, as a number of several digits. Throws `Error` before the first answer.
void predict_strokes(const Recogniser& recogniser, const std::string& file, bool numbers,
                     AnswerPrinter& printer);

}  // namespace scrawl::apps
