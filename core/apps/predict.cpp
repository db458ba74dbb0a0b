// predict: which digit an image file shows.

#include <iostream>
#include <string>
#include <vector>

#include "core/apps/command_line.hpp"
#include "core/apps/images.hpp"
#include "core/apps/io.hpp"
#include "core/apps/progress.hpp"
#include "core/error.hpp"
#include "core/json.hpp"
#include "core/model/model.hpp"
#include "core/recogniser.hpp"

namespace {

using namespace scrawl;
using namespace scrawl::apps;

struct Options {
  std::string model;
  std::vector<std::string> images;
  bool json = false;
};

void print(const std::string& file, const Answer& answer) {
  std::cout << file << ": ";
  if (answer.label < 0) {
    std::cout << to_string(answer.state) << '\n';
    return;
  }
  std::cout << answer.label << "  " << format_percent(answer.confidence);
  if (answer.state != State::digit) std::cout << "  " << to_string(answer.state);
  std::cout << '\n';
}

void write(json::Writer& writer, const std::string& file, const Answer& answer) {
  writer.begin_object().key("file").text(file).key("state").text(to_string(answer.state));
  writer.key("label");
  if (answer.label < 0) {
    writer.json("null");
  } else {
    writer.integer(answer.label);
  }
  writer.key("confidence").number(answer.confidence).key("probabilities").begin_array();
  for (const double probability : answer.probabilities) writer.number(probability);
  writer.end_array().end_object();
}

int predict(const Options& options) {
  const Recogniser recogniser(load_model(read_file(options.model), options.model));
  json::Writer writer;
  writer.begin_array();
  bool all_read = true;
  for (const auto& file : options.images) {
    try {
      const Answer answer = recogniser.read(load_image(file));
      if (options.json) {
        write(writer, file, answer);
      } else {
        print(file, answer);
      }
    } catch (const Error& error) {  // the other images are read all the same
      all_read = false;
      std::cout.flush();
      std::cerr << "predict: " << error.what() << '\n';
    }
  }
  if (options.json) std::cout << writer.end_array().result() << '\n';
  return all_read ? success : failure;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Reads the digit in each image file.", "predict");
  Options options;
  app.add_option("--model", options.model, "A model file (.safetensors)")->required();
  app.add_option("images", options.images, "PNG, JPEG, BMP or GIF files, one digit each")
      ->required();
  app.add_flag("--json", options.json, "Print one JSON list");
  app.footer("Exit codes: 0 done, 1 an image or the model cannot be read, 2 wrong arguments.");
  return run(app, argc, argv, [&] { return predict(options); });
}
