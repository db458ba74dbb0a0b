// The second module, which a worker loads on demand: it reads images, and shows how the network
// works.

#include <algorithm>
#include <memory>
#include <optional>
#include <span>

#include "core/error.hpp"
#include "core/ink/trace.hpp"
#include "core/nn/change.hpp"
#include "core/nn/derive.hpp"
#include "core/nn/explain.hpp"
#include "core/nn/inspect.hpp"
#include "core/nn/similar.hpp"
#include "core/recogniser.hpp"
#include "wasm/inside_values.hpp"
#include "wasm/javascript.hpp"
#include "wasm/read_values.hpp"

namespace {

using emscripten::val;
using scrawl::javascript::copied;
using scrawl::javascript::guarded;
using scrawl::javascript::to_javascript;
using scrawl::nn::Index;

/// The network is the folded one: batch norm is part of the convolution before it.
class Inspector {
 public:
  explicit Inspector(scrawl::Model model)
      : network_(scrawl::nn::fold_for_inference(model.network)), recogniser_(std::move(model)) {}

  /// From the bytes of a model file (Uint8Array). `source` is its name in messages.
  static std::unique_ptr<Inspector> load(const val& bytes, const std::string& source) {
    const auto file = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
    return std::make_unique<Inspector>(scrawl::load_model(std::as_bytes(std::span(file)), source));
  }

  /// See scrawl::javascript::image_read.
  val read_image(const val& rgba, int width, int height) const {
    return scrawl::javascript::image_read(recogniser_, rgba, width, height);
  }

  /// See scrawl::javascript::picture_read; of a Uint8Array of 0 to 255.
  val read_picture(const val& picture) const {
    return scrawl::javascript::picture_read(recogniser_, input_from(picture));
  }

  /// Whether to read no signs in images.
  void set_digits_only(bool digits_only) { recogniser_.set_digits_only(digits_only); }

  /// See scrawl::javascript::page_read.
  val read_page(const val& rgba, int width, int height, const val& tell) const {
    return scrawl::javascript::page_read(recogniser_, rgba, width, height, tell);
  }

  /// See scrawl::javascript::structure_of.
  val structure() const { return scrawl::javascript::structure_of(network_, recogniser_.model()); }

  /// What flows through the network for a picture (Uint8Array of 0 to 255): see
  /// scrawl::javascript::flows_of.
  val flow(const val& picture, const val& stages) {
    const std::vector<float> input = input_from(picture);
    return scrawl::javascript::flows_of(
        network_, input, scrawl::nn::activations(network_, input, workspace_), stages);
  }

  /// How the value at a place of a map came about, for a picture: an array with the derivation in
  /// each of the layers `first` to `last`, of which all after the first leave the map where it is.
  val derive(const val& picture, int first, int last, int row, int column, int map) {
    const std::vector<float> input = input_from(picture);
    const auto outputs = scrawl::nn::activations(network_, input, workspace_);
    const auto maps = scrawl::nn::map_shapes(network_);
    if (first < 0 || last < first || static_cast<std::size_t>(last) >= outputs.size()) {
      throw scrawl::Error("derive: the network has no such layers");
    }
    val result = val::array();
    for (auto layer = static_cast<std::size_t>(first); layer <= static_cast<std::size_t>(last);
         ++layer) {
      if (row < 0 || row >= maps[layer].height || column < 0 || column >= maps[layer].width ||
          map < 0 || map >= maps[layer].channels) {
        throw scrawl::Error("derive: the layer has no such value");
      }
      result.call<void>("push", to_javascript(scrawl::nn::derive(
                                    network_, static_cast<Index>(layer), {row, column, map},
                                    layer == 0 ? std::span<const float>(input) : outputs[layer - 1],
                                    outputs[layer])));
    }
    return result;
  }

  /// How the scores of a picture become probabilities: `{divided, raised, probabilities}`, see
  /// scrawl::nn::HeadDerivation.
  val head(const val& picture) {
    const std::vector<float> input = input_from(picture);
    const auto outputs = scrawl::nn::activations(network_, input, workspace_);
    const auto derived = scrawl::nn::derive_head(network_.architecture().head, outputs.back(),
                                                 recogniser_.model().calibration.temperature);
    return to_javascript(derived);
  }

  /// The contribution of each pixel to the margin of digit `label` over digit `against`, or over
  /// all others if that is below 0. See scrawl::nn::explain.
  val explain(const val& picture, int label, int against) const {
    const auto rival = against < 0 ? std::nullopt : std::optional(class_of(against));
    return copied(
        scrawl::nn::explain<float>(network_, input_from(picture), class_of(label), rival));
  }

  /// A small change after which a picture is read as `digit`: `{found, changed, steps}`, the steps
  /// pictures (Uint8Array) from this one to the changed one. See scrawl::nn::Change.
  val change(const val& picture, int digit) const {
    const scrawl::nn::Change change =
        scrawl::nn::change_towards(network_, input_from(picture), class_of(digit));
    return to_javascript(change);
  }

