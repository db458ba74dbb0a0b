#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace scrawl {

/// What a file is that is none of those that this program reads, and what to do with it, behind
/// the word "is": "a ZIP archive; unpack it first". Empty for everything else. Looks at the first
/// bytes only.
std::string_view kind_of_other_file(std::span<const std::byte> bytes);

/// Throws `Error`, `source` and its kind, for such a file.
void refuse_other_file(std::span<const std::byte> bytes, std::string_view source);

}  // namespace scrawl
