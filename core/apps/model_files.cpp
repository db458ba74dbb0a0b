#include "core/apps/model_files.hpp"

#include <iostream>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "core/apps/io.hpp"
#include "core/printable.hpp"

namespace scrawl::apps {

ModelKind kind_of_model(const std::filesystem::path& path) {
  const auto extension = path.extension();
  if (extension == ".onnx") return ModelKind::onnx;
  if (extension == ".json") return ModelKind::tfjs;
  return ModelKind::ours;
}

formats::SideFiles files_beside(const std::filesystem::path& path) {
  const auto read = std::make_shared<std::map<std::string, std::vector<std::byte>>>();
  return
      [folder = path.parent_path(), read](const std::string& name) -> std::span<const std::byte> {
        const auto found = read->find(name);
        if (found != read->end()) return found->second;
        return (*read)[name] = read_file(folder / name);
      };
}

formats::ForeignModel load_foreign_model(const std::string& path, std::span<const std::byte> bytes,
                                         formats::ForeignOptions options) {
  const std::filesystem::path file(path);
  options.name = file.filename().string();
  options.side_files = files_beside(file);
  return kind_of_model(file) == ModelKind::onnx ? formats::read_onnx(bytes, path, options)
                                                : formats::read_tfjs(bytes, path, options);
}

Model load_any_model(const std::string& path, std::span<const std::byte> bytes,
                     std::string_view program) {
  if (kind_of_model(path) == ModelKind::ours) return load_model(bytes, path);
  formats::ForeignModel found = load_foreign_model(path, bytes, {});
  const auto& chosen = found.input.chosen;
  if (!chosen.good() || found.input.how != formats::FoundBy::usual) {
    std::cerr << program << ": " << printable(path) << ": pixels: " << formats::to_string(chosen)
              << (chosen.good() ? "" : ", whatever they mean; `convert` can be told") << std::endl;
  }
  return std::move(found.model);
}

}  // namespace scrawl::apps
