#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/data/augment_pixels.hpp"
#include "core/data/augment_strokes.hpp"
#include "core/data/dataset.hpp"
#include "core/ink/picture.hpp"
#include "core/training/hold_out.hpp"
#include "core/training/sample_source.hpp"

namespace scrawl::training {

/// The random changes to a digit each time that it is learned from; none where empty.
struct Augmentation {
  std::optional<data::PixelAugmentation> pixels = {};
  std::optional<data::StrokeAugmentation> strokes = {};

  /// The default changes with their limits multiplied by `strength`; none for 0.
  static Augmentation of_strength(double strength);
};

/// What a training does with a set: learns from a part and holds out the rest, as `HoldOut` says;
/// learns from all of it; or holds out all of it.
enum class Use { divided, learned, held_out };

/// One set of digits for a training.
struct TrainingSet {
  data::Dataset digits;
  double weight = 1;  ///< how often an epoch goes through it
  Use use = Use::divided;
};

struct DataOptions {
  HoldOut hold_out = {};  ///< for the divided sets
  /// Whether the held-out digits of all sets form one validation set; otherwise each set has its
  /// own.
  bool join_held_out = false;
  Augmentation augmentation = {};
  double label_smoothing = 0;
};

/// One validation set: digits that the network never learns from, without augmentation.
struct HeldOut {
  struct Part {
    const data::Dataset* digits = nullptr;
    std::vector<std::size_t> rows;  ///< of the digits, in the source's order
  };
  std::string name;  ///< the file's without its ending; several are joined by " + "
  std::vector<Part> parts;
  std::unique_ptr<const SampleSource> source;
};

/// What a training learns from and what it is evaluated on. Owns the digits.
class TrainingData {
 public:
  struct Used {
    std::unique_ptr<const data::Dataset> digits;
    std::size_t training = 0, held_out = 0;  ///< counts
  };

  /// Strokes are rendered with this preprocessing; the seed decides what is held out at random.
  /// Throws `Error` for pictures without labels, when nothing is left to learn from, and when there
  /// are too few digits to hold any out.
  TrainingData(std::vector<TrainingSet> sets, const ink::Preprocessing& preprocessing,
               const DataOptions& options, std::uint64_t seed);

  const SampleSource& training() const { return *training_; }
  const std::vector<HeldOut>& held_out() const { return held_out_; }
  /// All sets that were given, in their order.
  const std::vector<Used>& used() const { return used_; }
  /// One picture as the network reads it, 0..255; from a validation set if there is one.
  const std::vector<std::uint8_t>& example() const { return example_; }

 private:
  std::vector<Used> used_;
  std::unique_ptr<const SampleSource> training_;
  std::vector<HeldOut> held_out_;
  std::vector<std::uint8_t> example_;
};

}  // namespace scrawl::training
