#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace scrawl::formats {

/// Gives the bytes of a file that lies beside a model's, by the path in that, from the model's
/// folder. They stay valid as long as the function itself, which reads no file twice. Throws
/// `Error` if there is none.
using SideFiles = std::function<std::span<const std::byte>(const std::string& path)>;

/// A model without such files: whichever is asked for is missing.
SideFiles no_side_files();

/// Throws `Error` for paths that lead out of the model's folder: a file from anywhere must not make
/// a program read others.
void check_inside(std::string_view path);

}  // namespace scrawl::formats
