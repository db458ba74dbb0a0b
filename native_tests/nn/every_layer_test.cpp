// What must hold of every layer type that core/nn/layer_specs.hpp lists, whatever it computes: a
// new one is tested here without a line of its own.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "core/model/model.hpp"
#include "core/nn/inference_plan.hpp"
#include "core/nn/inspect.hpp"
#include "native_tests/nn/gradient_check.hpp"
#include "native_tests/nn/layer_cases.hpp"

using namespace scrawl;
using namespace scrawl::nn;
using namespace scrawl::nn::testing;

namespace {

template <class T>
Network<T> random_network(const Architecture& architecture) {
  Random random(31);
  Network<T> network(architecture, random);
  for (const ParameterSlot& slot : network.slots()) {
    if (slot.spec.role == Role::kernel) continue;
    const double low = slot.spec.role == Role::variance ? 0.5 : -0.5;
    for (Index i = slot.offset; i < slot.offset + slot.spec.size(); ++i) {
      network.weights()[std::size_t(i)] = static_cast<T>(random.uniform(low, 1));
    }
  }
  return network;
}

template <class T>
Matrix<T> random_samples(const Network<T>& network) {
  Random random(32);
  return random_matrix(5, network.input_shape().size(), random).template cast<T>();
}

/// The layer type behaves differently in training, or its running statistics are of another batch.
bool differs_in_training(const LayerSpec& spec) {
  return std::holds_alternative<DropoutSpec>(spec) ||
         std::holds_alternative<BatchNorm2dSpec>(spec) ||
         std::holds_alternative<BatchNorm1dSpec>(spec);
}

template <class T>
double largest_difference(ConstBatch<T> a, ConstBatch<T> b) {
  REQUIRE(a.size() == b.size());
  return static_cast<double>((a - b).cwiseAbs().maxCoeff());
}

}  // namespace

TEST_CASE("every layer's gradients are its central differences as it begins", "[every_layer]") {
  for_each_case([](const LayerSpec& spec, const std::string& name) {
    INFO(name);
    const Shape input = input_for(spec);
    Architecture alone{input, {spec, FlattenSpec{}}, Head::softmax};
    const auto layers = build_layers<double>(alone);
    Random random(33);
    // Values so far apart that no kink of a layer lies between a value and the one it is moved to.
    for (const auto& [what, value] :
         check_layer(*layers[0], separated_matrix(4, input.size(), random), random)) {
      INFO(what);
      CHECK(value <= 1e-6);
    }
  });
}

TEST_CASE("no layer's backward pass reads what it says that it does not", "[every_layer]") {
  for_each_case([](const LayerSpec& spec, const std::string& name) {
    INFO(name);
    const Shape shape = input_for(spec);
    const auto layers = build_layers<double>({shape, {spec, FlattenSpec{}}, Head::softmax});
    const Layer<double>& layer = *layers[0];
    Random random(34);
    const Matrix<double> input = random_matrix(3, shape.size(), random);
    Matrix<double> output(3, layer.output_shape().size()), d_input = input, expected = input;
    const Matrix<double> d_output = random_matrix(3, output.cols(), random);
    std::vector<Matrix<double>> parameters, gradients;
    Layer<double>::Weights weights{};
    Layer<double>::Gradients d_weights{};
    for (const ParameterSpec& parameter : layer.parameters()) {
      parameters.push_back(random_matrix(1, parameter.size(), random));
      gradients.push_back(Matrix<double>::Zero(1, parameter.size()));
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      weights[i] = parameters[i].data();
      d_weights[i] = gradients[i].data();
    }
    Tape<double> tape;
    Scratch<double> scratch;
    layer.forward(weights, view(input), view(output), tape, random, scratch);
    layer.backward(weights, view(input), view(std::as_const(output)), view(d_output), tape,
                   view(expected), d_weights, scratch);
    const auto reads = layer.backward_reads();
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const Matrix<double> no_input = Matrix<double>::Constant(3, input.cols(), nothing);
    const Matrix<double> no_output = Matrix<double>::Constant(3, output.cols(), nothing);
    layer.backward(weights, view(reads.input ? input : no_input),
                   view(reads.output ? std::as_const(output) : no_output), view(d_output), tape,
                   view(d_input), d_weights, scratch);
    CHECK(d_input == expected);
  });
}

