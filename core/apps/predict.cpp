// predict: reads the digits in image files, drawings and Kaggle's test.csv.

#include <CLI/CLI.hpp>
#include <exception>
#include <functional>
#include <iostream>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/apps/answers.hpp"
#include "core/apps/command_files.hpp"
#include "core/apps/command_line.hpp"
#include "core/apps/datasets.hpp"
#include "core/apps/image_files.hpp"
#include "core/apps/io.hpp"
#include "core/apps/option_checks.hpp"
#include "core/apps/picture_reader.hpp"
#include "core/apps/predict_strokes.hpp"
#include "core/apps/progress.hpp"
#include "core/apps/submission.hpp"
#include "core/error.hpp"
#include "core/model/model.hpp"
#include "core/printable.hpp"
#include "core/recogniser.hpp"
#include "core/thread_pool.hpp"

namespace {

using namespace scrawl;
using namespace scrawl::apps;

struct Options {
  std::string model;
  std::vector<std::string> images, strokes;
  std::string csv, output;
  int threads = all_processors();
  bool numbers = false, digits_only = false;
  bool probabilities = false;
  bool json = false;
};

void check_files(const Options& options) {
  std::vector<CommandFile> files = {{CommandFile::read, "--model", options.model},
                                    {CommandFile::read, "--csv", options.csv},
                                    {CommandFile::written, "--output", options.output}};
  for (const auto& path : options.images) files.push_back({CommandFile::read, "an image", path});
  for (const auto& path : options.strokes) files.push_back({CommandFile::read, "--strokes", path});
  apps::check_files(std::move(files));
}

int submit(const Options& options, const Model& model) {
  check_writable(options.output);
  const Dataset dataset = load_samples(options.csv, Part::test);
  if (dataset.has_strokes()) throw Error(options.csv + ": holds strokes; give them to --strokes");
  const Submission submission =
      make_submission(model, dataset.images, options.probabilities, options.threads);
  write_file(options.output, std::as_bytes(std::span(submission.csv)));
  if (options.json) {
    json::Writer writer;
    writer.begin_object().key("output").text(options.output);
    writer.key("rows").integer(static_cast<std::int64_t>(dataset.count()));
    writer.key("blank").integer(static_cast<std::int64_t>(submission.blank)).end_object();
    std::cout << writer.result() << '\n';
    return success;
  }
  std::cout << printable(options.output) << ": "
            << format_count(static_cast<double>(dataset.count())) << " rows";
  if (submission.blank > 0) {
    std::cout << ", " << format_count(static_cast<double>(submission.blank))
              << " of them blank and called 0";
  }
  std::cout << '\n';
  return success;
}

// Calls `read` for each file. If one cannot be read, prints why and goes on with the others.
// Returns whether all could be read.
bool read_each(const std::vector<std::string>& files,
               const std::function<void(const std::string& file)>& read) {
  bool all_read = true;
  for (const auto& file : files) {
    try {
      read(file);
    } catch (const Error& error) {
      all_read = false;
      print_error("predict", error.what());
    }
  }
  return all_read;
}

// Returns whether all could be read.
bool predict_images(const Options& options, const Model& model,
                    const std::vector<std::string>& images, AnswerPrinter& printer) {
  ThreadPool pool(options.threads);
  const Content content = !options.numbers      ? Content::digit
                          : options.digits_only ? Content::numbers_without_signs
                                                : Content::numbers;
  bool all_read = true;
  read_pictures(model, images, content, pool, [&](std::size_t i, const ReadPicture& picture) {
    all_read = read_each({images[i]},
                         [&](const std::string& file) {
                           if (picture.failure) std::rethrow_exception(picture.failure);
                           std::visit([&](const auto& said) { printer.print({file}, said); },
                                      picture.result);
                         }) &&
               all_read;
  });
  return all_read;
}

int predict(const Options& options) {
  if (options.images.empty() && options.strokes.empty() && options.csv.empty()) {
    throw CLI::RequiredError("An image, --strokes or --csv");
  }
  check_files(options);
  Model model = load_model(read_file(options.model), options.model);
  if (!options.csv.empty()) return submit(options, model);
  AnswerPrinter printer(std::cout, options.json);
  std::vector<std::string> images;
  const bool folders_read = read_each(options.images, [&](const std::string& path) {
    for (auto& file : image_files(path)) images.push_back(std::move(file));
  });
  const bool images_read = predict_images(options, model, images, printer);
  Recogniser recogniser(std::move(model));
  recogniser.set_digits_only(options.digits_only);
  const bool strokes_read = read_each(options.strokes, [&](const std::string& file) {
    predict_strokes(recogniser, file, options.numbers, printer);
  });
  printer.finish();
  return folders_read && images_read && strokes_read ? success : failure;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Reads the digit in each image, and digits or numbers in strokes.", "predict");
  Options options;
  app.add_option("--model", options.model, "A model file (.safetensors)")->required();
  auto* images =
      app.add_option("images", options.images,
                     "PNG, JPEG, BMP or GIF files, one digit each, or folders with such files");
  auto* strokes = app.add_option("--strokes", options.strokes,
                                 "Strokes files (JSON, also gzip), one digit an entry; labels may "
                                 "be missing");
  auto* csv = app.add_option("--csv", options.csv,
                             "Kaggle's test.csv (also gzip): read each row, and write what Kaggle "
                             "takes to --output")
                  ->excludes(images)
                  ->excludes(strokes);
  auto* numbers =
      app.add_flag("--numbers", options.numbers,
                   "Take each image and each entry of the strokes for numbers: digits and the "
                   "signs - . , / : + % beside them, on one line or several")
          ->excludes(csv);
  app.add_flag("--digits-only", options.digits_only, "Read no signs in them")->needs(numbers);
  auto* output = app.add_option("--output", options.output, "Where ImageId,Label go")->needs(csv);
  csv->needs(output);
  app.add_flag("--probabilities", options.probabilities, "Ten more columns, p0 to p9")->needs(csv);
  app.add_option("--threads", options.threads,
                 "For images and --csv (default: one for each processor)")
      ->transform(whole_number(1, 1024));
  app.add_flag("--json", options.json, "Print JSON");
  app.footer("Exit codes: 0 done, 1 a file or the model cannot be read, 2 wrong arguments.");
  return run(app, argc, argv, [&] { return predict(options); });
}
