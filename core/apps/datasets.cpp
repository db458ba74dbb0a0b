#include "core/apps/datasets.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <initializer_list>
#include <span>
#include <utility>

#include "core/apps/file_reader.hpp"
#include "core/apps/io.hpp"
#include "core/data/kaggle_csv.hpp"
#include "core/error.hpp"

namespace scrawl::apps {
namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::byte>;

// The first of the files that exists in the folder, possibly with .gz; empty if none does.
fs::path find(const fs::path& folder, std::initializer_list<std::string> names) {
  for (const auto& name : names) {
    for (const auto* ending : {"", ".gz"}) {
      fs::path path = folder / (name + ending);
      std::error_code ignored;
      if (fs::is_regular_file(path, ignored)) return path;
    }
  }
  return {};
}

std::string start_of(Part part) {
  return part == Part::train ? "train" : "t10k";
}

fs::path images_in(const fs::path& folder, Part part) {
  const std::string start = start_of(part);
  return find(folder, {start + "-images-idx3-ubyte", start + "-images.idx3-ubyte"});
}

fs::path labels_in(const fs::path& folder, Part part) {
  const std::string start = start_of(part);
  return find(folder, {start + "-labels-idx1-ubyte", start + "-labels.idx1-ubyte"});
}

fs::path csv_in(const fs::path& folder) {
  return find(folder, {"train.csv"});
}

Dataset load_idx(const fs::path& images_path, const fs::path& labels_path) {
  const Bytes images = read_file(images_path);
  const Bytes labels = read_file(labels_path);
  return {.name = {},
          .checksum = checksum_of({images, labels}),
          .images = data::parse_idx(images, images_path.string(), labels, labels_path.string()),
          .glyphs = {}};
}

// The checksum of bytes that come in pieces.
class Checksum {
 public:
  void add(std::span<const std::byte> bytes) {
    sum_ = ::crc32_z(sum_, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  }
  std::string text() const {
    std::array<char, 9> text{};
    std::snprintf(text.data(), text.size(), "%08lx", sum_);
    return text.data();
  }

 private:
  uLong sum_ = ::crc32_z(0, nullptr, 0);
};

constexpr std::size_t block_size = std::size_t{1} << 20;

// Kaggle's files are larger than their pixels, so they are parsed block by block. `text` is the
// file's beginning.
Dataset load_csv(FileReader& file, Bytes text, const fs::path& path) {
  data::KaggleCsvParser parser(path.string(), file.expected_size());
  Checksum checksum;
  checksum.add(text);
  for (bool whole = text.size() < block_size; !whole;) {
    const std::size_t end = as_text(text).rfind('\n') + 1;  // 0 if a line is longer
    if (end > 0) parser.add(as_text(text).substr(0, end));
    text.erase(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end));
    const std::size_t rest = text.size();
    text.resize(std::max(block_size, 2 * rest));
    text.resize(rest + file.read(std::span(text).subspan(rest)));
    whole = text.size() < std::max(block_size, 2 * rest);
    checksum.add(std::span(text).subspan(rest));
  }
  parser.add(as_text(text));
  return {.name = {}, .checksum = checksum.text(), .images = parser.finish(), .glyphs = {}};
}

Dataset load_file(const fs::path& path) {
  FileReader file(path);
  Bytes bytes(block_size);
  bytes.resize(file.read(bytes));
  const std::string_view text = as_text(bytes);
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos && bytes.size() < block_size) {
    throw Error(path.string() + ": is empty; give a CSV file, a strokes file or a folder of IDX");
  }
  if (text[0] == '\0') {
    throw Error(path.string() + ": looks like one IDX file; give the folder that has the images " +
                "and the labels");
  }
  if (start == std::string_view::npos || (text[start] != '[' && text[start] != '{')) {
    return load_csv(file, std::move(bytes), path);
  }
  bytes = read_rest(file, std::move(bytes));
  return {.name = {},
          .checksum = checksum_of({bytes}),
          .images = {},
          .glyphs = data::parse_strokes(as_text(bytes), path.string())};
}

Dataset load_folder(const fs::path& folder, Part part) {
  const fs::path images = images_in(folder, part);
  const fs::path labels = labels_in(folder, part);
  if (!images.empty() && !labels.empty()) return load_idx(images, labels);
  if (images.empty() && labels.empty() && part == Part::train) {
    const fs::path csv = csv_in(folder);
    if (!csv.empty()) return load_file(csv);
  }
  throw Error(folder.string() + ": has no " + start_of(part) +
              (images.empty() ? "-images-idx3-ubyte" : "-labels-idx1-ubyte") +
              "[.gz]; fetch MNIST's four files into it, or name a CSV or strokes file");
}

}  // namespace

std::string checksum_of(std::initializer_list<std::span<const std::byte>> files) {
  Checksum checksum;
  for (const auto bytes : files) checksum.add(bytes);
  return checksum.text();
}

std::vector<fs::path> data_files(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) return {path};
  std::vector<fs::path> files = {images_in(path, Part::train), labels_in(path, Part::train),
                                 images_in(path, Part::test), labels_in(path, Part::test),
                                 csv_in(path)};
  std::erase(files, fs::path());
  return files;
}

Dataset load_samples(const fs::path& path, Part part) {
  std::error_code ignored;
  Dataset dataset = fs::is_directory(path, ignored) ? load_folder(path, part) : load_file(path);
  const fs::path whole = fs::absolute(path).lexically_normal();
  dataset.name = (whole.has_filename() ? whole : whole.parent_path()).filename().string();
  if (dataset.count() == 0) throw Error(path.string() + ": holds no digits");
  return dataset;
}

Dataset load_dataset(const fs::path& path, Part part) {
  Dataset dataset = load_samples(path, part);
  if (!dataset.has_strokes() && dataset.images.labels.empty()) {
    throw Error(path.string() + ": has no labels; give Kaggle's train.csv, not its test.csv");
  }
  return dataset;
}

}  // namespace scrawl::apps
