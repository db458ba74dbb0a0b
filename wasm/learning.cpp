// The module that learns: lessons on a few digits, and trainings from nothing. A worker loads it when
// somebody first wants that.

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/error.hpp"
#include "core/nn/inspect.hpp"
#include "core/recogniser.hpp"
#include "core/training/lesson.hpp"
#include "core/training/session.hpp"
#include "wasm/javascript.hpp"

namespace {

using emscripten::val;
using scrawl::javascript::bytes_of;
using scrawl::javascript::copied;
using scrawl::javascript::guarded;
using namespace scrawl;

std::vector<std::uint8_t> bytes_from(const val& array) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(array);
}

/// From `{images, labels}`, two unpacked IDX files; empty for null.
data::Images images_from(const val& files, const std::string& name) {
  if (files.isNull() || files.isUndefined()) return {};
  const auto images = bytes_from(files["images"]), labels = bytes_from(files["labels"]);
  return data::parse_idx(std::as_bytes(std::span(images)), name + " (images)",
                         std::as_bytes(std::span(labels)), name + " (labels)");
}

val saved(const Model& model, const std::string& type) {
  const auto bytes = save_model(model, type == "int8" ? WeightType::int8 : WeightType::f32);
  return copied(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

/// Calls `step` until it returns false or so much time has gone by.
template <class Step>
void steps_for(double milliseconds, Step step) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration<double, std::milli>(milliseconds);
  while (step() && Clock::now() < end) {
  }
}

class PageLesson {
 public:
  /// Teaches the model in these bytes (Uint8Array) an album (a text in the format of strokes) with
  /// the replay and check sets, each `{images, labels}`, unpacked IDX files.
  static std::unique_ptr<PageLesson> start(const val& bytes, const std::string& album,
                                           const val& replay, const val& check) {
    return guarded([&] {
      const auto file = bytes_from(bytes);
      return std::make_unique<PageLesson>(
          load_model(std::as_bytes(std::span(file)), "the network"),
          data::parse_strokes(album, "the album"), images_from(replay, "the replay set"),
          images_from(check, "the check set"));
    });
  }
  PageLesson(const Model& model, std::vector<data::Sign> album, const data::Images& replay,
             data::Images check)
      : lesson_(model, std::move(album), replay, std::move(check), {}) {}

  /// Goes on for so many milliseconds, and returns when the report has come: `{step, steps, loss,
  /// finished}`.
  val advance(double milliseconds) {
    return guarded([&] {
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
    });
  }

  /// `{albumBefore, albumTaught, albumUnseen, checkBefore, checkAfter, accepted}`, parts of 1, or
  /// null; `albumUnseen` is null until the end.
  val report() const {
    if (!lesson_.report()) return val::null();
    const training::LessonReport& report = *lesson_.report();
    val result = val::object();
    result.set("albumBefore", report.album_before);
    result.set("albumTaught", report.album_taught);
    result.set("albumUnseen",
               lesson_.album_unseen() ? val(*lesson_.album_unseen()) : val::null());
    result.set("checkBefore", report.check_before.accuracy);
    result.set("checkAfter", report.check_after.accuracy);
    result.set("accepted", report.accepted);
    return result;
  }

  /// The file of the taught network (Uint8Array), "f32" or "int8".
  val save(const std::string& type) const {
    return guarded([&] { return saved(lesson_.result(), type); });
  }

 private:
  training::Lesson lesson_;
};

nn::Architecture architecture_from(const std::string& json) {
  return nn::parse_architecture(json, "architecture");
}

/// What a network of this architecture (JSON) would be made of: `{layers, parameters,
/// multiplyAdds}`, each layer `{type, height, width, channels, parameters, multiplyAdds}`.
val describe(const std::string& json) {
  return guarded([&] {
    val layers = val::array();
    double parameters = 0, multiply_adds = 0;
    for (const auto& layer : nn::build_layers<float>(architecture_from(json))) {
      double own = 0;
      for (const auto& spec : layer->parameters()) {
        const bool learned = spec.role != nn::Role::mean && spec.role != nn::Role::variance;
        if (learned) own += static_cast<double>(spec.size());
      }
      const nn::Shape shape = layer->output_shape();
      val entry = val::object();
      entry.set("type", std::string(layer->type()));
      entry.set("height", static_cast<double>(shape.height));
      entry.set("width", static_cast<double>(shape.width));
      entry.set("channels", static_cast<double>(shape.channels));
      entry.set("parameters", own);
      entry.set("multiplyAdds", static_cast<double>(layer->multiply_adds()));
      layers.call<void>("push", entry);
      parameters += own;
      multiply_adds += static_cast<double>(layer->multiply_adds());
    }
    val result = val::object();
    result.set("layers", layers);
    result.set("parameters", parameters);
    result.set("multiplyAdds", multiply_adds);
    return result;
  });
}

training::SessionOptions options_from(const val& asked) {
  training::SessionOptions options;
  options.training.epochs = asked["epochs"].as<int>();
  options.training.batch_size = asked["batchSize"].as<int>();
  options.training.seed = static_cast<std::uint64_t>(asked["seed"].as<double>());
  options.training.schedule.peak = asked["learningRate"].as<double>();
  options.training.schedule.kind = asked["schedule"].as<std::string>() == "one-cycle"
                                       ? nn::ScheduleKind::one_cycle
                                       : nn::ScheduleKind::constant;
  options.training.adam.weight_decay = asked["weightDecay"].as<double>();
  options.augmentation = asked["augmentation"].as<double>();
  options.label_smoothing = asked["labelSmoothing"].as<double>();
  return options;
}

/// From `{idx, csv, strokes, heldOut}`, each of them or null: `{images, labels}` of unpacked IDX
/// files, a text in Kaggle's format, one in the format of strokes, and IDX files again.
training::Material material_from(const val& data) {
  training::Material material{.images = images_from(data["idx"], "the pictures"),
                              .signs = {},
                              .held_out = images_from(data["heldOut"], "the held-out pictures")};
  if (!data["csv"].isNull()) {
    const auto text = bytes_from(data["csv"]);
    material.images = data::parse_kaggle_csv(
        {reinterpret_cast<const char*>(text.data()), text.size()}, "the table");
  }
  if (!data["strokes"].isNull()) {
    const auto text = bytes_from(data["strokes"]);
    material.signs = data::parse_strokes(
        {reinterpret_cast<const char*>(text.data()), text.size()}, "the strokes");
  }
  return material;
}

class PageSession {
 public:
  /// Trains a network of this architecture (JSON) on data as `material_from` takes it, with
  /// `{epochs, batchSize, seed, learningRate, schedule, weightDecay, augmentation, labelSmoothing}`.
  static std::unique_ptr<PageSession> start(const std::string& architecture, const val& data,
                                            const val& asked) {
    return guarded([&] {
      const training::SessionOptions options = options_from(asked);
      Random random(options.training.seed);
      return std::make_unique<PageSession>(
          untrained_model(architecture_from(architecture), random, "architecture"),
          material_from(data), options);
    });
  }
  PageSession(Model start, training::Material material, const training::SessionOptions& options)
      : session_(std::move(start), std::move(material), options) {}

  /// How many samples it learns from and is judged by: `{training, heldOut}`.
  val counts() const {
    val result = val::object();
    result.set("training", static_cast<double>(session_.training_count()));
    result.set("heldOut", static_cast<double>(session_.held_out_count()));
    return result;
  }

  /// Goes on for so many milliseconds, at most to the end of the epoch: `{epoch, step, steps,
  /// loss, accuracy, learningRate, finished}`, loss and accuracy over the epoch so far.
  val advance(double milliseconds) {
    return guarded([&] {
      training::StepEvent event;
      steps_for(milliseconds, [&] {
        event = session_.step();
        return event.step < event.steps;
      });
      val result = val::object();
      result.set("epoch", event.epoch);
      result.set("step", static_cast<double>(event.step));
      result.set("steps", static_cast<double>(event.steps));
      result.set("loss", event.running.loss);
      result.set("accuracy", event.running.accuracy);
      result.set("learningRate", event.learning_rate);
      result.set("finished", session_.finished());
      return result;
    });
  }

  /// Of each epoch done `{loss, accuracy, heldOutLoss, heldOutAccuracy, learningRate}`.
  val history() const {
    val result = val::array();
    for (const training::EpochEvent& epoch : session_.history()) {
      val entry = val::object();
      entry.set("loss", epoch.training.loss);
      entry.set("accuracy", epoch.training.accuracy);
      entry.set("heldOutLoss", epoch.validation[0].loss);
      entry.set("heldOutAccuracy", epoch.validation[0].accuracy);
      entry.set("learningRate", epoch.learning_rate);
      result.call<void>("push", entry);
    }
    return result;
  }

  /// `{size, picture, truth, answer, probability}` of the surest mistakes of the last epoch.
  val mistakes(int most) const {
    val result = val::array();
    for (const training::Mistake& mistake : session_.mistakes(static_cast<std::size_t>(most))) {
      val entry = val::object();
      entry.set("size", mistake.picture.size);
      entry.set("picture", bytes_of(mistake.picture));
      entry.set("truth", mistake.truth);
      entry.set("answer", mistake.answer);
      entry.set("probability", mistake.probability);
      result.call<void>("push", entry);
    }
    return result;
  }

  /// The kernels of the first convolution: `{height, width, weights: Float32Array[]}`; none
  /// without one.
  val filters() const {
    return guarded([&] {
      val weights = val::array();
      val result = val::object();
      result.set("height", 0);
      result.set("width", 0);
      result.set("weights", weights);
      const nn::Network<float> network = session_.current().network;
      for (std::size_t i = 0; i < network.layers().size(); ++i) {
        if (network.layers()[i]->type() != "conv2d") continue;
        const nn::Index channels = network.layers()[i]->output_shape().channels;
        for (nn::Index c = 0; c < channels; ++c) {
          const nn::Filter filter = nn::filter_of(network, static_cast<nn::Index>(i), c);
          result.set("height", static_cast<double>(filter.height));
          result.set("width", static_cast<double>(filter.width));
          weights.call<void>("push", copied(filter.weights));
        }
        break;
      }
      return result;
    });
  }

  /// What the network now says of a drawing, as `Recogniser.read` does.
  val read(const val& pairs) const {
    return guarded([&] {
      const auto numbers = emscripten::convertJSArrayToNumberVector<float>(pairs);
      return javascript::to_javascript(
          Recogniser(session_.current()).read_number(ink::drawing_from_pairs(numbers)));
    });
  }

  /// The file of the network as it is now (Uint8Array), "f32" or "int8".
  val save(const std::string& type) {
    return guarded([&] { return saved(session_.result(), type); });
  }

 private:
  training::Session session_;
};

/// The file of a network (Uint8Array) stored again as "f32" or "int8".
val converted(const val& bytes, const std::string& type) {
  return guarded([&] {
    const auto file = bytes_from(bytes);
    return saved(load_model(std::as_bytes(std::span(file)), "the network"), type);
  });
}

/// The picture that the network would see of each drawing of a text in the format of strokes, one
/// after the other (Uint8Array, 28 x 28 each).
val pictures(const std::string& strokes) {
  return guarded([&] {
    std::vector<std::uint8_t> all;
    for (const data::Sign& sign : data::parse_strokes(strokes, "the album")) {
      for (const float value : ink::render(sign.strokes, {}).pixels) {
        all.push_back(static_cast<std::uint8_t>(std::lround(255 * value)));
      }
    }
    return copied(all);
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(learning) {
  emscripten::function("describe", &describe);
  emscripten::function("pictures", &pictures);
  emscripten::function("converted", &converted);
  emscripten::class_<PageLesson>("Lesson")
      .class_function("start", &PageLesson::start)
      .function("advance", &PageLesson::advance)
      .function("report", &PageLesson::report)
      .function("save", &PageLesson::save);
  emscripten::class_<PageSession>("Session")
      .class_function("start", &PageSession::start)
      .function("counts", &PageSession::counts)
      .function("advance", &PageSession::advance)
      .function("history", &PageSession::history)
      .function("mistakes", &PageSession::mistakes)
      .function("filters", &PageSession::filters)
      .function("read", &PageSession::read)
      .function("save", &PageSession::save);
}
