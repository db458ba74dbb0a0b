#pragma once

#include <string>
#include <string_view>

/// Untrusted text (from files, their names, arguments) in messages. All of it goes through these
/// functions, so that no file can send control sequences to a terminal.
namespace scrawl {

/// The text with every character that is not printable replaced by a question mark: control
/// characters, bidi controls, invalid UTF-8.
std::string printable(std::string_view text);

/// The same in double quotes, truncated if long.
std::string in_quotes(std::string_view text);

/// The text as valid UTF-8: each invalid byte becomes U+FFFD. Keeps control characters, so it is
/// for files and programs, not for terminals.
std::string valid_utf8(std::string_view text);

}  // namespace scrawl
