#include "core/file_kind.hpp"

#include <string>

#include "core/error.hpp"

namespace scrawl {
namespace {

using namespace std::string_view_literals;

struct Kind {
  std::string_view magic;
  std::string_view description;
  std::size_t offset = 0;  ///< of the magic bytes
};

constexpr std::string_view utf16 = "text in UTF-16; save it as UTF-8";

constexpr Kind kinds[] = {
    {"PK\x03\x04"sv,
     "a ZIP archive; unpack it first (if Keras or PyTorch wrote it: scripts/convert_model.py)"},
    {"\xfd"
     "7zXZ"sv,
     "packed with xz; unpack it first"},
    {"BZh"sv, "packed with bzip2; unpack it first"},
    {"\x28\xb5\x2f\xfd"sv, "packed with zstd; unpack it first"},
    {"\x1f\x8b"sv, "packed with gzip; unpack it first"},
    {"7z\xbc\xaf"sv, "a 7z archive; unpack it first"},
    {"Rar!"sv, "a RAR archive; unpack it first"},
    {"ustar"sv, "a tar archive; unpack it first", 257},
    {"\xff\xfe"sv, utf16},
    {"\xfe\xff"sv, utf16},
    {"version https://git-lfs"sv, "a pointer of Git LFS; fetch the file itself by git lfs pull"},
    {"\x89HDF"sv, "an HDF5 file; convert a model of Keras by scripts/convert_model.py"},
    {"\x80\x02"sv, "a pickle of Python; convert a model by scripts/convert_model.py"},
    {"\x80\x04"sv, "a pickle of Python; convert a model by scripts/convert_model.py"},
    {"\x93NUMPY"sv, "an array of NumPy; write it as CSV"},
    {"PAR1"sv, "a Parquet file; write it as CSV"},
    {"\x89PNG"sv, "a picture (PNG)"},
    {"\xff\xd8\xff"sv, "a picture (JPEG)"},
    {"GIF8"sv, "a picture (GIF)"},
    {"WEBP"sv, "a picture (WebP); convert it to PNG", 8},
    {"ftyp"sv, "a picture or film (HEIC, AVIF or MP4); convert it to PNG", 4},
    {"II*\0"sv, "a picture (TIFF); convert it to PNG"},
    {"MM\0*"sv, "a picture (TIFF); convert it to PNG"},
    {"%PDF"sv, "a PDF; make a PNG of its page"},
};

/// An HTML page, such as a server sends instead of a missing file.
bool is_web_page(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || text[start] != '<') return false;
  constexpr std::size_t enough = 14;
  std::string tag(text.substr(start, enough));
  for (char& c : tag) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return tag.starts_with("<!doctype html") || tag.starts_with("<html");
}

/// Whether the text begins with two ASCII characters in UTF-16, without a byte order mark.
bool is_utf16(std::string_view text) {
  const auto letter = [&](std::size_t i) { return text[i] >= ' ' && text[i] <= '~'; };
  if (text.size() < 4) return false;
  return (letter(0) && text[1] == 0 && letter(2) && text[3] == 0) ||
         (text[0] == 0 && letter(1) && text[2] == 0 && letter(3));
}

}  // namespace

std::string_view kind_of_other_file(std::span<const std::byte> bytes) {
  constexpr std::size_t enough = 512;
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()),
                              bytes.size() < enough ? bytes.size() : enough);
  for (const Kind& kind : kinds) {
    if (text.size() > kind.offset && text.substr(kind.offset).starts_with(kind.magic)) {
      return kind.description;
    }
  }
  if (is_web_page(text)) return "a web page; download the file itself once more";
  if (is_utf16(text)) return utf16;
  return {};
}

void refuse_other_file(std::span<const std::byte> bytes, std::string_view source) {
  const std::string_view kind = kind_of_other_file(bytes);
  if (!kind.empty()) throw Error(std::string(source) + ": is " + std::string(kind));
}

}  // namespace scrawl
