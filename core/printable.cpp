#include "core/printable.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace scrawl {
namespace {

/// The character at the beginning of a text; size 0 if there is no valid one.
struct Character {
  std::size_t size = 0;  ///< in bytes
  std::uint32_t code_point = 0;
};

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {1, lead};
  const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < size) return {};
  std::uint32_t code_point = lead & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return {};
    code_point = code_point << 6 | (byte(i) & 0x3f);
  }
  // Overlong encodings, surrogates, and what is beyond the last code point are invalid.
  const std::uint32_t lowest = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0x80;
  const bool surrogate = code_point >= 0xd800 && code_point <= 0xdfff;
  if (code_point < lowest || code_point > 0x10ffff || surrogate) return {};
  return {size, code_point};
}

bool is_printable(std::uint32_t code_point) {
  const auto within = [code_point](std::uint32_t first, std::uint32_t last) {
    return code_point >= first && code_point <= last;
  };
  return !(within(0, 0x1f) || within(0x7f, 0x9f)                // control characters
           || within(0x200e, 0x200f) || within(0x2028, 0x202e)  // bidi controls and line breaks
           || within(0x2066, 0x2069));                          // bidi controls
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto [size, code_point] = first_character(text);
    if (size > 0 && is_printable(code_point)) {
      result += text.substr(0, size);
    } else {
      result += '?';
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return result;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  auto end = std::min(text.size(), longest);
  // Never cut through a UTF-8 sequence.
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
    --end;
  return '"' + printable(text.substr(0, end)) + (end < text.size() ? "...\"" : "\"");
}

std::string valid_utf8(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t size = first_character(text).size;
    result += size > 0 ? text.substr(0, size) : std::string_view("\xef\xbf\xbd");
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return result;
}

}  // namespace scrawl
