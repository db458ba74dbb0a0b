#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace scrawl::fuzz {

/// The kept inputs of a target, from its file in native_tests/fuzz/corpus/: each a line of
/// hexadecimal digits; what stands behind # is for people. None if there is no such file.
std::vector<std::string> read_corpus(const std::filesystem::path& file);

}  // namespace scrawl::fuzz
