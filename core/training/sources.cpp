#include "core/training/sources.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

#include "core/error.hpp"

namespace scrawl::training {
namespace {

constexpr int digits = 10;

std::array<float, 256> make_brightness() {
  std::array<float, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<float>(i) / 255.0F;
  return table;
}
const std::array<float, 256> brightness = make_brightness();

}  // namespace

void write_target(int label, double smoothing, std::span<float> target) {
  const auto classes = static_cast<int>(target.size());
  const int right = label >= 0 ? label : (classes > digits ? digits : -1);
  assert(right < classes);
  const double spread = right < 0 ? 1 : smoothing;
  std::fill(target.begin(), target.end(), static_cast<float>(spread / classes));
  if (right >= 0) target[static_cast<std::size_t>(right)] += static_cast<float>(1 - spread);
}

std::vector<std::size_t> all_rows(std::size_t count) {
  std::vector<std::size_t> rows(count);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

ImageSource::ImageSource(const data::Images& images, std::vector<std::size_t> rows,
                         const SourceOptions& options)
    : images_(images), rows_(std::move(rows)), options_(options) {
  assert(images_.labels.size() == images_.count());
  if (options_.pixels) augmenter_.emplace(images_.height, images_.width, *options_.pixels);
}

std::size_t ImageSource::input_size() const {
  return static_cast<std::size_t>(images_.height) * static_cast<std::size_t>(images_.width);
}

void ImageSource::sample(std::size_t index, Random& random, std::span<float> input,
                         std::span<float> target) const {
  const std::size_t row = rows_[index];
  const auto picture = images_.picture(row);
  std::transform(picture.begin(), picture.end(), input.begin(),
                 [](std::uint8_t value) { return brightness[value]; });
  if (augmenter_) augmenter_->augment(input, random);
  write_target(images_.labels[row], options_.label_smoothing, target);
}

StrokeSource::StrokeSource(std::span<const data::Glyph> glyphs, std::vector<std::size_t> rows,
                           const ink::Preprocessing& preprocessing, const SourceOptions& options)
    : glyphs_(glyphs), rows_(std::move(rows)), preprocessing_(preprocessing), options_(options) {
  if (options_.pixels) {
    augmenter_.emplace(preprocessing_.size, preprocessing_.size, *options_.pixels);
  }
}

std::size_t StrokeSource::input_size() const {
  const auto size = static_cast<std::size_t>(preprocessing_.size);
  return size * size;
}

void StrokeSource::sample(std::size_t index, Random& random, std::span<float> input,
                          std::span<float> target) const {
  const data::Glyph& glyph = glyphs_[rows_[index]];
  ink::Picture picture;
  if (options_.strokes) {
    picture = ink::render(data::augment(glyph.strokes, *options_.strokes, random),
                          data::augment(preprocessing_, *options_.strokes, random));
  } else {
    picture = ink::render(glyph.strokes, preprocessing_);
  }
  std::copy(picture.pixels.begin(), picture.pixels.end(), input.begin());
  if (augmenter_) augmenter_->augment(input, random);
  write_target(glyph.label, options_.label_smoothing, target);
}

MixedSource::MixedSource(std::vector<Part> parts) : parts_(std::move(parts)) {
  std::size_t end = 0;
  for (const Part& part : parts_) {
    if (!(part.weight > 0)) throw Error("the weight of a part of the data must be above 0");
    if (part.source->input_size() != parts_[0].source->input_size()) {
      throw Error("the parts of the data have pictures of different sizes");
    }
    end += static_cast<std::size_t>(
        std::llround(part.weight * static_cast<double>(part.source->count())));
    ends_.push_back(end);
  }
}

std::size_t MixedSource::input_size() const {
  return parts_.empty() ? 0 : parts_[0].source->input_size();
}

void MixedSource::sample(std::size_t index, Random& random, std::span<float> input,
                         std::span<float> target) const {
  const auto part =
      static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), index) - ends_.begin());
  const std::size_t begin = part == 0 ? 0 : ends_[part - 1];
  const SampleSource& source = *parts_[part].source;
  const std::size_t passes = (ends_[part] - begin) / source.count();
  std::size_t inner = index - begin;
  inner = inner < passes * source.count() ? inner % source.count() : random.below(source.count());
  source.sample(inner, random, input, target);
}

}  // namespace scrawl::training
