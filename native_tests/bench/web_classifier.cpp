// The network alone behind one call, as lean as Embind allows, for scripts/bench_web.mjs, which
// compares engines by their inference alone, without preprocessing.

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

#include "core/model/model.hpp"
#include "core/nn/inference_plan.hpp"
#include "core/nn/loss.hpp"
#include "wasm/javascript.hpp"

namespace {

using emscripten::typed_memory_view;
using emscripten::val;
using scrawl::javascript::guarded;

class Classifier {
 public:
  explicit Classifier(const scrawl::Model& model)
      : head_(model.network.architecture().head),
        input_(static_cast<std::size_t>(model.network.input_shape().size())),
        output_(model.classes.size()),
        plan_(scrawl::nn::InferencePlan::in_integers(model.network)) {}

  static std::unique_ptr<Classifier> load(const val& bytes, const std::string& source) {
    const auto file = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
    return std::make_unique<Classifier>(scrawl::load_model(std::as_bytes(std::span(file)), source));
  }

  /// Input and output of `classify`: views of this memory, valid until another model is loaded.
  val input() { return val(typed_memory_view(input_.size(), input_.data())); }
  val output() { return val(typed_memory_view(output_.size(), output_.data())); }

  /// Computes the probabilities from grey values 0..1.
  void classify() {
    const auto logits = plan_.run(input_, memory_);
    const auto classes = static_cast<scrawl::nn::Index>(logits.size());
    scrawl::nn::activate_head<float>(head_, {logits.data(), 1, classes},
                                     {output_.data(), 1, classes});
  }

 private:
  scrawl::nn::Head head_;
  std::vector<float> input_, output_;
  scrawl::nn::InferencePlan plan_;
  scrawl::nn::InferenceMemory memory_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(classifier) {
  emscripten::class_<Classifier>("Classifier")
      .class_function("load", guarded<&Classifier::load>)
      .function("input", &Classifier::input)
      .function("output", &Classifier::output)
      .function("classify", &Classifier::classify);
}
