#include "core/formats/input_convention.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/error.hpp"
#include "core/formats/check_digits.hpp"
#include "core/json.hpp"

namespace scrawl::formats {
namespace {

// As scripts/convert/pixels.py says, where they were found on networks trained in seven ways. The
// second loss forgives wrong confidence: pixels that are only larger make a network that is too
// unsure look better.
constexpr double clearly = 0.75, clearly_at_best = 0.9, least_gain = 0.03;
// Also better is one whose answers are as sure as they are right, where the other's are not: the
// loss is at most this multiple of the lowest at any temperature, and this more. Of pixels 3 times
// smaller it is more than the second.
constexpr struct { double factor, term; } as_sure{1.15, 0.02}, not_as_sure{1.4, 0.05};
constexpr double much_lower = 0.6, fewer = 0.05;
constexpr double alike_below = 1.25;      // a loss below this multiple of another's is hardly other
constexpr double well = 0.6;              // what reads less of the digits is of no use
constexpr double bytes_below = 1.0 / 16;  // factors below this are for pixels up to 255
constexpr int mnist_size = 28, mnist_box = 20;
constexpr double pen_of_box = 2.45 / 20;  // as ink/picture.hpp says by default
constexpr nn::Index at_once = 8;          // pictures, which bounds the memory for a large network
constexpr nn::Index costly = 30'000'000;  // multiply-adds; the more above it, the fewer digits

const Convention usual_conventions[] = {
    {"unit", 1, 0, "0 to 1"},
    {"centred", 1, -0.5, "-0.5 to 0.5"},
    {"signed", 2, -1, "-1 to 1"},
    {"mnist", 1 / 0.3081, -0.1307 / 0.3081, "0 to 1, normalised by 0.1307 and 0.3081"},
    {"inverted", -1, 1, "1 to 0, the ink dark"},
    {"inverted-signed", -2, 1, "1 to -1, the ink dark"},
    {"bytes", 255, 0, "0 to 255"},
    {"inverted-bytes", -255, 255, "255 to 0, the ink dark"},
};

ink::Preprocessing made(int size, int box) {
  return {size, box, std::round(pen_of_box * box * 1e4) / 1e4};
}

/// MNIST's picture made larger, or with a wider margin.
std::vector<int> boxes(int size, std::optional<int> told) {
  if (told) return {*told};
  const int scaled =
      std::max(1, static_cast<int>(std::lround(1.0 * mnist_box * size / mnist_size)));
  if (size <= mnist_size) return {scaled};
  return {mnist_box, scaled};
}

/// Mean loss of the right classes, each row of scores divided by the temperature.
double mean_loss(const std::vector<std::vector<double>>& scores, const std::vector<int>& labels,
                 double temperature) {
  double sum = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double most = *std::max_element(scores[i].begin(), scores[i].end());
    double all = 0;
    for (const double score : scores[i]) all += std::exp((score - most) / temperature);
    sum += std::log(all) - (scores[i][static_cast<std::size_t>(labels[i])] - most) / temperature;
  }
  const double loss = sum / static_cast<double>(scores.size());
  return loss == loss ? loss : std::numeric_limits<double>::infinity();
}

/// Scale and offset of a batch normalisation of the pixels at the front.
std::optional<std::pair<double, double>> front_affine(const NetworkDraft& draft) {
  if (draft.layers.empty() || draft.input.channels != 1) return {};
  const LayerDraft& first = draft.layers.front();
  if (first.type != "batch_norm2d") return {};
  double epsilon = 1e-3;
  for (const auto& [key, value] : first.fields)
    if (key == "epsilon") epsilon = json::parse(value, "epsilon").GetDouble();
  const auto value = [&](const char* name) { return first.arrays.at(name).values.at(0); };
  const double scale = value("scale") / std::sqrt(value("variance") + epsilon);
  return std::pair(scale, value("bias") - scale * value("mean"));
}

/// Makes the draft one for our pixels.
void adapt(NetworkDraft& draft, const Convention& convention) {
  double scale = convention.scale, offset = convention.offset;
  if (scale == 1 && offset == 0) return;
  if (const auto front = front_affine(draft)) {
    offset = front->first * offset + front->second;
    scale *= front->first;
    draft.layers.erase(draft.layers.begin());
  }
  if (std::abs(scale - 1) < 1e-6 && std::abs(offset) < 1e-6) return;
  LayerDraft front{"batch_norm2d", {{"epsilon", "1e-12"}}, {}, draft.input, "its pixels"};
  front.arrays = {{"scale", filled(1, scale)},
                  {"bias", filled(1, offset)},
                  {"mean", filled(1, 0)},
                  {"variance", filled(1, 1)}};
  draft.layers.insert(draft.layers.begin(), std::move(front));
}

}  // namespace

std::span<const Convention> conventions() {
  return usual_conventions;
}

const Convention& convention_named(std::string_view name) {
  std::string known;
  for (const Convention& convention : usual_conventions) {
    if (convention.name == name) return convention;
    known += (known.empty() ? "" : ", ") + convention.name;
  }
  throw Error("there are no pixels of that name; known are " + known);
}

