#include "core/apps/picture_reader.hpp"

#include <algorithm>
#include <atomic>
#include <new>
#include <optional>
#include <utility>

#include "core/apps/annotate.hpp"
#include "core/apps/annotated_files.hpp"
#include "core/apps/images.hpp"
#include "core/error.hpp"

namespace scrawl::apps {
namespace {

/// Files that are read before their results are handed out, for each thread: enough that no thread
/// waits for long, few enough that a person sees the first ones soon.
constexpr std::size_t files_in_turn = 8;

ReadPicture read_picture(const Recogniser& recogniser, const std::string& file, Task task) {
  ReadPicture picture;
  try {
    std::optional<Photograph> photograph = load_photograph(file);
    const ink::GreyImage image = grey(*photograph);
    if (!task.annotate) photograph.reset();  // its colours take more memory than all that follows
    if (task.content == Content::digit) {
      picture.result = recogniser.read(image);
    } else {
      PageReading page = recogniser.read_page(image, [](double) {});
      if (task.annotate) picture.annotated = annotated_file(annotated(*photograph, page), file);
      picture.result = std::move(page);
    }
  } catch (const Error&) {
    picture.failure = std::current_exception();
  } catch (const std::bad_alloc&) {
    // The other files may still be small enough.
    picture.failure = std::make_exception_ptr(
        Error(file + ": takes more memory than there is; scale it down, or lower --threads"));
  }
  return picture;
}

}  // namespace

void read_pictures(const Model& model, const std::vector<std::string>& files, Task task,
                   ThreadPool& pool,
                   const std::function<void(std::size_t index, const ReadPicture&)>& done) {
  std::vector<Recogniser> recognisers;
  for (int i = 0; i < pool.size(); ++i) {
    recognisers.emplace_back(model).set_digits_only(task.content == Content::numbers_without_signs);
  }
  const std::size_t turn = files_in_turn * recognisers.size();
  for (std::size_t begin = 0; begin < files.size(); begin += turn) {
    std::vector<ReadPicture> pictures(std::min(turn, files.size() - begin));
    std::atomic<std::size_t> next{0};
    pool.run([&](int thread) {
      const Recogniser& recogniser = recognisers[static_cast<std::size_t>(thread)];
      for (std::size_t i = next++; i < pictures.size(); i = next++) {
        pictures[i] = read_picture(recogniser, files[begin + i], task);
      }
    });
    for (std::size_t i = 0; i < pictures.size(); ++i) done(begin + i, pictures[i]);
  }
}

}  // namespace scrawl::apps
