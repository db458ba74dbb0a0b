#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "core/recogniser.hpp"
#include "core/thread_pool.hpp"

namespace scrawl::apps {

/// What to read in a picture.
enum class Content { digit, numbers, numbers_without_signs };

/// What was read in a picture file, or the `Error` because of which it could not be.
struct ReadPicture {
  std::variant<Answer, PageReading> result;  ///< an answer for `Content::digit`
  std::vector<std::byte> annotated;          ///< the bytes of a file that shows it, if asked for
  std::exception_ptr failure;
};

/// What to do with pictures.
struct Task {
  Content content = Content::numbers;
  bool annotate = false;  ///< of numbers only: make pictures of them, see `annotated_file`
};

/// Reads picture files on all of the pool's threads. Calls `done` on the calling thread, file by
/// file in their order, with the index; not all files are in memory at a time.
void read_pictures(const Model& model, const std::vector<std::string>& files, Task task,
                   ThreadPool& pool,
                   const std::function<void(std::size_t index, const ReadPicture&)>& done);

}  // namespace scrawl::apps
