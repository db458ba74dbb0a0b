// predict: which digits image files and drawings show.

#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "core/apps/answers.hpp"
#include "core/apps/command_line.hpp"
#include "core/apps/images.hpp"
#include "core/apps/io.hpp"
#include "core/apps/predict_strokes.hpp"
#include "core/error.hpp"
#include "core/model/model.hpp"
#include "core/recogniser.hpp"

namespace {

using namespace scrawl;
using namespace scrawl::apps;

struct Options {
  std::string model;
  std::vector<std::string> images, strokes;
  bool numbers = false;
  bool json = false;
};

// Whether all files could be read. What is wrong with one is said, and the others are read all the
// same.
bool read_each(const std::vector<std::string>& files,
               const std::function<void(const std::string& file)>& read) {
  bool all_read = true;
  for (const auto& file : files) {
    try {
      read(file);
    } catch (const Error& error) {
      all_read = false;
      std::cout.flush();
      std::cerr << "predict: " << error.what() << '\n';
    }
  }
  return all_read;
}

int predict(const Options& options) {
  if (options.images.empty() && options.strokes.empty()) {
    throw CLI::RequiredError("An image or --strokes");
  }
  const Recogniser recogniser(load_model(read_file(options.model), options.model));
  AnswerPrinter printer(std::cout, options.json);
  const bool images_read = read_each(options.images, [&](const std::string& file) {
    printer.print({file}, recogniser.read(load_image(file)));
  });
  const bool strokes_read = read_each(options.strokes, [&](const std::string& file) {
    predict_strokes(recogniser, file, options.numbers, printer);
  });
  printer.finish();
  return images_read && strokes_read ? success : failure;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Reads the digit in each image, and digits or numbers in strokes.", "predict");
  Options options;
  app.add_option("--model", options.model, "A model file (.safetensors)")->required();
  app.add_option("images", options.images, "PNG, JPEG, BMP or GIF files, one digit each");
  auto* strokes = app.add_option("--strokes", options.strokes,
                                 "Strokes files (JSON, also gzip), one digit an entry; labels may "
                                 "be missing");
  app.add_flag("--numbers", options.numbers,
               "Take each entry of the strokes for a number of one digit or more")
      ->needs(strokes);
  app.add_flag("--json", options.json, "Print one JSON list");
  app.footer("Exit codes: 0 done, 1 a file or the model cannot be read, 2 wrong arguments.");
  return run(app, argc, argv, [&] { return predict(options); });
}
