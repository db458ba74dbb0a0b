#include "native_tests/fuzz/made_model.hpp"

#include <array>
#include <limits>
#include <utility>

#include "native_tests/made_architecture.hpp"

namespace scrawl::fuzz {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t length_size = 8;

/// What weights are multiplied by: sensible ones, and such that what is computed of them reaches
/// the ends of what a float can be.
constexpr std::array<float, 8> scales{1, 1, 0, 0.01f, 30, 1e4f, 1e30f, 1e-40f};

void make_weights(Model& model, Bytes& bytes) {
  constexpr std::uint32_t seeds = 1 << 8;
  Random random(bytes.choose(seeds));
  for (const auto& slot : model.network.slots()) {
    const float scale = bytes.one_of<float>(scales);
    for (nn::Index i = slot.offset; i < slot.offset + slot.spec.size(); ++i) {
      const auto value = static_cast<float>(random.uniform(-1, 1)) * scale;
      const bool positive = slot.spec.role == nn::Role::variance;
      model.network.weights()[static_cast<std::size_t>(i)] = positive && value < 0 ? -value : value;
    }
  }
}

/// The part of the file with the header's JSON.
std::pair<std::size_t, std::size_t> header_of(const std::string& file) {
  std::uint64_t length = 0;
  std::memcpy(&length, file.data(), std::min(file.size(), length_size));
  return {length_size, std::min<std::uint64_t>(file.size(), length_size + length)};
}

/// Puts another text in place of a part of the header and mends its length.
void replace_in_header(std::string& file, std::size_t at, std::size_t size, std::string_view text) {
  file.replace(at, size, text);
  std::uint64_t length = 0;
  std::memcpy(&length, file.data(), length_size);
  length += text.size() - size;
  std::memcpy(file.data(), &length, length_size);
}

constexpr std::array numbers{"0"sv,          "1"sv,
                             "-1"sv,         "2"sv,
                             "11"sv,         "255"sv,
                             "256"sv,        "65536"sv,
                             "4294967295"sv, "9223372036854775807"sv,
                             "1e308"sv,      "-0.0"sv,
                             "0.5"sv,        "18446744073709551616"sv};
constexpr std::array texts{"null"sv,
                           "[]"sv,
                           "{}"sv,
                           "true"sv,
                           "\"\""sv,
                           "\\\"none\\\""sv,
                           "F16"sv,
                           "I8"sv,
                           "F64"sv,
                           "\\u0000"sv,
                           "\x80"sv,
                           "[[[["sv,
                           "dense"sv,
                           "conv2d"sv,
                           "same"sv,
                           "max_pool2d"sv,
                           "\"__metadata__\":{},"sv};

void change_a_number(std::string& file, Bytes& bytes) {
  const auto [begin, end] = header_of(file);
  if (begin >= end) return;
  const std::size_t from = begin + bytes.choose(static_cast<std::uint32_t>(end - begin));
  const std::size_t at = file.find_first_of("0123456789", from);
  if (at == std::string::npos || at >= end) return;
  const std::size_t after = std::min(file.find_first_not_of("0123456789.e+-", at), end);
  replace_in_header(file, at, after - at, bytes.one_of<std::string_view>(numbers));
}

void put_in_a_text(std::string& file, Bytes& bytes) {
  const auto [begin, end] = header_of(file);
  if (begin >= end) return;
  const std::size_t at = begin + bytes.choose(static_cast<std::uint32_t>(end - begin));
  const std::size_t size = std::min<std::size_t>(bytes.choose(16), end - at);
  replace_in_header(file, at, size, bytes.one_of<std::string_view>(texts));
}

/// A part of the header comes twice, or in place of another.
void copy_in_header(std::string& file, Bytes& bytes) {
  const auto [begin, end] = header_of(file);
  if (begin >= end) return;
  const auto size = static_cast<std::uint32_t>(end - begin);
  const std::string part = file.substr(begin + bytes.choose(size), bytes.choose(200));
  const std::size_t at = begin + bytes.choose(size);
  replace_in_header(file, at, bytes.choose(2) * std::min(part.size(), end - at), part);
}

void change_weights(std::string& file, Bytes& bytes) {
  const std::size_t end = header_of(file).second;
  if (end >= file.size()) return;
  constexpr std::array<float, 8> values{std::numeric_limits<float>::quiet_NaN(),
                                        std::numeric_limits<float>::infinity(),
                                        std::numeric_limits<float>::max(),
                                        -std::numeric_limits<float>::max(),
                                        std::numeric_limits<float>::denorm_min(),
                                        -0.f,
                                        -1,
                                        65504};
  const float value = bytes.one_of<float>(values);
  const std::size_t at = end + bytes.choose(static_cast<std::uint32_t>(file.size() - end));
  std::memcpy(file.data() + at, &value, std::min(sizeof value, file.size() - at));
}

void change_a_byte(std::string& file, Bytes& bytes) {
  if (file.empty()) return;
  file[bytes.choose(static_cast<std::uint32_t>(file.size()))] = bytes.take<char>();
}

void change_the_length(std::string& file, Bytes& bytes) {
  const std::uint32_t size = bytes.choose(16);
  if (bytes.choose(2) == 0) {
    file.resize(file.size() - std::min<std::size_t>(size, file.size()));
  } else {
    file.append(size, '\0');
  }
}

}  // namespace

Model made_model(Bytes& bytes) {
  const auto choose = [&](std::uint32_t count) { return bytes.choose(count); };
  const bool with_none = choose(4) == 3;
  const testing::ArchitectureLimits limits;
  const auto architecture = testing::made_architecture(choose, with_none ? 11 : 10, limits);
  Random random(1);
  Model model = untrained_model(architecture, random, "made");
  make_weights(model, bytes);
  const int size = static_cast<int>(architecture.input.height);
  model.preprocessing.size = size;
  model.preprocessing.box = 1 + static_cast<int>(choose(static_cast<std::uint32_t>(size)));
  model.preprocessing.pen_width = model.preprocessing.box * (1 + choose(8)) / 16.0;
  model.calibration.temperature = std::array{1.0, 0.001, 0.5, 1000.0}[choose(4)];
  model.calibration.unsure_below = choose(5) / 4.0;
  model.calibration.reject_below = choose(5) / 4.0;
  if (choose(4) == 3) std::swap(model.classes[choose(10)], model.classes[choose(10)]);
  if (choose(4) == 3) {
    model.self_check = SelfCheck{};
    for (nn::Index i = 0; i < model.network.input_shape().size(); ++i) {
      model.self_check->pixels.push_back(static_cast<std::uint8_t>(random.below(256)));
    }
  }
  model.weight_type = static_cast<WeightType>(choose(4));
  return model;
}

void damage(std::string& file, Bytes& bytes) {
  if (file.size() < length_size) return;
  constexpr std::array changes{change_a_number, put_in_a_text, copy_in_header,
                               change_weights,  change_a_byte, change_the_length};
  changes[bytes.choose(changes.size())](file, bytes);
}

}  // namespace scrawl::fuzz
