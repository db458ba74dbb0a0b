#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "core/formats/write_models.hpp"
#include "core/model/model.hpp"
#include "core/training/checkpoint.hpp"
#include "native_tests/fuzz/corpus.hpp"

using namespace scrawl;

namespace {

void write(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string model_file(WeightType weight_type) {
  Random random(1);
  const auto architecture = nn::parse_architecture(
      R"({"input":[4,4,1],"layers":[{"type":"conv2d","filters":2,"kernel":[2,2],"padding":"same"},)"
      R"({"type":"batch_norm2d"},{"type":"relu"},{"type":"max_pool2d"},{"type":"dropout"},)"
      R"({"type":"flatten"},{"type":"dense","units":10}],"head":"sigmoid"})",
      "seed");
  Model model = untrained_model(architecture, random, "seed");
  model.preprocessing = {.size = 4, .box = 3, .pen_width = 1};
  model.self_check = SelfCheck{std::vector<std::uint8_t>(16, 50), {}};
  const auto bytes = save_model(model, weight_type);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Model foreign_model() {
  Random random(1);
  const auto architecture = nn::parse_architecture(
      R"({"input":[8,8,1],"layers":[{"type":"batch_norm2d"},{"type":"conv2d","filters":2,"kernel":[2,2]},)"
      R"({"type":"relu"},{"type":"max_pool2d"},{"type":"flatten"},{"type":"dense","units":10}]})",
      "seed");
  Model model = untrained_model(architecture, random, "seed");
  model.preprocessing = {.size = 8, .box = 6, .pen_width = 1};
  return model;
}

std::string checkpoint_file() {
  training::Checkpoint checkpoint{
      .settings = {{"--epochs", "3"}},
      .state = {.weights = {1, 2, 3}, .average = {1, 2, 3}, .adam = {{0, 0, 1}, {1, 0, 0}, 7}},
      .history = {{.epoch = 0, .validation = {{0.5, 0.5}}}},
      .best = training::Best{0, {3, 2, 1}}};
  const auto bytes = training::write_checkpoint(checkpoint);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// As model_fuzz reads it: without the length, a zero byte after the header.
std::string without_length(const std::string& file) {
  const auto header = static_cast<unsigned char>(file[0]) | static_cast<unsigned char>(file[1])
                                                                << 8;
  return file.substr(8, header) + '\0' + file.substr(8 + header);
}

/// Paper of 150 x 120 with what `page_fuzz` draws, four bytes each.
class PageSeed {
 public:
  PageSeed& rules(int grey, int distance) { return add(1, grey, 0, distance - 2); }
  PageSeed& move(int x, int y) { return add(0, 0, x - 128, y - 128); }
  /// A line of the pen.
  PageSeed& draw(int right, int down) { return add(4, 30, 2 * right, 2 * down); }
  /// A 1, a 7 and a 4 that begin at a place, a step apart; lines that touch where the step is
  /// small.
  PageSeed& digits(int x, int y, int step) {
    move(x, y).draw(2, 28).move(x + step, y).draw(14, 0).draw(-8, 28);
    return move(x + 2 * step + 8, y)
        .draw(-9, 16)
        .draw(17, 0)
        .move(x + 2 * step + 10, y + 8)
        .draw(-2, 20);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  PageSeed& add(int what, int grey, int right, int down) {
    for (const int value : {what, grey, right, down}) bytes_ += static_cast<char>(value);
    return *this;
  }

  std::string bytes_ = "\x95\x77\xeb";
};

}  // namespace

/// Writes a few valid inputs for every fuzz target into a folder each, and the kept ones.
int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: fuzz_seeds FOLDER KEPT\n", stderr);
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  for (const auto weight_type : {WeightType::f32, WeightType::f16, WeightType::int8}) {
    const auto name = std::to_string(static_cast<int>(weight_type));
    const auto file = model_file(weight_type);
    write(folder / "model" / name, without_length(file));
    write(folder / "model" / ("raw" + name), file);
  }
  write(folder / "c_api" / "model", std::string("\0\1\0", 3) + model_file(WeightType::f16));
  // Strokes of two points and one; an image of 6 x 4 with a dark spot.
  write(folder / "c_api" / "strokes",
        std::string("\1\2\2\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0", 18) +
            std::string("\0\0\0\0\0\0\0\0\0\0\xa0\x41\0\0\xa0\x41\0\0\xa0\x41\0\0\0\0", 24));
  write(folder / "c_api" / "pixels", std::string("\2\6\0\0\0\4\0\0\0\6\0\0\0\0\0\0\0", 17) +
                                         std::string(9, '\xff') + std::string(2, '\0') +
                                         std::string(13, '\xff'));
  write(folder / "onnx" / "1", formats::write_onnx(foreign_model()));
  const auto tfjs = formats::write_tfjs(foreign_model(), "shard");
  write(folder / "tfjs" / "1", tfjs.model_json + '\0' + tfjs.weights);
  write(folder / "checkpoint" / "1", checkpoint_file());
  write(folder / "architecture" / "1",
        R"({"input":[9,9,2],"layers":[{"type":"conv2d","filters":3,"kernel":[3,2],"stride":[2,1],)"
        R"("padding":"same","bias":false},{"type":"batch_norm2d","momentum":0.9,"epsilon":0.001},)"
        R"({"type":"max_pool2d","pool":[2,2],"stride":[1,1]},{"type":"dropout","rate":0.25},)"
        R"({"type":"relu"},{"type":"global_average_pool"},{"type":"dense","units":10}],)"
        R"("head":"softmax"})");
  write(
      folder / "architecture" / "2",
      R"({"input":[9,9,2],"layers":[{"type":"conv2d","filters":3,"padding":[1,0,2,1],"dilation":[2,1]},)"
      R"({"type":"elu","alpha":0.5},{"type":"depthwise_conv2d","multiplier":2,"padding":"same"},)"
      R"({"type":"max_pool2d","padding":[1,0,0,1]},{"type":"gelu","approximate":true},)"
      R"({"type":"average_pool2d","pool":[2,1],"count_padding":true},{"type":"swish"},)"
      R"({"type":"flatten"},{"type":"batch_norm1d"},{"type":"tanh"},{"type":"dense","units":10},)"
      R"({"type":"sigmoid"}]})");
  using namespace std::string_literals;
  write(
      folder / "idx" / "1",
      "\x0a\0\0\x08\x03\0\0\0\x02\0\0\0\x01\0\0\0\x02\x10\x20\x30\x40\0\0\x08\x01\0\0\0\x02\x09\0"s);
  write(folder / "kaggle_csv" / "1",
        "label,pixel0,pixel1,pixel2,pixel3\n7,0,255,3,4\r\n1,\"2\",3,4,5");
  write(folder / "kaggle_csv" / "2", "\"pixel0\",\"label\"\n3,1\n\n");
  write(folder / "strokes" / "1",
        R"([{"label":4,"writer":1,"strokes":[[[1,2],[3.5,-4e2]],[[0,0]]]},)"
        R"({"label":"x","strokes":[[[1,1]]]}])");
  const float pairs[] = {0, 0, 10, 20, __builtin_nanf(""), 0, 1e30f, -1e-30f, 5, 5};
  write(folder / "drawing" / "1", {reinterpret_cast<const char*>(pairs), sizeof pairs});
  const std::string exif = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"s;
  write(folder / "orientation" / "jpeg",
        "\xff\xd8\xff\xe1\0\x22"
        "Exif\0\0"s +
            exif);
  write(folder / "orientation" / "png",
        "\x89PNG\r\n\x1a\n\0\0\0\x1a"
        "eXIf"s +
            exif);
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    Random random(seed);
    std::string bytes(128, static_cast<char>(seed % 4));
    for (std::size_t i = 1; i < bytes.size(); ++i) bytes[i] = static_cast<char>(random.below(256));
    write(folder / "made_model" / std::to_string(seed), bytes);
    write(folder / "number" / std::to_string(seed), bytes.substr(0, 8 + 4 * seed));
    write(folder / "page" / std::to_string(seed), bytes.substr(0, 8 + 4 * seed));
  }
  const PageSeed rules = PageSeed().rules(90, 40).digits(30, 8, 24).digits(30, 48, 24);
  const PageSeed pale = PageSeed().rules(190, 20).digits(30, 8, 24).digits(30, 48, 24);
  const PageSeed framed = PageSeed()
                              .move(20, 20)
                              .draw(63, 0)
                              .draw(30, 0)
                              .draw(0, 63)
                              .draw(-63, 0)
                              .draw(-30, 0)
                              .draw(0, -63)
                              .digits(32, 36, 24);
  const PageSeed touching = PageSeed().digits(30, 40, 9).move(30, 62).draw(30, 0);
  write(folder / "page" / "rules", rules.bytes());
  write(folder / "page" / "pale_rules", pale.bytes());
  write(folder / "page" / "frame", framed.bytes());
  write(folder / "page" / "touching", touching.bytes());
  // A four, a decimal point and a one.
  write(folder / "number" / "4.1",
        "\0\0\0\xf6\x14\x14\0\x80\0\x01\xfc\0\x14\x80\0\x04\x01\0\0\x80\0\x03\xfa\x05\xfb\0\x14"s);
  write(folder / "page_labels" / "1",
        "file\ttext\tmore\na.png\t12 05 / -3.14\tpen\r\n\nb.png\t7\n");
  write(folder / "printable" / "1",
        "digits \x1b[31m\xe2\x80\xae\xc3\xa9\xff \xf0\x9f\x99\x82 \"\\\0\t"s);
  write(folder / "recipe" / "1",
        "# a recipe\nepochs = 3\ndropout=0.25\nstrokes = [\"a b\", 'c',\n \"d\"] # three\n"
        "stroke-weights = [1, 0.5]\nkeep-best = true\nschedule = \"constant\"\n");
  std::string image(1, '\x20');
  for (int i = 0; i < 32 * 32; ++i)
    image += i / 32 > 8 && i / 32 < 24 && i % 32 > 14 && i % 32 < 18 ? '\x20' : '\xf0';
  write(folder / "image" / "1", image);
  for (const auto& file : std::filesystem::directory_iterator(arguments[2])) {
    int number = 0;
    for (const std::string& input : fuzz::read_corpus(file.path()))
      write(folder / file.path().stem() / ("kept" + std::to_string(++number)), input);
  }
  return 0;
}
