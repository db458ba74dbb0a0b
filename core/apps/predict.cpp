// predict: reads the digits in image files, drawings and Kaggle's test.csv.

#include <CLI/CLI.hpp>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <iostream>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/apps/annotated_files.hpp"
#include "core/apps/answers.hpp"
#include "core/apps/command_files.hpp"
#include "core/apps/command_line.hpp"
#include "core/apps/datasets.hpp"
#include "core/apps/image_files.hpp"
#include "core/apps/io.hpp"
#include "core/apps/model_files.hpp"
#include "core/apps/option_checks.hpp"
#include "core/apps/picture_reader.hpp"
#include "core/apps/predict_strokes.hpp"
#include "core/apps/programs.hpp"
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
  std::string csv, output, annotate;
  int threads = all_processors();
  bool numbers = false, digits_only = false;
  bool probabilities = false;
  bool json = false, rows = false;
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

// Where the annotated pictures go; empty if nobody wants them.
std::vector<std::filesystem::path> plan_annotated(const Options& options,
                                                  const std::vector<std::string>& images) {
  if (options.annotate.empty()) return {};
  std::vector<std::filesystem::path> planned = files_to_annotate(options.annotate, images);
  std::vector<CommandFile> files;
  files.reserve(images.size() + planned.size());
  for (const auto& path : images) files.push_back({CommandFile::read, "an image", path});
  for (const auto& path : planned) files.push_back({CommandFile::written, "--annotate", path});
  apps::check_files(std::move(files));
  return planned;
}

// Returns whether all could be read, and what was read could be written.
bool predict_images(const Options& options, const Model& model,
                    const std::vector<std::string>& images, AnswerPrinter& printer) {
  ThreadPool pool(options.threads);
  const Content content = !options.numbers      ? Content::digit
                          : options.digits_only ? Content::numbers_without_signs
                                                : Content::numbers;
  const std::vector<std::filesystem::path> annotated = plan_annotated(options, images);
  const Task task{content, !annotated.empty()};
  bool all_read = true;
  read_pictures(model, images, task, pool, [&](std::size_t i, const ReadPicture& picture) {
    all_read = read_each({images[i]},
                         [&](const std::string& file) {
                           if (picture.failure) std::rethrow_exception(picture.failure);
                           std::visit([&](const auto& said) { printer.print({file}, said); },
                                      picture.result);
                           if (task.annotate) write_file(annotated[i], picture.annotated);
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
  Model model = load_any_model(options.model, read_file(options.model), "predict");
  if (!options.csv.empty()) return submit(options, model);
  AnswerPrinter printer(std::cout, options.json   ? Format::json
                                   : options.rows ? Format::csv
                                                  : Format::lines);
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

[[noreturn]] void refuse(const std::string& arguments) {
  throw CLI::ValidationError(arguments + " (predict --help lists all)");
}

// What CLI11 does not check. With --numbers, --csv has no value: what follows it is an image, in
// its place among them.
void settle(const CLI::App& app, Options& options) {
  const auto given = [&](const char* name) { return app.get_option(name)->count() > 0; };
  const auto exclude = [&](std::initializer_list<const char*> others, const char* by) {
    for (const char* other : others) {
      if (given(other)) {
        refuse(std::string(other) + " and " + by + " do not go together; leave one out");
      }
    }
  };
  if (given("--annotate") && options.annotate.empty()) {
    refuse("--annotate: its value is missing, a folder");
  }
  if (given("--annotate") && options.images.empty() && options.csv.empty()) {
    refuse("--annotate shows what was read in images; name some");
  }
  if (!given("--csv")) return;
  if (!options.numbers) {
    if (options.csv.empty()) refuse("--csv: its value is missing, Kaggle's test.csv");
    exclude({"images", "--strokes"}, "--csv");
    if (!given("--output")) refuse("--csv needs --output as well");
    return;
  }
  exclude({"--json", "--output", "--probabilities"}, "--numbers --csv");
  options.rows = true;
  if (options.csv.empty()) return;
  std::ptrdiff_t before = 0;
  for (const CLI::Option* option : app.parse_order()) {
    if (option->get_name() == "--csv") break;
    before += option->get_name() == "images" ? 1 : 0;
  }
  options.images.insert(options.images.begin() + before, std::move(options.csv));
  options.csv.clear();
}

}  // namespace

int scrawl::apps::predict_program(int argc, char** argv) {
  CLI::App app("Reads the digit in each image, and digits or numbers in strokes.", "predict");
  Options options;
  app.add_option("--model", options.model, model_file_help)->required();
  app.add_option("images", options.images,
                 "PNG, JPEG, BMP, GIF or WebP files, one digit each, or folders with such "
                 "files");
  app.add_option("--strokes", options.strokes,
                 "Strokes files (JSON, also gzip), one digit an entry; labels may "
                 "be missing");
  auto* csv = app.add_option("--csv", options.csv,
                             "Kaggle's test.csv (also gzip): read each row, and write what Kaggle "
                             "takes to --output. With --numbers, without a value: print CSV, a row "
                             "a number")
                  ->expected(0, 1);
  auto* numbers =
      app.add_flag("--numbers", options.numbers,
                   "Take each image and each entry of the strokes for numbers: digits and the "
                   "signs - . , / : + % beside them, on one line or several");
  app.add_flag("--digits-only", options.digits_only, "Read no signs in them")->needs(numbers);
  app.add_option("--output", options.output, "Where ImageId,Label go")->needs(csv);
  app.add_option("--annotate", options.annotate,
                 "A folder for pictures that show what was read: NAME.jpg for each image")
      ->needs(numbers);
  app.add_flag("--probabilities", options.probabilities, "Ten more columns, p0 to p9")->needs(csv);
  app.add_option("--threads", options.threads,
                 "For images and --csv (default: one for each processor)")
      ->transform(whole_number(1, 1024));
  app.add_flag("--json", options.json, "Print JSON");
  app.footer("Exit codes: 0 done, 1 a file or the model cannot be read, 2 wrong arguments.");
  return run(app, argc, argv, [&] {
    settle(app, options);
    return predict(options);
  });
}