  /// The picture (Uint8Array of 0 to 255) of one drawing, given as a Float32Array of x, y pairs in
  /// which a pair of NaN ends a stroke.
  val drawn(const val& pairs) const {
    const auto points = emscripten::convertJSArrayToNumberVector<float>(pairs);
    const auto picture = scrawl::ink::render(scrawl::ink::drawing_from_pairs(points),
                                             recogniser_.model().preprocessing);
    return copied(scrawl::javascript::grey_values(picture.pixels));
  }

  /// Strokes that look like a picture (Uint8Array of 0 to 255), as a Float32Array in the form that
  /// `drawn` takes, in pixels of the picture. See scrawl::ink::trace.
  val trace(const val& picture) const {
    const int size = recogniser_.model().preprocessing.size;
    return copied(scrawl::ink::pairs_from_drawing(
        scrawl::ink::trace(scrawl::ink::Picture{size, input_from(picture)})));
  }

  /// Adds pictures (Uint8Array of 0 to 255, one after the other) to those of which `similar` finds
  /// some. Returns how many there are now.
  double add_samples(const val& pictures) {
    auto values = emscripten::convertJSArrayToNumberVector<float>(pictures);
    const Index size = network_.input_shape().size();
    const auto count = static_cast<Index>(values.size()) / size;
    if (count * size != static_cast<Index>(values.size())) {
      throw scrawl::Error("samples: not all pictures are of the size that the network reads");
    }
    for (float& value : values) value /= 255;
    samples_.add({values.data(), count, size});
    return static_cast<double>(samples_.count());
  }

  void forget_samples() { samples_.clear(); }

  /// Those of the added pictures that the network finds most similar to one, at most `most`, the
  /// most similar first: an array of `{sample, similarity}`. See scrawl::nn::SimilarSamples.
  val similar(const val& picture, int most) {
    val result = val::array();
    const auto wanted = static_cast<std::size_t>(std::max(most, 0));
    for (const auto& match : samples_.nearest(input_from(picture), wanted)) {
      result.call<void>("push", to_javascript(match));
    }
    return result;
  }

  /// The kernel of one channel of a convolution: `{height, width, channels, weights}`, the weights
  /// as [height, width, input channels]. Empty for other layers.
  val filter(int layer, int channel) const {
    const auto index = static_cast<std::size_t>(layer);
    if (layer < 0 || index >= network_.layers().size() || channel < 0 ||
        channel >= network_.layers()[index]->output_shape().channels) {
      throw scrawl::Error("filter: the network has no such channel");
    }
    return to_javascript(scrawl::nn::filter_of(network_, layer, channel));
  }

  /// Measures the milliseconds of each layer for a picture (Float64Array).
  val times(const val& picture) const {
    auto times = scrawl::nn::layer_seconds(network_, input_from(picture));
    for (double& time : times) time *= 1000;
    return copied(times);
  }

 private:
  std::vector<float> input_from(const val& picture) const {
    auto input = emscripten::convertJSArrayToNumberVector<float>(picture);
    if (static_cast<Index>(input.size()) != network_.input_shape().size()) {
      throw scrawl::Error("picture: " + std::to_string(input.size()) +
                          " pixels, but the network reads " +
                          std::to_string(network_.input_shape().size()));
    }
    for (float& value : input) value /= 255;
    return input;
  }

  /// The index of a digit among the network's outputs. The recogniser only accepts models with all
  /// ten digits.
  Index class_of(int digit) const {
    const auto& names = recogniser_.model().classes;
    const auto found = std::find(names.begin(), names.end(), std::to_string(digit));
    if (found == names.end()) throw scrawl::Error("explain: no digit " + std::to_string(digit));
    return found - names.begin();
  }

  scrawl::nn::Network<float> network_;
  scrawl::Recogniser recogniser_;
  scrawl::nn::Workspace<float> workspace_;
  scrawl::nn::SimilarSamples samples_{network_};
};

}  // namespace

EMSCRIPTEN_BINDINGS(inspector) {
  emscripten::class_<Inspector>("Inspector")
      .class_function("load", guarded<&Inspector::load>)
      .function("setDigitsOnly", guarded<&Inspector::set_digits_only>)
      .function("readImage", guarded<&Inspector::read_image>)
      .function("readPage", guarded<&Inspector::read_page>)
      .function("readPicture", guarded<&Inspector::read_picture>)
      .function("structure", guarded<&Inspector::structure>)
      .function("flow", guarded<&Inspector::flow>)
      .function("derive", guarded<&Inspector::derive>)
      .function("head", guarded<&Inspector::head>)
      .function("explain", guarded<&Inspector::explain>)
      .function("change", guarded<&Inspector::change>)
      .function("drawn", guarded<&Inspector::drawn>)
      .function("trace", guarded<&Inspector::trace>)
      .function("addSamples", guarded<&Inspector::add_samples>)
      .function("forgetSamples", guarded<&Inspector::forget_samples>)
      .function("similar", guarded<&Inspector::similar>)
      .function("filter", guarded<&Inspector::filter>)
      .function("times", guarded<&Inspector::times>);
}
