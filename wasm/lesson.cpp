// Lessons on a few digits, for the worker that learns, which loads this module when somebody first
// teaches or trains.

#include "core/training/lesson.hpp"

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

class PageLesson {
 public:
  /// Teaches the model in these bytes (Uint8Array) an album (a text in the format of strokes) with
  /// the replay and check sets, each `{images, labels}`, unpacked IDX files.
  static std::unique_ptr<PageLesson> start(const val& bytes, const std::string& album,
                                           const val& replay, const val& check) {
    const auto file = bytes_from(bytes);
    return std::make_unique<PageLesson>(load_model(std::as_bytes(std::span(file)), "the network"),
                                        data::parse_strokes(album, "the album"),
                                        images_from(replay, "the replay set"),
                                        images_from(check, "the check set"));
  }
  PageLesson(const Model& model, std::vector<data::Sign> album, const data::Images& replay,
             data::Images check)
      : lesson_(model, std::move(album), replay, std::move(check), {}) {}

  /// Goes on for so many milliseconds, and returns when the report has come: `{step, steps, loss,
  /// finished}`.
  val advance(double milliseconds) {
    const bool had_report = lesson_.report().has_value();
    training::LessonEvent event;
    steps_for(milliseconds, [&] {
      event = lesson_.step();
      return !lesson_.finished() && lesson_.report().has_value() == had_report;
    });
    val result = val::object();
    result.set("step", static_cast<double>(event.step));
    result.set("steps", static_cast<double>(event.steps));
    result.set("loss", event.loss);
    result.set("finished", lesson_.finished());
    return result;
  }

  /// `{digits, albumBefore, albumTaught, albumUnseen, checkBefore, checkAfter, accepted}`, a count
  /// and parts of 1, or null; `albumUnseen` is null until the end.
  val report() const {
    if (!lesson_.report()) return val::null();
    const training::LessonReport& report = *lesson_.report();
    val result = val::object();
    result.set("digits", static_cast<double>(report.digits));
    result.set("albumBefore", report.album_before);
    result.set("albumTaught", report.album_taught);
    result.set("albumUnseen", lesson_.album_unseen() ? val(*lesson_.album_unseen()) : val::null());
    result.set("checkBefore", report.check_before.accuracy);
    result.set("checkAfter", report.check_after.accuracy);
    result.set("accepted", report.accepted);
    return result;
  }

  /// The file of the taught network (Uint8Array), "f32" or "int8".
  val save(const std::string& type) const { return saved(lesson_.result(), type); }

 private:
  training::Lesson lesson_;
};

/// The file of a network (Uint8Array) stored again as "f32" or "int8".
val converted(const val& bytes, const std::string& type) {
  const auto file = bytes_from(bytes);
  return saved(load_model(std::as_bytes(std::span(file)), "the network"), type);
}

/// The picture that the network would see of each drawing of a text in the format of strokes, one
/// after the other (Uint8Array, 28 x 28 each).
val pictures(const std::string& strokes) {
  std::vector<std::uint8_t> all;
  for (const data::Sign& sign : data::parse_strokes(strokes, "the album")) {
    for (const float value : ink::render(sign.strokes, {}).pixels) {
      all.push_back(static_cast<std::uint8_t>(std::lround(255 * value)));
    }
  }
  return copied(all);
}

}  // namespace

EMSCRIPTEN_BINDINGS(lesson) {
  emscripten::function("pictures", guarded<&pictures>);
  emscripten::function("converted", guarded<&converted>);
  emscripten::class_<PageLesson>("Lesson")
      .class_function("start", guarded<&PageLesson::start>)
      .function("advance", guarded<&PageLesson::advance>)
      .function("report", guarded<&PageLesson::report>)
      .function("save", guarded<&PageLesson::save>);
}
