// Three small networks against Keras: see native_tests/golden/make_golden.py.

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

#include "core/json.hpp"
#include "core/nn/loss.hpp"
#include "core/nn/optimizer.hpp"
#include "native_tests/folders.hpp"

using namespace scrawl;
using namespace scrawl::nn;

namespace {

std::string golden_text() {
  std::ifstream file(SCRAWL_TEST_FOLDER "/golden/golden.json", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

template <class T>
Matrix<T> numbers(const json::Node& list, Index rows = 1) {
  const auto size = static_cast<Index>(list.size());
  Matrix<T> values(rows, size / rows);
  for (Index i = 0; i < size; ++i)
    values.data()[i] = static_cast<T>(list.item(std::size_t(i)).number());
  return values;
}

/// The largest difference from the list, relative to max(1, |value|).
template <class Values>
double difference(const Values& values, const json::Node& expected) {
  REQUIRE(expected.size() == std::size_t(values.size()));
  double largest = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double value = expected.item(i).number();
    largest = std::max(largest,
                       std::abs(double(values.data()[i]) - value) / std::max(1.0, std::abs(value)));
  }
  return largest;
}

/// Compares one network on one batch with Keras: outputs, loss, gradients, optimizer steps.
template <class T>
class Comparison {
 public:
  Comparison(const json::Node& golden)
      : golden_(golden),
        network_(parse_architecture(text_of(golden.field("architecture")), "golden.json")) {
    for (const ParameterSlot& slot : network_.slots()) {
      const Matrix<T> values = numbers<T>(golden.field("weights").field(slot.name));
      REQUIRE(values.size() == slot.spec.size());
      std::copy_n(values.data(), values.size(), network_.weights().data() + slot.offset);
    }
    const auto classes = network_.classes();
    const auto rows = Index(golden.field("targets").size()) / classes;
    input_ = numbers<T>(golden.field("input"), rows);
    targets_ = numbers<T>(golden.field("targets"), rows);
    d_logits_.resize(rows, classes);
    gradient_.resize(network_.weights().size());
  }

  std::map<std::string, double> differences() {
    std::map<std::string, double> found;
    found["outputs in use"] = difference(in_use(), golden_.field("probabilities_in_use"));
    const double loss = forward_and_backward();
    found["loss"] = std::abs(loss - golden_.field("loss").number());
    found["outputs in training"] = difference(activated(view(std::as_const(logits_))),
                                              golden_.field("probabilities_in_training"));
    for (const ParameterSlot& slot : network_.slots()) {
      if (const auto expected = golden_.field("gradients").optional_field(slot.name)) {
        found["gradients"] =
            std::max(found["gradients"], difference(of(slot, std::span(gradient_)), *expected));
      }
    }
    return found;
  }

  std::map<std::string, double> differences_after_steps(const char* optimizer,
                                                        const AdamOptions& options, double rate) {
    const json::Node expected = golden_.field(optimizer);
    const json::Node losses = expected.field("losses");
    std::map<std::string, double> found;
    Adam<T> adam(network_, options);
    for (std::size_t step = 0; step < losses.size(); ++step) {
      const double loss = forward_and_backward();
      found["losses"] = std::max(found["losses"], std::abs(loss - losses.item(step).number()));
      adam.step(network_.weights(), gradient_, rate);
      network_.update_statistics(workspace_);
    }
    for (const ParameterSlot& slot : network_.slots()) {
      found["weights"] = std::max(
          found["weights"],
          difference(of(slot, network_.weights()), expected.field("weights").field(slot.name)));
    }
    found["outputs in use"] = difference(in_use(), expected.field("probabilities_in_use"));
    return found;
  }

 private:
  static std::string text_of(const json::Node& node) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    node.value().Accept(writer);
    return {buffer.GetString(), buffer.GetSize()};
  }
  static std::span<T> of(const ParameterSlot& slot, std::span<T> values) {
    return values.subspan(std::size_t(slot.offset), std::size_t(slot.spec.size()));
  }
  Matrix<T> activated(ConstBatch<T> logits) {
    Matrix<T> probabilities(logits.rows(), logits.cols());
    activate_head<T>(network_.architecture().head, logits, view(probabilities));
    return probabilities;
  }
  Matrix<T> in_use() { return activated(network_.infer(view(std::as_const(input_)), workspace_)); }
  /// Returns the mean loss and sets `logits_` and `gradient_`.
  double forward_and_backward() {
    const auto rows = double(input_.rows());
    const auto logits = network_.forward(view(std::as_const(input_)), workspace_, random_);
    logits_ = logits;
    const double sum =
        cross_entropy<T>(network_.architecture().head, logits, view(std::as_const(targets_)),
                         T(1 / rows), view(d_logits_));
    std::fill(gradient_.begin(), gradient_.end(), T(0));
    network_.backward(view(std::as_const(input_)), view(std::as_const(d_logits_)), workspace_,
                      [&](Index offset, std::span<const T> part) {
                        std::copy(part.begin(), part.end(), gradient_.begin() + offset);
                      });
    return sum / rows;
  }

  json::Node golden_;
  Network<T> network_;
  Workspace<T> workspace_;
  Random random_{1};
  Matrix<T> input_, targets_, logits_, d_logits_;
  std::vector<T> gradient_;
};

template <class T>
std::map<std::string, double> all_differences(const json::Node& root, const char* network) {
  std::map<std::string, double> found;
  const auto collect = [&](const std::string& prefix, const std::map<std::string, double>& more) {
    for (const auto& [what, value] : more) found[prefix + what] = value;
  };
  const double rate = root.field("learning_rate").number();
  const AdamOptions with_decay{.weight_decay = root.field("weight_decay").number()};
  collect("", Comparison<T>(root.field(network)).differences());
  collect("after 5 steps of Adam: ",
          Comparison<T>(root.field(network)).differences_after_steps("adam", {}, rate));
  collect("after 5 steps of AdamW: ",
          Comparison<T>(root.field(network)).differences_after_steps("adamw", with_decay, rate));
  return found;
}

}  // namespace

TEMPLATE_TEST_CASE("outputs, losses, gradients and steps are Keras's", "[golden]", float, double) {
  const double tolerance = std::is_same_v<TestType, float> ? 1e-5 : 1e-11;
  const auto document = json::parse(golden_text(), "golden.json");
  for (const char* network : {"seed", "compact", "varied"}) {
    for (const auto& [what, value] :
         all_differences<TestType>(json::Node(document, "golden.json"), network)) {
      INFO(network << ", " << what);
      CHECK(value <= tolerance);
    }
  }
}

TEST_CASE("print the largest differences from Keras", "[.report]") {
  const auto document = json::parse(golden_text(), "golden.json");
  const json::Node root(document, "golden.json");
  std::printf("| %-49s | double  | float   |\n| --- | --- | --- |\n",
              "largest difference from Keras");
  for (const char* network : {"seed", "compact", "varied"}) {
    auto in_float = all_differences<float>(root, network);
    for (const auto& [what, value] : all_differences<double>(root, network))
      std::printf("| %-7s %-41s | %.1e | %.1e |\n", network, what.c_str(), value, in_float[what]);
  }
}
