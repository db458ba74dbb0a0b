#include "core/apps/image_files.hpp"

#include <algorithm>
#include <filesystem>

#include "core/error.hpp"

namespace scrawl::apps {
namespace {

namespace fs = std::filesystem;

bool named_like_a_picture(const fs::path& path) {
  std::string ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  const auto endings = {".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp"};
  return std::ranges::find(endings, ending) != endings.end();
}

std::vector<std::string> pictures_in(const fs::path& folder) {
  std::vector<std::string> files;
  std::error_code problem;
  for (auto entry = fs::directory_iterator(folder, problem);
       !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
    std::error_code ignored;
    if (named_like_a_picture(entry->path()) && entry->is_regular_file(ignored)) {
      files.push_back(entry->path().string());
    }
  }
  if (problem) throw Error(folder.string() + ": cannot be read: " + problem.message());
  if (files.empty()) throw Error(folder.string() + ": has no PNG, JPEG, BMP, GIF or WebP files");
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::vector<std::string> image_files(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored) ? pictures_in(path) : std::vector{path};
}

}  // namespace scrawl::apps
