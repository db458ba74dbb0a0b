#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace scrawl {

/// Recognises common files that this program cannot read by their first bytes. Returns what the
/// file is and what to do with it, such as "a ZIP archive; unpack it first"; empty for all other
/// files.
std::string_view kind_of_other_file(std::span<const std::byte> bytes);

/// Throws `Error` with `source` and the file's kind if `kind_of_other_file` recognises it.
void refuse_other_file(std::span<const std::byte> bytes, std::string_view source);

}  // namespace scrawl