TEST_CASE("every layer gives in use what it gives in training", "[every_layer]") {
  for_each_case([](const LayerSpec& spec, const std::string& name) {
    if (differs_in_training(spec)) return;
    INFO(name);
    const auto network = random_network<double>(around(spec));
    const Matrix<double> samples = random_samples(network);
    Workspace<double> in_use, in_training;
    Random random(35);
    CHECK(largest_difference<double>(network.infer(view(samples), in_use),
                                     network.forward(view(samples), in_training, random)) < 1e-12);
  });
}

TEST_CASE("a network with any layer is the same when it is folded", "[every_layer]") {
  for_each_case([](const LayerSpec& spec, const std::string& name) {
    INFO(name);
    const auto network = random_network<double>(around(spec));
    const auto folded = fold_for_inference(network);
    const Matrix<double> samples = random_samples(network);
    Workspace<double> first, second;
    CHECK(largest_difference<double>(network.infer(view(samples), first),
                                     folded.infer(view(samples), second)) < 1e-12);
  });
}

TEST_CASE("a plan with any layer says what the layers say", "[every_layer]") {
  for_each_case([](const LayerSpec& spec, const std::string& name) {
    INFO(name);
    const auto network = random_network<float>(around(spec));
    const auto plan = InferencePlan::in_integers(network);
    const Matrix<float> samples = random_samples(network);
    Workspace<float> workspace;
    const Matrix<float> expected = network.infer(view(samples), workspace);
    InferenceMemory memory;
    for (Index i = 0; i < samples.rows(); ++i) {
      const auto said = plan.run({samples.row(i).data(), std::size_t(samples.cols())}, memory);
      const ConstBatch<float> row(expected.row(i).data(), 1, expected.cols());
      CHECK(largest_difference<float>({said.data(), 1, Index(said.size())}, row) <
            1e-3 * double(expected.cwiseAbs().maxCoeff()));
    }
  });
}

TEST_CASE("a model with any layer comes back from its file", "[every_layer]") {
  for_each_case([](const LayerSpec& spec, const std::string& name) {
    INFO(name);
    Architecture architecture = around(spec);
    architecture.input = {6, 6, 1};
    if (input_for(spec).flat())
      architecture.layers.insert(architecture.layers.begin(), FlattenSpec{});
    Random random(36);
    Model model = untrained_model(architecture, random, "test");
    model.network = random_network<float>(architecture);
    model.preprocessing = {.size = 6, .box = 4, .pen_width = 1};
    const Model again = load_model(save_model(model, WeightType::f32), "test");
    CHECK(to_json(again.network.architecture()) == to_json(architecture));
    CHECK(std::equal(again.network.weights().begin(), again.network.weights().end(),
                     model.network.weights().begin(), model.network.weights().end()));
  });
}

TEST_CASE("no place of any layer sees more than its receptive field", "[every_layer]") {
  for_each_case([](const LayerSpec& spec, const std::string& name) {
    const Shape shape = input_for(spec);
    if (shape.flat()) return;
    INFO(name);
    const auto network =
        random_network<float>({shape, {spec, FlattenSpec{}, DenseSpec{10}}, Head::softmax});
    const auto field = receptive_fields(network)[0];
    const Shape output = network.layers()[0]->output_shape();
    Random random(37);
    const Matrix<float> input = random_matrix(1, shape.size(), random).cast<float>();
    Workspace<float> workspace;
    const auto values = [&](const Matrix<float>& sample) {
      const auto all = activations(network, {sample.data(), std::size_t(sample.size())}, workspace);
      return std::vector<float>(all[0].begin(), all[0].end());
    };
    const auto before = values(input);
    const auto sees = [](const ReceptiveField::Axis& axis, Index place, Index pixel) {
      const Index first = axis.first + place * axis.step;
      return pixel >= first && pixel < first + axis.size;
    };
    for (Index pixel = 0; pixel < shape.size(); ++pixel) {
      Matrix<float> changed = input;
      changed(0, pixel) += 100;
      const auto after = values(changed);
      const Index row = pixel / shape.channels / shape.width;
      const Index column = pixel / shape.channels % shape.width;
      for (Index i = 0; i < output.size(); ++i) {
        if (after[std::size_t(i)] == before[std::size_t(i)]) continue;
        const Index y = i / output.channels / output.width, x = i / output.channels % output.width;
        // A vector is one place, which may see everything.
        const bool seen = sees(field.vertical, y, row) && sees(field.horizontal, x, column);
        CHECK(seen);
      }
    }
  });
}
