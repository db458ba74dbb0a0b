#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/data/augment_pixels.hpp"
#include "core/data/augment_strokes.hpp"
#include "core/data/dataset.hpp"
#include "core/ink/picture.hpp"
#include "core/training/sample_source.hpp"

namespace scrawl::training {

/// A label as a distribution over the classes: one-hot, of which `smoothing` is spread evenly over
/// all classes. A glyph that is not a digit (-1) belongs to the class after the digits; where the
/// network has none, it is spread evenly: nothing should be sure of it.
void write_target(int label, double smoothing, std::span<float> target);

/// 0..count - 1.
std::vector<std::size_t> all_rows(std::size_t count);

/// What a source does to its samples. Leave out the augmentation to evaluate.
struct SourceOptions {
  double label_smoothing = 0;
  std::optional<data::StrokeAugmentation> strokes;  ///< for drawings only
  std::optional<data::PixelAugmentation> pixels;
};

/// Some rows of a set of pictures.
class ImageSource final : public SampleSource {
 public:
  /// `images` must outlive the source, and have labels.
  ImageSource(const data::Images& images, std::vector<std::size_t> rows,
              const SourceOptions& options);

  std::size_t count() const override { return rows_.size(); }
  std::size_t input_size() const override;
  void sample(std::size_t index, Random& random, std::span<float> input,
              std::span<float> target) const override;

 private:
  const data::Images& images_;
  std::vector<std::size_t> rows_;
  SourceOptions options_;
  std::optional<data::PixelAugmenter> augmenter_;
};

/// Some of a list of glyphs, drawn as the recogniser draws them.
class StrokeSource final : public SampleSource {
 public:
  /// `glyphs` must outlive the source.
  StrokeSource(std::span<const data::Glyph> glyphs, std::vector<std::size_t> rows,
               const ink::Preprocessing& preprocessing, const SourceOptions& options);

  std::size_t count() const override { return rows_.size(); }
  std::size_t input_size() const override;
  void sample(std::size_t index, Random& random, std::span<float> input,
              std::span<float> target) const override;

 private:
  std::span<const data::Glyph> glyphs_;
  std::vector<std::size_t> rows_;
  ink::Preprocessing preprocessing_;
  SourceOptions options_;
  std::optional<data::PixelAugmenter> augmenter_;
};

/// Several sources as one. A part of weight w is passed over w times an epoch; what is left over a
/// whole number of passes is drawn from it at random.
class MixedSource final : public SampleSource {
 public:
  struct Part {
    std::shared_ptr<const SampleSource> source;
    double weight = 1;
  };
  /// Throws `Error` for parts of different input sizes and for weights that are not positive.
  explicit MixedSource(std::vector<Part> parts);

  std::size_t count() const override { return ends_.empty() ? 0 : ends_.back(); }
  std::size_t input_size() const override;
  void sample(std::size_t index, Random& random, std::span<float> input,
              std::span<float> target) const override;

 private:
  std::vector<Part> parts_;
  std::vector<std::size_t> ends_;  ///< of each part, in this source's numbers
};

}  // namespace scrawl::training
