#include "core/apps/annotated_files.hpp"

#include <set>
#include <string_view>

#include "core/apps/io.hpp"
#include "core/apps/jpeg.hpp"
#include "core/error.hpp"

namespace scrawl::apps {
namespace {

namespace fs = std::filesystem;

/// Stands in each of our files, so that a second run may replace those of the first, and no others.
constexpr std::string_view our_comment = "Scrawl: what predict --annotate read";

void refuse_foreign(const fs::path& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return;
  const std::vector<std::byte> bytes = read_file(path);
  if (has_comment(as_text(bytes), our_comment)) return;
  throw Error(path.string() +
              ": is there already, and --annotate did not write it; name another folder");
}

}  // namespace

std::vector<fs::path> files_to_annotate(const fs::path& folder,
                                        std::span<const std::string> pictures) {
  std::error_code problem;
  if (fs::exists(folder, problem) && !fs::is_directory(folder, problem)) {
    throw Error(folder.string() + ": is a file; --annotate writes into a folder, so name one");
  }
  fs::create_directories(folder, problem);
  if (problem) {
    throw Error(folder.string() + ": cannot be made (" + problem.message() +
                "); name another folder for --annotate");
  }
  std::vector<fs::path> files;
  std::set<fs::path> taken;
  for (const std::string& picture : pictures) {
    const std::string name = fs::path(picture).stem().string();
    fs::path file = folder / (name + ".jpg");
    for (int copy = 2; !taken.insert(file).second; ++copy) {
      file = folder / (name + "-" + std::to_string(copy) + ".jpg");
    }
    refuse_foreign(file);
    files.push_back(std::move(file));
  }
  if (!files.empty()) check_writable(files.front());
  return files;
}

std::vector<std::byte> annotated_file(const ColourImage& image, const std::string& picture) {
  return encode_jpeg(image, our_comment, picture);
}

}  // namespace scrawl::apps
