#include "wasm/read_values.hpp"

#include <cstdint>
#include <utility>

#include "core/ink/grey.hpp"
#include "core/numbers_of.hpp"
#include "wasm/javascript.hpp"

namespace scrawl::javascript {

namespace {

ink::GreyImage grey_from(const val& rgba, int width, int height) {
  const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(rgba);
  return ink::grey_on_paper(bytes, width, height);
}

}  // namespace

val image_read(const Recogniser& recogniser, const val& rgba, int width, int height) {
  return copied(serialised(recogniser.read_number(grey_from(rgba, width, height))));
}

val page_read(const Recogniser& recogniser, const val& rgba, int width, int height,
              const val& tell) {
  constexpr double step = 0.02;  // a message to the page each
  double told = 0;
  const auto page = recogniser.read_page(grey_from(rgba, width, height), [&](double part) {
    if (part < told + step) return;
    told = part;
    tell(part);
  });
  val result = val::object();
  result.set("reading", copied(serialised(page.reading)));
  result.set("orientation", page.orientation);
  std::vector<float> outlines;
  for (const auto& number : numbers_of(page.reading, page.orientation)) {
    for (const auto& [x, y] : number.outline) outlines.insert(outlines.end(), {x, y});
  }
  result.set("outlines", copied(outlines));
  return result;
}

val picture_read(const Recogniser& recogniser, std::vector<float> picture) {
  Reading reading;
  ReadDigit digit;
  const int size = recogniser.model().preprocessing.size;
  digit.answer = recogniser.read(ink::Picture{size, std::move(picture)});
  reading.state = digit.answer.state;
  reading.confidence = digit.answer.confidence;
  if (reading.state != State::blank) reading.digits.push_back(std::move(digit));
  return copied(serialised(reading));
}

}  // namespace scrawl::javascript
