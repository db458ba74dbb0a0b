// Bindings of fine-tuning on a few examples, for the learning worker, which loads this module when
// it is first needed.

#include "core/training/fine_tuning.hpp"

#include <cmath>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/ink/picture.hpp"
#include "wasm/learning.hpp"

namespace {

using emscripten::val;
using namespace scrawl;
using namespace scrawl::javascript;

class PageFineTuning {
 public:
  /// Starts fine-tuning the model in these bytes (Uint8Array) on examples (the text of a strokes
  /// file), with the replay and check sets, each `{images, labels}`, decompressed IDX files.
  static std::unique_ptr<PageFineTuning> start(const val& bytes, const std::string& examples,
                                               const val& replay, const val& check) {
    const auto file = bytes_from(bytes);
    return std::make_unique<PageFineTuning>(
        load_model(std::as_bytes(std::span(file)), "the network"),
        data::parse_strokes(examples, "the album"), images_from(replay, "the replay set"),
        images_from(check, "the check set"));
  }
  PageFineTuning(const Model& model, std::vector<data::Glyph> examples, const data::Images& replay,
                 data::Images check)
      : fine_tuning_(model, std::move(examples), replay, std::move(check), {}) {}

  /// Runs for this many milliseconds, or until the report is ready. Returns `{step, steps, loss,
  /// finished}`.
  val advance(double milliseconds) {
    const bool had_report = fine_tuning_.report().has_value();
    training::FineTuningEvent event;
    steps_for(milliseconds, [&] {
      event = fine_tuning_.step();
      return !fine_tuning_.finished() && fine_tuning_.report().has_value() == had_report;
    });
    val result = val::object();
    result.set("step", static_cast<double>(event.step));
    result.set("steps", static_cast<double>(event.steps));
    result.set("loss", event.loss);
    result.set("finished", fine_tuning_.finished());
    return result;
  }

  /// `{digits, albumBefore, albumTaught, albumUnseen, checkBefore, checkAfter, accepted}`, or null.
  /// `digits` is a count, the others are accuracies from 0 to 1; `albumUnseen` is null until the
  /// end.
  val report() const {
    if (!fine_tuning_.report()) return val::null();
    const training::FineTuningReport& report = *fine_tuning_.report();
    val result = val::object();
    result.set("digits", static_cast<double>(report.digits));
    result.set("albumBefore", report.examples_before);
    result.set("albumTaught", report.examples_taught);
    result.set("albumUnseen",
               fine_tuning_.examples_unseen() ? val(*fine_tuning_.examples_unseen()) : val::null());
    result.set("checkBefore", report.check_before.accuracy);
    result.set("checkAfter", report.check_after.accuracy);
    result.set("accepted", report.accepted);
    return result;
  }

  /// The file of the taught network (Uint8Array), "f32" or "int8".
  val save(const std::string& type) const { return saved(fine_tuning_.result(), type); }

 private:
  training::FineTuning fine_tuning_;
};

/// Converts the bytes of a model's file (Uint8Array) to weights of type "f32" or "int8".
val converted(const val& bytes, const std::string& type) {
  const auto file = bytes_from(bytes);
  return saved(load_model(std::as_bytes(std::span(file)), "the network"), type);
}

/// The network's pictures of all drawings in the text of a strokes file, one after the other
/// (Uint8Array, 28 x 28 each).
val pictures(const std::string& strokes) {
  std::vector<std::uint8_t> all;
  for (const data::Glyph& glyph : data::parse_strokes(strokes, "the album")) {
    for (const float value : ink::render(glyph.strokes, {}).pixels) {
      all.push_back(static_cast<std::uint8_t>(std::lround(255 * value)));
    }
  }
  return copied(all);
}

}  // namespace

EMSCRIPTEN_BINDINGS(fine_tuning) {
  emscripten::function("pictures", guarded<&pictures>);
  emscripten::function("converted", guarded<&converted>);
  emscripten::class_<PageFineTuning>("FineTuning")
      .class_function("start", guarded<&PageFineTuning::start>)
      .function("advance", guarded<&PageFineTuning::advance>)
      .function("report", guarded<&PageFineTuning::report>)
      .function("save", guarded<&PageFineTuning::save>);
}
