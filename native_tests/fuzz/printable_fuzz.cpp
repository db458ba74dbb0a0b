#include <algorithm>
#include <string>

#include "core/file_kind.hpp"
#include "core/json.hpp"
#include "core/printable.hpp"
#include "native_tests/fuzz/fuzz.hpp"

using namespace scrawl;

namespace {

bool is_safe(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
  });
}

/// Whatever a file says of itself, it reaches no terminal as a control sequence, and JSON as text.
void one_input(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const std::string shown = printable(text);
  fuzz::require(is_safe(shown) && is_safe(in_quotes(text)));
  fuzz::require(printable(shown) == shown && in_quotes(text).size() < 400);
  const std::string valid = valid_utf8(text);
  fuzz::require(valid_utf8(valid) == valid);
  json::Writer out;
  out.text(text);
  fuzz::must_parse([&] {
    const auto again = json::parse(out.result(), "again");
    fuzz::require(json::Node(again, "again").text() == valid);
  });
  fuzz::require(is_safe(std::string(kind_of_other_file(std::as_bytes(std::span(data, size))))));
}

const fuzz::Target target{"printable", one_input};

}  // namespace
