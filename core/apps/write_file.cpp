#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <utility>

#include "core/apps/descriptor.hpp"
#include "core/apps/destination.hpp"
#include "core/apps/io.hpp"

namespace scrawl::apps {
namespace {

namespace fs = std::filesystem;

// A temporary file with a unique name in the folder of the file that it will replace.
struct Draft {
  fs::path path;
  Descriptor file;
};

constexpr std::string_view draft_ending = ".XXXXXX";  ///< mkostemp's pattern

fs::path folder_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

// The name of a draft without its ending: a dot and the target's name, truncated (at a whole UTF-8
// character) to what the file system allows.
std::string draft_start(const fs::path& target) {
  const long name_max = ::pathconf(folder_of(target).c_str(), _PC_NAME_MAX);
  const std::size_t longest = name_max > 0 ? static_cast<std::size_t>(name_max) : 255;
  std::string start(".");
  start.append(target.filename().string());
  std::size_t length = std::min(start.size(), longest - draft_ending.size());
  const auto inside_character = [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
  };
  while (length < start.size() && length > 0 && inside_character(start[length])) --length;
  start.resize(length);
  return start;
}

// The draft is locked as long as its writer lives; an unlocked one is abandoned.
Draft open_draft(const fs::path& path, const fs::path& target) {
  std::string name = target.parent_path() / draft_start(target);
  name.append(draft_ending);
  Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (file.number() < 0) fail_with_errno(path, "cannot be written");
  // If the file system has no locks, abandoned drafts cannot be locked either, and stay.
  ::flock(file.number(), LOCK_EX | LOCK_NB);
  return {name, std::move(file)};
}

void remove_abandoned_drafts(const fs::path& target) {
  const std::string start = draft_start(target) + draft_ending.front();
  const std::size_t length = start.size() + draft_ending.size() - 1;
  std::error_code error;
  for (fs::directory_iterator entry(folder_of(target), error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name.size() != length || !name.starts_with(start)) continue;
    const Descriptor draft(::open(entry->path().c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
    if (draft.number() >= 0 && ::flock(draft.number(), LOCK_EX | LOCK_NB) == 0) {
      ::unlink(entry->path().c_str());
    }
  }
}

void write_all(const fs::path& path, int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail_with_errno(path, "cannot be written");
    bytes = bytes.subspan(static_cast<std::size_t>(put));
  }
}

// The permissions of the existing file, or those of an ordinary new one.
mode_t permissions(const fs::path& target) {
  struct stat status {};
  if (::stat(target.c_str(), &status) == 0) return status.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// Writes a draft and renames it to `target`. `path` is the name for messages.
void replace(const fs::path& path, const fs::path& target, std::span<const std::byte> bytes) {
  Draft draft = open_draft(path, target);
  try {
    write_all(path, draft.file.number(), bytes);
    if (::fchmod(draft.file.number(), permissions(target)) != 0 ||
        ::fsync(draft.file.number()) != 0 || draft.file.close() != 0 ||
        ::rename(draft.path.c_str(), target.c_str()) != 0) {
      fail_with_errno(path, "cannot be written");
    }
  } catch (...) {
    ::unlink(draft.path.c_str());
    throw;
  }
  // Syncs the folder, too, or a loss of power could undo the renaming; not all file systems can.
  const Descriptor listing(::open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (listing.number() >= 0) ::fsync(listing.number());
}

}  // namespace

void write_file(const fs::path& path, std::span<const std::byte> bytes) {
  const Destination target = destination_of(path);
  if (!target.stream) return replace(path, target.path, bytes);
  // A duplicate of an open descriptor shares its offset, so this appends to what was written
  // before.
  Descriptor stream(target.descriptor >= 0
                        ? ::fcntl(target.descriptor, F_DUPFD_CLOEXEC, 0)
                        : ::open(target.path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (stream.number() < 0) fail_with_errno(path, "cannot be written");
  write_all(path, stream.number(), bytes);
  if (stream.close() != 0) fail_with_errno(path, "cannot be written");
}

void check_writable(const fs::path& path) {
  const Destination target = destination_of(path);
  if (target.stream) return;
  remove_abandoned_drafts(target.path);
  const Draft draft = open_draft(path, target.path);
  ::unlink(draft.path.c_str());
}

}  // namespace scrawl::apps
