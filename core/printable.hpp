#pragma once

#include <string>
#include <string_view>

/// Text from outside (of a file, of its name, of an argument) in messages. All of them go through
/// here, so that no file can move a terminal's cursor, colour it or turn the direction of writing.
namespace scrawl {

/// The same text, where it is printable UTF-8. Everything else is a question mark each: control
/// characters of both kinds, what turns the direction of writing, bytes that make no character.
std::string printable(std::string_view text);

/// The same in double quotes, cut when long.
std::string in_quotes(std::string_view text);

/// For files and programs, which must get UTF-8 and may get control characters: bytes that make no
/// character become U+FFFD each.
std::string valid_utf8(std::string_view text);

}  // namespace scrawl