bool Reading::clearly_better_than(const Reading& other) const {
  const auto within = [](const Reading& reading, const auto& bounds) {
    return reading.loss <= bounds.factor * reading.best_loss + bounds.term;
  };
  const bool sharper =
      right >= std::max(well * of, other.right - 1.0) && loss < clearly * other.loss &&
      best_loss < std::min(clearly_at_best * other.best_loss, other.best_loss - least_gain);
  return sharper ||
         (right >= std::max(well * of, other.right - fewer * of) && within(*this, as_sure) &&
          !other.as_sure_as_right() && loss < much_lower * other.loss);
}

bool Reading::as_sure_as_right() const {
  return loss <= not_as_sure.factor * best_loss + not_as_sure.term;
}

bool Reading::good() const {
  return right >= well * of;
}

std::string to_string(const Reading& reading) {
  const double loss = std::min(reading.loss, 999.0);
  const auto hundredths = static_cast<int>(std::lround(100 * loss));
  const std::string cents = std::to_string(hundredths % 100);
  return reading.convention.meaning + " (" + std::to_string(reading.right) + " of " +
         std::to_string(reading.of) + " digits, loss " + std::to_string(hundredths / 100) + "." +
         (cents.size() < 2 ? "0" : "") + cents + ")";
}

Reading read_check_digits(const nn::Network<float>& network, const Convention& convention,
                          const ink::Preprocessing& preprocessing) {
  const auto& digits = check_digits();
  // Eight of each follow each other, so with any step that is at most 8, all are read.
  const auto step =
      static_cast<std::size_t>(std::clamp<nn::Index>(network.multiply_adds() / costly, 1, 8));
  const auto size = static_cast<nn::Index>(network.input_shape().size());
  const auto scale = static_cast<float>(convention.scale);
  const auto offset = static_cast<float>(convention.offset);
  nn::Workspace<float> workspace;
  std::vector<std::vector<double>> scores;
  std::vector<int> labels;
  Reading reading{convention, preprocessing.box, 0, 0, 0, 0};
  for (std::size_t next = 0; next < digits.size();) {
    nn::Matrix<float> pictures(at_once, size);
    nn::Index rows = 0;
    for (; rows < at_once && next < digits.size(); next += step, ++rows) {
      const ink::Picture picture = ink::render(digits[next].drawing, preprocessing);
      for (nn::Index i = 0; i < size; ++i)
        pictures(rows, i) = scale * picture.pixels[static_cast<std::size_t>(i)] + offset;
      labels.push_back(digits[next].label);
    }
    const auto found = network.infer({pictures.data(), rows, size}, workspace);
    for (nn::Index row = 0; row < rows; ++row) {
      std::vector<double> own;
      for (nn::Index digit = 0; digit < 10; ++digit)
        own.push_back(static_cast<double>(found(row, digit)));
      const auto best = std::max_element(own.begin(), own.end()) - own.begin();
      reading.right += best == labels[scores.size()] ? 1 : 0;
      scores.push_back(std::move(own));
    }
  }
  reading.of = static_cast<int>(labels.size());
  reading.loss = mean_loss(scores, labels, 1);
  reading.best_loss = reading.loss;
  for (int step_of_two = -10; step_of_two < 26; ++step_of_two)
    reading.best_loss =
        std::min(reading.best_loss, mean_loss(scores, labels, std::exp2(step_of_two / 2.0)));
  return reading;
}

InputFinding settle_input(NetworkDraft& draft, const nn::Network<float>& network,
                          const InputOptions& options) {
  const int size = static_cast<int>(draft.input.height);
  if (options.box && (*options.box > size || *options.box < 4))
    throw Error("the ink's box of " + std::to_string(*options.box) + " pixels does not fit its " +
                std::to_string(size) + " x " + std::to_string(size));
  const auto front = front_affine(draft);
  const bool divides = front && front->first != 0 && std::abs(front->first) < bytes_below;
  const Convention prior =
      options.told ? *options.told : convention_named(divides ? "bytes" : "unit");
  std::vector<Reading> readings;
  const auto read = [&](const Convention& convention) {
    for (const int box : boxes(size, options.box))
      readings.push_back(read_check_digits(network, convention, made(size, box)));
  };
  const auto less_loss = [](const Reading& a, const Reading& b) { return a.loss < b.loss; };
  read(prior);
  const Reading first = *std::min_element(readings.begin(), readings.end(), less_loss);
  // Else no other could be clearly better.
  if (first.best_loss > least_gain || !first.as_sure_as_right()) {
    for (const Convention& convention : usual_conventions)
      if (convention.name != prior.name) read(convention);
  }
  const Reading* best = nullptr;
  const auto rated = [](const Reading& reading) { return std::max(reading.loss, least_gain); };
  for (const Reading& reading : readings) {
    if (reading.convention.name == prior.name || !reading.clearly_better_than(first)) continue;
    if (!best || rated(reading) < rated(*best)) best = &reading;
  }
  InputFinding finding{first, options.told ? FoundBy::told : FoundBy::usual, front.has_value()};
  if (best) {
    finding.other = options.told ? *best : first;
    if (!options.told) {
      finding.chosen = *best;
      finding.how = FoundBy::reading;
    }
  }
  const Reading& chosen = finding.chosen;
  for (const Reading& reading : readings) {
    if (!options.told && chosen.good() && reading.convention.name != chosen.convention.name &&
        reading.right >= chosen.right - 2 && reading.box == chosen.box &&
        reading.loss < alike_below * chosen.loss)
      finding.alike.push_back(reading);
  }
  finding.preprocessing = made(size, chosen.box);
  adapt(draft, chosen.convention);
  return finding;
}

}  // namespace scrawl::formats
