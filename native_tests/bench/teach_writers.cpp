// What teaching brings to people that a network has never seen, as the page does it: for each writer,
// a lesson on some digits, judged by the others and by MNIST. Usage: scrawl_teach_writers MODEL
// STROKES MNIST FIRST LAST COUNT [test], the writers' numbers and how many digits each teaches; with
// `test` MNIST's test images are read too.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "core/apps/datasets.hpp"
#include "core/apps/io.hpp"
#include "core/training/lesson.hpp"
#include "core/training/metrics.hpp"
#include "core/training/sources.hpp"

using namespace scrawl;

namespace {

using Rows = std::vector<std::size_t>;

Rows rows_between(std::size_t first, std::size_t last) {
  Rows rows;
  for (std::size_t i = first; i < last; ++i) rows.push_back(i);
  return rows;
}

data::Images part_of(const data::Images& images, std::size_t first, std::size_t last) {
  data::Images part{.height = images.height, .width = images.width, .pixels = {}, .labels = {}};
  for (std::size_t i = first; i < last; ++i) {
    const auto picture = images.picture(i);
    part.pixels.insert(part.pixels.end(), picture.begin(), picture.end());
    part.labels.push_back(images.labels[i]);
  }
  return part;
}

double percent(const nn::Network<float>& network, const training::SampleSource& samples) {
  training::Team team(1);
  return 100 * training::evaluate(network, samples, team).accuracy();
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 7 && count != 8) {
    std::puts("usage: scrawl_teach_writers MODEL STROKES MNIST FIRST LAST COUNT [test]");
    return 2;
  }
  const Model model = load_model(apps::read_file(arguments[1]), arguments[1]);
  const auto pen = apps::load_dataset(arguments[2], apps::Part::train).signs;
  const auto mnist = apps::load_dataset(arguments[3], apps::Part::train).images;
  const data::Images test =
      count == 8 ? apps::load_dataset(arguments[3], apps::Part::test).images : data::Images{};
  const std::size_t end = mnist.count();
  const data::Images replay = part_of(mnist, end - 2000, end - 1000);
  const data::Images check = part_of(mnist, end - 1000, end);
  const data::Images judged = part_of(mnist, end - 5000, end - 2000);
  const training::ImageSource images(judged, rows_between(0, judged.count()), {});
  const auto taught_digits = static_cast<std::size_t>(std::atoi(arguments[6]));
  std::puts("writer  digits   before    after   check before  after   mnist before  after   seconds");
  for (int writer = std::atoi(arguments[4]); writer <= std::atoi(arguments[5]); ++writer) {
    std::vector<data::Sign> signs;
    for (const auto& sign : pen) {
      if (sign.writer == writer) signs.push_back(sign);
    }
    Random(1).shuffle(std::span(signs));
    const std::vector<data::Sign> album(signs.begin(),
                                        signs.begin() + static_cast<long>(taught_digits));
    const training::StrokeSource others(signs, rows_between(taught_digits, signs.size()),
                                        model.preprocessing, {});
    const auto start = std::chrono::steady_clock::now();
    training::Lesson lesson(model, album, replay, check, {});
    while (!lesson.report()) lesson.step();
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    const auto& report = *lesson.report();
    const Model taught = lesson.result();
    std::printf("%6d  %6zu  %6.2f%%  %6.2f%%        %6.2f%%  %6.2f%%  %6.2f%%  %6.2f%%  %5.2f %s\n", writer,
                others.count(), percent(model.network, others), percent(taught.network, others),
                100 * report.check_before.accuracy, 100 * report.check_after.accuracy,
                percent(model.network, images), percent(taught.network, images), time.count(),
                report.accepted ? "" : "refused");
    if (test.count() > 0) {
      const training::ImageSource tested(test, rows_between(0, test.count()), {});
      std::printf("        MNIST test images %6.2f%% before, %6.2f%% after\n",
                  percent(model.network, tested), percent(taught.network, tested));
    }
  }
} catch (const std::exception& error) {
  std::fprintf(stderr, "error: %s\n", error.what());
  return 1;
}
