#pragma once

#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "core/data/dataset.hpp"

namespace scrawl::apps {

/// CRC-32 of the bytes one after the other, 8 hexadecimal digits.
std::string checksum_of(std::initializer_list<std::span<const std::byte>> files);

enum class Part { train, test };

/// Digits as a path names them: pictures or strokes, one of the two is empty.
struct Dataset {
  std::string name;      ///< the path's last part
  std::string checksum;  ///< CRC-32 of the decompressed bytes, 8 hexadecimal digits
  data::Images images;
  std::vector<data::Glyph> glyphs;

  bool has_strokes() const { return !glyphs.empty(); }
  std::size_t count() const { return has_strokes() ? glyphs.size() : images.count(); }
};

/// A folder with MNIST's four IDX files (of which `part` chooses two) or with a train.csv, a CSV
/// file in Kaggle's format, or a JSON file with strokes; each of the files may be gzip. Throws
/// `Error` when there is nothing of this kind.
Dataset load_samples(const std::filesystem::path& path, Part part);

/// The files that may be read for such a path: itself, or all of a folder that are known by name.
std::vector<std::filesystem::path> data_files(const std::filesystem::path& path);

/// The same for those who need labels: throws `Error` for data without.
Dataset load_dataset(const std::filesystem::path& path, Part part);

}  // namespace scrawl::apps
