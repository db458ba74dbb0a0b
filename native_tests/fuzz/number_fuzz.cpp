#include "core/read_memory.hpp"
#include "native_tests/fuzz/bytes.hpp"
#include "native_tests/fuzz/check_reading.hpp"
#include "native_tests/fuzz/small_reader.hpp"

using namespace scrawl;

namespace {

/// Two bytes a point: the way from the last one. -128 and a byte lift the pen, for a jump of four
/// times what follows.
ink::Drawing drawing_of(fuzz::Bytes bytes) {
  constexpr std::int8_t lifted = -128;
  const float unit = std::array{1.f, 0.01f, 1e6f, 1e36f}[bytes.choose(4)];
  ink::Drawing drawing;
  int x = 0, y = 0, step = 4;
  while (bytes.size() >= 2) {
    const int right = bytes.take<std::int8_t>(), down = bytes.take<std::int8_t>();
    if (right == lifted || drawing.empty()) drawing.emplace_back();
    if (right == lifted) {
      step = 4;
      continue;
    }
    x += step * right;
    y += step * down;
    step = 1;
    drawing.back().push_back({unit * static_cast<float>(x), unit * static_cast<float>(y)});
  }
  return drawing;
}

/// Whatever is written, it is read, and read the same while it grows stroke by stroke.
void one_input(const std::uint8_t* data, std::size_t size) {
  const Recogniser& reader = fuzz::small_reader();
  const ink::Drawing drawing = drawing_of({data, size});
  const Reading whole = reader.read_number(drawing);
  fuzz::check_reading(whole, drawing.size());
  if (drawing.size() < 2) return;
  ReadMemory memory;
  const ink::Drawing before(drawing.begin(), drawing.end() - 1);
  fuzz::check_reading(reader.read_number(before, memory), before.size());
  const Reading grown = reader.read_number(drawing, memory);
  fuzz::require(grown.text == whole.text && grown.confidence == whole.confidence);
}

const fuzz::Target target{"number", one_input};

}  // namespace
