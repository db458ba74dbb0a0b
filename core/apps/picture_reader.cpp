#include "core/apps/picture_reader.hpp"

#include <algorithm>
#include <atomic>

#include "core/apps/images.hpp"
#include "core/error.hpp"

namespace scrawl::apps {
namespace {

/// Files that are read before their results are handed out, for each thread: enough that no thread
/// waits for long, few enough that a person sees the first ones soon.
constexpr std::size_t files_in_turn = 8;

ReadPicture read_picture(const Recogniser& recogniser, const std::string& file, Content content) {
  ReadPicture picture;
  try {
    const ink::GreyImage image = load_image(file);
    if (content == Content::digit) {
      picture.result = recogniser.read(image);
    } else {
      picture.result = recogniser.read_number(image);
    }
  } catch (const Error&) {
    picture.failure = std::current_exception();
  }
  return picture;
}

}  // namespace

void read_pictures(const Model& model, const std::vector<std::string>& files, Content content,
                   ThreadPool& pool,
                   const std::function<void(std::size_t index, const ReadPicture&)>& done) {
  std::vector<Recogniser> recognisers;
  for (int i = 0; i < pool.size(); ++i) {
    recognisers.emplace_back(model).set_digits_only(content == Content::numbers_without_signs);
  }
  const std::size_t turn = files_in_turn * recognisers.size();
  for (std::size_t begin = 0; begin < files.size(); begin += turn) {
    std::vector<ReadPicture> pictures(std::min(turn, files.size() - begin));
    std::atomic<std::size_t> next{0};
    pool.run([&](int thread) {
      const Recogniser& recogniser = recognisers[static_cast<std::size_t>(thread)];
      for (std::size_t i = next++; i < pictures.size(); i = next++) {
        pictures[i] = read_picture(recogniser, files[begin + i], content);
      }
    });
    for (std::size_t i = 0; i < pictures.size(); ++i) done(begin + i, pictures[i]);
  }
}

}  // namespace scrawl::apps
