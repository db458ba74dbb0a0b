#include "core/apps/command_files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <optional>
#include <tuple>
#include <utility>

#include "core/apps/destination.hpp"

namespace scrawl::apps {
namespace {

namespace fs = std::filesystem;

// Identifies the file of a path, whatever its spelling: by the deepest part of the path that
// exists, and the rest.
struct Identity {
  dev_t device = 0;
  ino_t inode = 0;
  fs::path below;  ///< the part that does not exist yet; empty if the file exists
  bool operator==(const Identity&) const = default;
};

struct Entry {
  CommandFile file;
  int descriptor = -1;  ///< if the path stands for an open file of this process (/dev/stdout)
  std::optional<Identity> identity;
};

// None for terminals and other character devices, which can be written to more than once.
std::optional<Identity> identity_of(const Destination& target) {
  struct stat status {};
  fs::path existing = target.path, below;
  const auto examine = [&] {
    return target.descriptor >= 0 ? ::fstat(target.descriptor, &status)
                                  : ::stat(existing.empty() ? "." : existing.c_str(), &status);
  };
  while (examine() != 0) {
    if (target.descriptor >= 0 || existing.empty()) return std::nullopt;
    below = below.empty() ? existing.filename() : existing.filename() / below;
    existing = existing.parent_path();
  }
  if (S_ISCHR(status.st_mode)) return std::nullopt;
  return Identity{status.st_dev, status.st_ino, below.lexically_normal()};
}

bool is_standard_stream(const Entry& entry) {
  return entry.file.path.empty();
}

bool same_file(const Entry& a, const Entry& b) {
  if (!a.identity || a.identity != b.identity) return false;
  if (a.file.use == CommandFile::read && b.file.use == CommandFile::read) return false;
  // Writing to /dev/stdout means the standard output on purpose.
  const auto open = [](const Entry& entry) { return entry.descriptor >= 0; };
  return !((is_standard_stream(a) && open(b)) || (is_standard_stream(b) && open(a)));
}

// Whether `folder`, which does not exist yet, would have to be the folder of `entry`.
bool holds(const Entry& folder, const Entry& entry) {
  if (!folder.identity || !entry.identity) return false;
  const auto& [device, inode, below] = *folder.identity;
  const fs::path& path = entry.identity->below;
  return device == entry.identity->device && inode == entry.identity->inode && !below.empty() &&
         below != path &&
         std::mismatch(below.begin(), below.end(), path.begin(), path.end()).first == below.end();
}

std::string name(const Entry& entry) {
  if (is_standard_stream(entry)) return entry.file.option;
  return entry.file.option + " (" + entry.file.path.string() + ")";
}

void check_pair(const Entry& a, const Entry& b) {
  if (same_file(a, b)) {
    throw CLI::ValidationError(name(a) + " and " + name(b) +
                               " are the same file, and one would be lost; choose another name");
  }
  if (holds(a, b) || holds(b, a)) {
    const auto& [folder, file] = holds(a, b) ? std::tie(a, b) : std::tie(b, a);
    throw CLI::ValidationError(name(folder) + " cannot be a file and a folder that holds " +
                               name(file) + "; choose another name");
  }
}

}  // namespace

void check_files(std::vector<CommandFile> files) {
  std::vector<Entry> entries;
  for (auto& file : files) {
    if (file.path.empty()) continue;
    const Destination target = follow_links(file.path);
    std::optional<Identity> identity = identity_of(target);
    const bool missing = identity && !identity->below.empty();
    if (missing && file.use == CommandFile::read) continue;  // reported when it is opened
    entries.push_back({std::move(file), target.descriptor, std::move(identity)});
  }
  const bool stdout_taken = std::ranges::any_of(entries, [](const Entry& entry) {
    return entry.file.use == CommandFile::written && entry.descriptor == STDOUT_FILENO;
  });
  for (const auto& [descriptor, stream] : {std::pair{STDOUT_FILENO, "the standard output"},
                                           std::pair{STDERR_FILENO, "the standard error"}}) {
    entries.push_back({{CommandFile::written, stream, {}},
                       descriptor,
                       identity_of({.path = {}, .descriptor = descriptor, .stream = true})});
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) check_pair(entries[j], entries[i]);
  }
  if (stdout_taken) std::cout.rdbuf(std::cerr.rdbuf());
}

}  // namespace scrawl::apps
