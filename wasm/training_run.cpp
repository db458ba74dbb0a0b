// Bindings of training a network from nothing, for the learning worker.

#include "core/training/training_run.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/file_kind.hpp"
#include "core/nn/inspect.hpp"
#include "core/recogniser.hpp"
#include "wasm/learning.hpp"
#include "wasm/training_request.hpp"

namespace {

using emscripten::val;
using namespace scrawl;
using namespace scrawl::javascript;

nn::Architecture architecture_from(const std::string& json) {
  return nn::parse_architecture(json, "architecture");
}

/// Describes a network of this architecture (JSON): `{layers, parameters, multiplyAdds}`, each
/// layer as `{type, height, width, channels, parameters, multiplyAdds}`.
val describe(const std::string& json) {
  val layers = val::array();
  double parameters = 0, multiply_adds = 0;
  const auto built = nn::build_layers<float>(architecture_from(json));
  check_class_count(built.back()->output_shape().size(), "the network");
  for (const auto& layer : built) {
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
}

class PageTrainingRun {
 public:
  /// Starts training a network of this architecture (JSON) on data for `sets_from`, with options
  /// for `options_from`.
  static std::unique_ptr<PageTrainingRun> start(const std::string& architecture, const val& data,
                                                const val& asked) {
    const training::TrainingRunOptions options = options_from(asked);
    Random random(options.training.seed);
    return std::make_unique<PageTrainingRun>(
        untrained_model(architecture_from(architecture), random, "architecture"), sets_from(data),
        options, command_from(asked));
  }
  PageTrainingRun(Model start, std::vector<training::TrainingSet> sets,
                  const training::TrainingRunOptions& options, const std::string& command)
      : run_(std::move(start), std::move(sets), options),
        origin_{.program = "scrawl training run", .command = command, .date = {}} {}

  /// The number of samples for training and for validation: `{training, heldOut}`.
  val counts() const {
    val result = val::object();
    result.set("training", static_cast<double>(run_.data().training().count()));
    result.set("heldOut", static_cast<double>(held_out().source->count()));
    return result;
  }

  /// Runs for this many milliseconds, at most to the end of the epoch. Returns `{epoch, step,
  /// steps, loss, accuracy, learningRate, finished}`, with loss and accuracy over the epoch so far.
  val advance(double milliseconds) {
    training::StepEvent event;
    steps_for(milliseconds, [&] {
      event = run_.step();
      return event.step < event.steps;
    });
    val result = val::object();
    result.set("epoch", event.epoch);
    result.set("step", static_cast<double>(event.step));
    result.set("steps", static_cast<double>(event.steps));
    result.set("loss", event.running.loss);
    result.set("accuracy", event.running.accuracy);
    result.set("learningRate", event.learning_rate);
    result.set("finished", run_.finished());
    return result;
  }

  /// The figures of the last complete epoch: `{loss, accuracy, heldOutLoss, heldOutAccuracy,
  /// learningRate}`, or null.
  val lastEpoch() const {
    if (run_.history().empty()) return val::null();
    const training::EpochEvent& epoch = run_.history().back();
    val result = val::object();
    result.set("loss", epoch.training.loss);
    result.set("accuracy", epoch.training.accuracy);
    result.set("heldOutLoss", epoch.validation[0].loss);
    result.set("heldOutAccuracy", epoch.validation[0].accuracy);
    result.set("learningRate", epoch.learning_rate);
    return result;
  }

  /// The mistakes of the last epoch with the highest confidence, at most `most`: `{size, picture,
  /// truth, answer, probability}`.
  val mistakes(int most) const {
    val result = val::array();
    for (const training::Mistake& mistake : run_.mistakes(static_cast<std::size_t>(most))) {
      val entry = val::object();
      entry.set("size", mistake.picture.size);
      entry.set("picture", copied(grey_values(mistake.picture.pixels)));
      entry.set("truth", mistake.truth);
      entry.set("answer", mistake.answer);
      entry.set("probability", mistake.probability);
      result.call<void>("push", entry);
    }
    return result;
  }

  /// The kernels of the first convolution: `{height, width, weights: Float32Array[]}`; empty if
  /// there is none.
  val filters() const {
    val weights = val::array();
    val result = val::object();
    result.set("height", 0);
    result.set("width", 0);
    result.set("weights", weights);
    const nn::Network<float> network = run_.current().network;
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
  }

  /// Reads a drawing with the current network; the result has the format of `serialised`.
  val read(const val& pairs) const {
    const auto numbers = emscripten::convertJSArrayToNumberVector<float>(pairs);
    return copied(
        serialised(Recogniser(run_.current()).read_number(ink::drawing_from_pairs(numbers))));
  }

  /// The bytes of the finished network's file (Uint8Array) with weights of type "f32" or "int8".
  val save(const std::string& type) {
    return saved(run_.result(weight_type_from(type), origin_).model, type);
  }

  /// The same of the network as it is now, in f32 and not calibrated.
  val snapshot() const { return saved(run_.current(), "f32"); }

 private:
  // The only validation set: `join_held_out` is set, and something is always held out.
  const training::HeldOut& held_out() const { return run_.data().held_out()[0]; }

  training::TrainingRun run_;
  training::Origin origin_;
};

/// The kind of a file that the page cannot read; empty if it is unknown. See kind_of_other_file.
std::string other_kind(const val& beginning) {
  const auto bytes = bytes_from(beginning);
  return std::string(kind_of_other_file(std::as_bytes(std::span(bytes))));
}

}  // namespace

EMSCRIPTEN_BINDINGS(training_run) {
  emscripten::function("otherKind", guarded<&other_kind>);
  emscripten::function("describe", guarded<&describe>);
  emscripten::class_<PageTrainingRun>("TrainingRun")
      .class_function("start", guarded<&PageTrainingRun::start>)
      .function("counts", guarded<&PageTrainingRun::counts>)
      .function("advance", guarded<&PageTrainingRun::advance>)
      .function("lastEpoch", guarded<&PageTrainingRun::lastEpoch>)
      .function("mistakes", guarded<&PageTrainingRun::mistakes>)
      .function("filters", guarded<&PageTrainingRun::filters>)
      .function("read", guarded<&PageTrainingRun::read>)
      .function("save", guarded<&PageTrainingRun::save>)
      .function("snapshot", guarded<&PageTrainingRun::snapshot>);
}
