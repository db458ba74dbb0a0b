// Measures the gain of fine-tuning as the page does it: on five crossed sevens, tested on others of
// them; then, for each writer whom the network has not seen, on some of the writer's digits, tested
// on the rest; and all of them tested on MNIST. Usage: scrawl_teach_writers MODEL STROKES MNIST
// FIRST LAST COUNT [test]: the range of writers and how many digits each teaches; with `test`, also
// MNIST's test images.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "core/apps/datasets.hpp"
#include "core/apps/io.hpp"
#include "core/evaluation/reliability.hpp"
#include "core/training/fine_tuning.hpp"
#include "core/training/metrics.hpp"
#include "core/training/sources.hpp"
#include "native_tests/training/drawn_digits.hpp"

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
  ThreadPool pool(1);
  return 100 * training::evaluate(network, samples, pool).accuracy();
}

/// The calibration error in percentage points.
double calibration_error(const Model& model, const training::SampleSource& samples) {
  ThreadPool pool(1);
  const auto outcomes = evaluation::read_all(model, samples, pool);
  return 100 * evaluation::expected_calibration_error(evaluation::reliability(outcomes));
}

/// The data that a fine-tuned network is tested on.
struct Judges {
  data::Images replay, check, judged, test;
};

void teach(const Model& model, const std::string& name, const std::vector<data::Glyph>& examples,
           const std::vector<data::Glyph>& others, const Judges& judges) {
  const training::StrokeSource drawn(others, rows_between(0, others.size()), model.preprocessing,
                                     {});
  const training::ImageSource images(judges.judged, rows_between(0, judges.judged.count()), {});
  const auto start = std::chrono::steady_clock::now();
  training::FineTuning fine_tuning(model, examples, judges.replay, judges.check, {});
  while (!fine_tuning.report()) fine_tuning.step();
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  const auto& report = *fine_tuning.report();
  const Model taught = fine_tuning.result();
  std::printf("%6s  %6zu  %6.2f%%  %6.2f%%        %6.2f%%  %6.2f%%  %6.2f%%  %6.2f%%  %5.2f %s\n",
              name.c_str(), others.size(), percent(model.network, drawn),
              percent(taught.network, drawn), 100 * report.check_before.accuracy,
              100 * report.check_after.accuracy, percent(model.network, images),
              percent(taught.network, images), time.count(), report.accepted ? "" : "refused");
  if (judges.test.count() == 0) return;
  const training::ImageSource tested(judges.test, rows_between(0, judges.test.count()), {});
  std::printf(
      "        MNIST test images %.2f%% before, %.2f%% after; calibration error %.2f, %.2f\n",
      percent(model.network, tested), percent(taught.network, tested),
      calibration_error(model, tested), calibration_error(taught, tested));
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 7 && count != 8) {
    std::puts("usage: scrawl_teach_writers MODEL STROKES MNIST FIRST LAST COUNT [test]");
    return 2;
  }
  const Model model = load_model(apps::read_file(arguments[1]), arguments[1]);
  const auto pen = apps::load_dataset(arguments[2], apps::Part::train).glyphs;
  const auto mnist = apps::load_dataset(arguments[3], apps::Part::train).images;
  const std::size_t end = mnist.count();
  const Judges judges{.replay = part_of(mnist, end - 2000, end - 1000),
                      .check = part_of(mnist, end - 1000, end),
                      .judged = part_of(mnist, end - 5000, end - 2000),
                      .test = count == 8 ? apps::load_dataset(arguments[3], apps::Part::test).images
                                         : data::Images{}};
  std::puts(
      "writer  digits   before    after   check before  after   mnist before  after   seconds");
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    teach(model, "sevens", drawn::variants(drawn::crossed_seven, 7, 5, seed),
          drawn::variants(drawn::crossed_seven, 7, 300, 100 + seed), judges);
  }
  const auto taught_digits = std::atoi(arguments[6]);
  for (int writer = std::atoi(arguments[4]); writer <= std::atoi(arguments[5]); ++writer) {
    std::vector<data::Glyph> glyphs;
    for (const auto& glyph : pen) {
      if (glyph.writer == writer) glyphs.push_back(glyph);
    }
    Random(1).shuffle(std::span(glyphs));
    const auto middle = glyphs.begin() + taught_digits;
    teach(model, std::to_string(writer), {glyphs.begin(), middle}, {middle, glyphs.end()}, judges);
  }
} catch (const std::exception& error) {
  std::fprintf(stderr, "error: %s\n", error.what());
  return 1;
}
