#include "core/apps/predict_strokes.hpp"

#include "core/apps/io.hpp"
#include "core/data/dataset.hpp"

namespace scrawl::apps {

void predict_strokes(const Recogniser& recogniser, const std::string& file, bool numbers,
                     AnswerPrinter& printer) {
  const auto bytes = read_file(file);
  const auto glyphs = data::parse_strokes(as_text(bytes), file, data::Labels::optional);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (numbers) {
      printer.print({file, i}, recogniser.read_number(glyphs[i].strokes));
    } else {
      printer.print({file, i}, recogniser.read(glyphs[i].strokes));
    }
  }
}

}  // namespace scrawl::apps
