#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "core/data/dataset.hpp"

namespace scrawl::apps {

/// CRC-32 of the concatenated files, 8 hexadecimal digits.
std::string checksum_of(std::initializer_list<std::span<const std::byte>> files);

enum class Part { train, test };

/// The samples of a path. Their name is the path's last part, their checksum the CRC-32 of the
/// decompressed bytes, 8 hexadecimal digits.
using data::Dataset;

/// Loads samples from a folder with MNIST's four IDX files (`part` chooses two of them) or a
/// train.csv, from a CSV file in Kaggle's format, or from a JSON file with strokes; each file may
/// be gzip. Throws `Error` if the path is none of these.
Dataset load_samples(const std::filesystem::path& path, Part part);

/// The files that `load_samples` may read for such a path: the path itself, or a folder's files
/// with the known names.
std::vector<std::filesystem::path> data_files(const std::filesystem::path& path);

/// As `load_samples`, but throws `Error` if the data have no labels.
Dataset load_dataset(const std::filesystem::path& path, Part part);

}  // namespace scrawl::apps
