// The module that the page loads first. It only reads drawings.

#include <memory>
#include <span>

#include "core/nn/inference_plan.hpp"
#include "core/read_memory.hpp"
#include "core/recogniser.hpp"
#include "wasm/javascript.hpp"

namespace {

using emscripten::val;
using scrawl::javascript::guarded;

class PageRecogniser {
 public:
  /// Always uses the integer plan, because the layers in floats would make the module larger.
  explicit PageRecogniser(scrawl::Model model)
      : recogniser_(std::move(model), scrawl::nn::InferencePlan::in_integers) {}

  /// From the bytes of a model file (Uint8Array). `source` is its name in messages.
  static std::unique_ptr<PageRecogniser> load(const val& bytes, const std::string& source) {
    const auto file = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
    auto loaded = std::make_unique<PageRecogniser>(
        scrawl::read_model(std::as_bytes(std::span(file)), source));
    loaded->recogniser_.check_itself(source);
    return loaded;
  }

  /// Reads a drawing: a Float32Array of x, y pairs in which a pair of NaN ends a stroke, and its
  /// length, because querying the array for it takes as long as grouping the strokes. The result,
  /// in the format of `serialised`, is a view of the module's memory that the next call
  /// invalidates: copies for each movement of the pen would cause garbage collections.
  val read(const val& pairs, std::size_t length) {
    pairs_.resize(length);
    val(emscripten::typed_memory_view(length, pairs_.data())).call<void>("set", pairs);
    reading_ = scrawl::javascript::serialised(
        recogniser_.read_number(scrawl::ink::drawing_from_pairs(pairs_), memory_));
    return val(emscripten::typed_memory_view(reading_.size(), reading_.data()));
  }

  /// Whether to read no signs.
  void set_digits_only(bool digits_only) { recogniser_.set_digits_only(digits_only); }

  /// Facts about the loaded model: `provenance`, a JSON text, and the number of `parameters`.
  val info() const {
    const scrawl::Model& model = recogniser_.model();
    val result = val::object();
    result.set("provenance", model.provenance);
    result.set("parameters", static_cast<double>(model.network.parameter_count()));
    return result;
  }

 private:
  scrawl::Recogniser recogniser_;
  scrawl::ReadMemory memory_;
  std::vector<float> pairs_;
  std::vector<double> reading_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(scrawl) {
  emscripten::class_<PageRecogniser>("Recogniser")
      .class_function("load", guarded<&PageRecogniser::load>)
      .function("read", guarded<&PageRecogniser::read>)
      .function("setDigitsOnly", guarded<&PageRecogniser::set_digits_only>)
      .function("info", guarded<&PageRecogniser::info>);
}
