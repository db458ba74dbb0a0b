#include "core/apps/submission.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "core/error.hpp"
#include "core/recogniser.hpp"
#include "core/thread_pool.hpp"

namespace scrawl::apps {
namespace {

void append(std::size_t id, const Answer& answer, bool probabilities, std::string& csv) {
  csv += std::to_string(id) + ',' + std::to_string(std::max(answer.label, 0));
  for (std::size_t digit = 0; probabilities && digit < 10; ++digit) {
    constexpr double unknown = 0.1;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), ",%.6g",
                  answer.probabilities.empty() ? unknown : answer.probabilities[digit]);
    csv += text.data();
  }
  csv += '\n';
}

}  // namespace

Submission make_submission(const Model& model, const data::Images& images, bool probabilities,
                           int threads) {
  const int side = model.preprocessing.size;
  if (images.width != side || images.height != side) {
    throw Error("the pictures have " + std::to_string(images.width) + " x " +
                std::to_string(images.height) + " pixels, but the model reads " +
                std::to_string(side) + " x " + std::to_string(side));
  }
  ThreadPool pool(threads);
  const auto workers = static_cast<std::size_t>(pool.size());
  std::vector<Submission> parts(workers);
  pool.run([&](int number) {
    const auto worker = static_cast<std::size_t>(number);
    const Recogniser recogniser(model);
    ink::Picture picture{side, {}};
    for (std::size_t row = images.count() * worker / workers;
         row < images.count() * (worker + 1) / workers; ++row) {
      const auto bytes = images.picture(row);
      picture.pixels.resize(bytes.size());
      std::ranges::transform(bytes, picture.pixels.begin(),
                             [](std::uint8_t value) { return static_cast<float>(value) / 255; });
      const Answer answer = recogniser.read(picture);
      parts[worker].blank += answer.state == State::blank ? 1 : 0;
      append(row + 1, answer, probabilities, parts[worker].csv);
    }
  });
  Submission whole{.csv = "ImageId,Label", .blank = 0};
  for (int digit = 0; probabilities && digit < 10; ++digit) {
    whole.csv += ",p" + std::to_string(digit);
  }
  whole.csv += '\n';
  for (const auto& part : parts) {
    whole.csv += part.csv;
    whole.blank += part.blank;
  }
  return whole;
}

}  // namespace scrawl::apps
